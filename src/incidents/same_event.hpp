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
    std::uint32_t team = 0; ///< candidates of one team are one event, whatever speaks against it; 0: of none
    std::uint32_t pin = 0;  ///< candidates with different pins are never one event; 0: with none
};

/// The candidate for a part, without its numbers.
Candidate candidate_for(const IncidentPart& part);

/// What two candidates' places, days and kinds say, whoever tells of them.
struct Fit {
    bool may_be_one_alone = false;       ///< nothing speaks against one event
    bool may_be_one_with_number = false; ///< the same where they tell a number in common
    /// How well they fit: smaller is better. Empty: nothing ties them. An undated incident is never tied by its place
    /// alone.
    std::optional<double> cost_alone;
    std::optional<double> cost_with_number;
    std::uint32_t least_number = 0; ///< smaller ones do not tie them
    /// One tells of an area, the other of a place in it, on the same stated day and in kinds that agree. They may be
    /// one where nothing else in the area may be it.
    bool may_be_one_in_area = false;
};

/// It has neither a place nor the name of one: only its day and toll can tie it.
bool is_nowhere(const Candidate& candidate) noexcept;

Fit fit_of(const Candidate& a, const Candidate& b, const MergeOptions& options);

/// Whether two places may be one, as far as their precision allows: areas (where_prec 4 and above) only with
/// themselves.
bool may_be_same_place(const Place& a, const Place& b, double radius_km);

} // namespace placeline::incidents
