// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/merge.hpp"
#include "model/incident.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace placeline::incidents {

/// One report's incident with what comparing it needs.
struct Candidate {
    const IncidentPart* part = nullptr;
    EventKind kind = EventKind::unknown;
    std::optional<DateRange> days; ///< on which it may have happened
    std::string name;              ///< the name as written, folded: places that the gazetteer lacks are compared by it
    /// Killed and injured, as told: a number that two reports have in common ties them.
    std::set<std::pair<Measure, std::uint32_t>> numbers;
};

/// The candidate for a part, without its numbers.
Candidate candidate_for(const IncidentPart& part);

/// A quick test: whether their days are so far apart that they cannot be one event.
bool are_far_apart_in_time(const Candidate& a, const Candidate& b, const MergeOptions& options);

/// Whether nothing speaks against one event: not one report; of one source only on the same stated day; days that
/// agree; kinds that may be one; places that may be one.
bool may_be_same_event(const Candidate& a, const Candidate& b, const MergeOptions& options);

/// How well two parts fit: smaller is better. Empty: nothing ties them, or something speaks against it. An undated
/// incident is never tied by its place alone.
std::optional<double> mismatch(const Candidate& a, const Candidate& b, const MergeOptions& options);

/// Whether two places may be one, as far as their precision allows: areas (where_prec 4 and above) only with
/// themselves.
bool may_be_same_place(const Place& a, const Place& b, double radius_km);

} // namespace placeline::incidents
