// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/figures.hpp"
#include "model/incident.hpp"

#include <vector>

namespace placeline::incidents {

struct MergeOptions {
    double radius_km = 5.0; ///< join exact places at most this far apart
    /// Join when the stated days are at most this far apart. 0: they must overlap ("overnight" is two days), or be
    /// neighbours with a toll in common. An incident dated by its publication may be up to three days older in any
    /// case.
    int days = 0;
    BestRule best = BestRule::contract;
    bool allocate_equal = false; ///< split a shared number over its places
};

/// Makes one report's incidents self-contained.
std::vector<MergedIncident> lift(const ParsedReport& report);

/// Sorts by date, place and id, as `merge` does.
void sort_incidents(std::vector<MergedIncident>& incidents);

/// Joins incidents of one event across reports, sources and earlier merges. Independent of order and split of the
/// input; merging what was merged changes nothing. Sorted by date, place and id.
std::vector<MergedIncident> merge(std::vector<MergedIncident> incidents, const MergeOptions& options);

} // namespace placeline::incidents
