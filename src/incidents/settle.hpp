// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/figures.hpp"
#include "incidents/statement.hpp"
#include "model/incident.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace placeline::incidents {

/// An incident with the claims that are about it.
struct Row {
    Incident* incident = nullptr;
    std::vector<std::uint32_t> statements; ///< indices; a shared claim stands in several rows
};

/// Computes each incident's figures, conflict, scope and share group, and each claim's `standing` and `counted`. A
/// shared number is in no row; it is counted once for the set of rows that share it, and not at all where one of them
/// has a number of its own ("12 in A and B: 8 in A, 4 in B"). So per measure, `best` summed over the rows plus the
/// values of counted shared claims is the sum of `value` over counted claims. \param statements  Each claim once.
void settle(std::span<const Row> rows, std::span<const Statement> statements, BestRule rule);

/// Splits each counted shared number over its rows: equal parts, what is left over to the first ones. The rows are
/// marked `split`. Call after `settle`, with the same arguments.
void allocate_equal(std::span<const Row> rows, std::span<const Statement> statements);

/// The column of a measure, or nullptr where it has none.
Count* figure(Figures& figures, Measure measure) noexcept;
const Count* figure(const Figures& figures, Measure measure) noexcept;

} // namespace placeline::incidents
