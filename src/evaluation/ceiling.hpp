// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evaluation/gold.hpp"
#include "gazetteer/gazetteer.hpp"

#include <vector>

namespace placeline::evaluation {

/// Per toponym, whether a place that a look-up of its name gives (as it is written, in context, or in a variant
/// spelling) lies within `right_within_km` of gold; false for those without a position. No resolver can do better on
/// these spans.
std::vector<bool> right_candidate_exists(const GoldDocument& gold, const gazetteer::Gazetteer& gazetteer);

} // namespace placeline::evaluation
