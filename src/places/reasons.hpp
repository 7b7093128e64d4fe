// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "places/resolve.hpp"

#include <string>
#include <vector>

namespace placeline::places {

/// Appends one line a candidate, best first: the place in words, its probability and what spoke for and against it.
void explain(const ResolvedEntry& resolved, const WeighedEntry& weighed, const gazetteer::Gazetteer& gazetteer,
             std::vector<std::string>& reasons);

/// A place in words: "Tripoli (capital, Libya)".
std::string describe(const gazetteer::PlaceRow& row, const gazetteer::Gazetteer& gazetteer);

} // namespace placeline::places
