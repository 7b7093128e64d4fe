// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/pool.hpp"
#include "review/findings.hpp"
#include "review/row.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace placeline::review {

using PartKey = std::pair<std::string, std::string>; ///< report, incident
PartKey key_of(const IncidentPart& part);

/// Applies the rows that have a report as their key to the parts and claims that are to be joined (`edit_report`).
/// \return  The parts that are dropped; they are still there, since their events are known by them.
std::set<PartKey> edit_reports(incidents::Pool& pool, const std::vector<Row>& rows, Findings& findings);

} // namespace placeline::review
