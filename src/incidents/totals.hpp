// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/incident.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace placeline::incidents {

/// The measures that have columns and add up (`civilians` are among the killed).
inline constexpr std::array summed_measures{Measure::killed, Measure::injured, Measure::strikes, Measure::targets,
                                            Measure::munitions};

/// What one measure amounts to over a set of incidents. Empty: nowhere stated.
struct Total {
    std::optional<std::uint64_t> rows;   ///< `best`, summed over the incidents
    std::optional<std::uint64_t> shared; ///< counted numbers that several places share and no row holds, each once

    /// Both together: the whole, once.
    [[nodiscard]] std::optional<std::uint64_t> whole() const;
    bool operator==(const Total&) const = default;
};

/// \param incidents  Joined, with their claims. Numbers that were split over their places are in the rows.
/// \return           In the order of `summed_measures`.
std::array<Total, summed_measures.size()> totals_of(const std::vector<MergedIncident>& incidents);

} // namespace placeline::incidents
