// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/same_event.hpp"
#include "model/incident.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace placeline::incidents {

using ClaimKey = std::pair<std::string, std::string>; ///< report, claim

/// All parts and all claims of the incidents that are to be joined, each once. Joining starts from these, whatever was
/// joined before.
struct Pool {
    std::vector<IncidentPart> parts; ///< by publication (reports without a date last), report and id
    std::map<ClaimKey, SourcedClaim> claims;
    std::set<ClaimKey> void_claims; ///< that a person took back: they stay with their words and stand for nothing
};

Pool pool_of(const std::vector<MergedIncident>& incidents);

/// Adds a part at its place in the order.
void insert_part(Pool& pool, IncidentPart part);

/// What joining compares, one for each of the parts, which must outlive it.
std::vector<Candidate> candidates_of(const std::vector<IncidentPart>& parts, const Pool& pool);

} // namespace placeline::incidents
