// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/incident_columns.hpp"
#include "output/value.hpp"

#include <functional>
#include <span>
#include <vector>

namespace placeline::output {

/// One incident after the other of a set, which outlives it; null: there are no more.
using IncidentSource = std::function<const MergedIncident*()>;

/// Those that have a position, in their order.
IncidentSource located(const std::vector<MergedIncident>& incidents);
/// The same in the order of `along_curve`. Holds four bytes an incident.
IncidentSource located_along_curve(const std::vector<MergedIncident>& incidents);
/// Those that have none.
IncidentSource unlocated(const std::vector<MergedIncident>& incidents);

/// Calls `write` for each incident with the cells of its row. Rows come in batches; another thread makes the next one
/// while `write` runs, which only the caller's thread does. The cells live until `write` returns.
/// \throws  What `write` throws; the rest is then left.
void for_each_row(const IncidentSource& incidents,
                  const std::function<void(const MergedIncident&, std::span<const Value>)>& write);

/// The longest text of each column, in bytes; 0 for columns that are no text.
std::vector<std::size_t> longest_texts(const IncidentSource& incidents);

} // namespace placeline::output
