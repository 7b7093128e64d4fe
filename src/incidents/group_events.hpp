// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/same_event.hpp"

#include <cstdint>
#include <vector>

namespace placeline::incidents {

/// Groups of candidates that are one event: the pairs that fit best first; a pair joins two groups when no two
/// candidates of theirs contradict each other. Candidates alike in place, days and kind are compared once, so that the
/// work grows with the number of candidates and not with that of their pairs.
/// \param candidates  In an order that the input's order does not change (ties are decided by it).
/// \return            Indices, ascending in each group; each candidate is in one group.
std::vector<std::vector<std::uint32_t>> group_events(const std::vector<Candidate>& candidates,
                                                     const MergeOptions& options);

} // namespace placeline::incidents
