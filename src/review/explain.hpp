// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/merge.hpp"
#include "model/incident.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace placeline::review {

/// What became of one claim of an incident.
struct ClaimFate {
    const SourcedClaim* claim = nullptr;
    std::string words; ///< "counted", "replaced by a later number of its source", ...
};

/// The rule that made a count of what its claims say.
struct FigureRule {
    Measure measure = Measure::killed;
    Count count;
    std::string low, best, high; ///< why each is what it is
};

/// Why one report's part belongs to the incident.
struct JoinReason {
    const IncidentPart* part = nullptr;
    const IncidentPart* with = nullptr; ///< the part that it fits best; nullptr: the first part
    std::string words;
};

/// The way of one incident from claims to row. Points into the incident, which must outlive it.
struct Explanation {
    std::vector<ClaimFate> claims;   ///< in order of telling
    std::vector<FigureRule> figures; ///< those that are stated
    std::vector<JoinReason> joins;   ///< one a part, in their order
};

/// \param options  Those that the incident was joined with.
Explanation explain(const MergedIncident& merged, const incidents::MergeOptions& options);

} // namespace placeline::review
