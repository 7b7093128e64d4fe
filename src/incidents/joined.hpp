// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/merge.hpp"
#include "incidents/pool.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace placeline::incidents {

/// The parts that are one event.
struct Event {
    std::vector<std::uint32_t> parts; ///< indices, ascending
    std::string id{};                 ///< empty: that of the eldest part
};

/// The id that an event has by itself: that of the part with the earliest claim.
const std::string& own_id(const Event& event, const Pool& pool);

/// An incident for each event, with its figures and claims, sorted by date, place and id.
/// \param pool  What its claims stand and count for is reckoned.
std::vector<MergedIncident> joined(const std::vector<Event>& events, Pool& pool, const MergeOptions& options);

} // namespace placeline::incidents
