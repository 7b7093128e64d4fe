// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "places/names.hpp"
#include "places/resolve.hpp"

#include <vector>

namespace placeline::places {

/// A name of another spelling is a place of the report's part of the world or none: "Kawuri" in Borno is not Cavour in
/// Italy. \return Whether such a hit was taken from the names, so that all are to be resolved anew.
bool drop_far_variants(NameSet& names, const std::vector<ResolvedEntry>& resolved);

/// "Rask" in a report on Iran is not Rusk in Texas, nor is a village of Lebanon that the gazetteer lacks its namesake
/// in Ohio: where the best candidate is little known, or called otherwise, and lies in no country of another name and
/// near none, the namesake at home is meant, or none; then the confidence is 0.
void keep_little_known_at_home(const NameSet& names, std::vector<ResolvedEntry>& resolved);

} // namespace placeline::places
