// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/readings.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace placeline::claims {

/// Which readings add up, and which are parts of another; one entry a reading.
struct Sums {
    std::vector<std::optional<std::uint32_t>> group = {}; ///< equal numbers add up
    std::vector<std::uint32_t> part_of = {};              ///< index of the total, or `none`
};

/// "nine soldiers and one civilian" add up; "four in A and one in B" are two places' own numbers; "seven soldiers and a
/// civilian, eight dead in all" are parts of the eight.
Sums sum_groups(const TaggedText& text, const std::vector<Counted>& counted, const std::vector<Reading>& readings);

} // namespace placeline::claims
