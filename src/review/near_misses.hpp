// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/incident.hpp"
#include "review/doubts.hpp"

#include <cstddef>
#include <vector>

namespace placeline::review {

/// An incident that may be the same event as another, though they were not joined.
struct NearMiss {
    std::size_t other = 0; ///< index of the incident
    Doubt doubt;
};

/// For each incident those that may be the same event: on its days or the day beside them, in its surroundings, of a
/// kind that agrees, with a toll alike. Each pair stands once, with the incident of the greater toll; likeliest first.
std::vector<std::vector<NearMiss>> near_misses(const std::vector<MergedIncident>& incidents);

} // namespace placeline::review
