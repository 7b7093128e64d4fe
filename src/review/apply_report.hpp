// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/incident.hpp"
#include "review/findings.hpp"
#include "review/row.hpp"

#include <vector>

namespace placeline::review {

/// Applies to one report what rows say of it, and of its incidents by their ids; reckons its figures anew. Incidents
/// carry the rows that changed them, and those that are for the join.
void apply_to_report(ParsedReport& parsed, const std::vector<Row>& rows, Findings& findings);

/// Gives an incident what rows say of it as an event: in each field what the last one says. Its counts are to be
/// reckoned already. \param rows  In order of weight; those that set nothing are only carried.
/// \param counted_claims  Of the incident; those that no longer make its best value are no longer counted.
void set_event(Incident& incident, const std::vector<const Row*>& rows, const std::vector<Claim*>& counted_claims,
               Findings& findings);

} // namespace placeline::review
