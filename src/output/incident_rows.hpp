// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/incident_columns.hpp"
#include "output/value.hpp"

#include <functional>
#include <span>
#include <vector>

namespace placeline::output {

/// Calls `write` for each incident that has a position (`located`), or has none, in their order, with the cells of its
/// row. Rows come in batches; another thread makes the next one while `write` runs, which only the caller's thread
/// does. The cells live until `write` returns.
/// \throws  What `write` throws; the rest is then left.
void for_each_row(const std::vector<MergedIncident>& incidents, bool located,
                  const std::function<void(const MergedIncident&, std::span<const Value>)>& write);

/// The longest text of each column among the located incidents, in bytes; 0 for columns that are no text.
std::vector<std::size_t> longest_texts(const std::vector<MergedIncident>& incidents);

} // namespace placeline::output
