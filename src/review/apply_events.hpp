// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/merge.hpp"
#include "model/incident.hpp"
#include "review/findings.hpp"
#include "review/row.hpp"

#include <vector>

namespace placeline::review {

/// Joins incidents with what people said of their reports and events: see `Corrections::join`.
/// \param rows  In order of weight, the last weighs most; those that records carry come first.
std::vector<MergedIncident> join_with(std::vector<MergedIncident> incidents, const std::vector<Row>& rows,
                                      const incidents::MergeOptions& options, Findings& findings);

} // namespace placeline::review
