// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/incident.hpp"
#include "model/work_item.hpp"

#include <string>
#include <vector>

namespace placeline::review {

/// The worklist as a table (CSV, RFC 4180) that is a corrections file to fill in: the columns of
/// placeline-corrections(5) come first, with the event and what stands in its most doubtful column; a row whose
/// `action` is left empty says nothing.
std::string worklist_table(const IncidentSet& set, const std::vector<WorkItem>& items);

/// One item a line, as NDJSON, each with its incident as `placeline merge` writes it.
std::string worklist_records(const IncidentSet& set, const std::vector<WorkItem>& items);

} // namespace placeline::review
