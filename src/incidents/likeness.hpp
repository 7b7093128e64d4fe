// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/same_event.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace placeline::incidents {

using Indices = std::vector<std::uint32_t>;
using Number = std::pair<Measure, std::uint32_t>;

/// Incidents longer than this are compared with all of their surroundings, the others with those of their days.
constexpr std::chrono::days short_event{10};

/// Candidates alike in place, name, days and kind: what holds of one holds of all.
struct Likeness {
    std::uint32_t example = 0; ///< a candidate
    Indices members;
    std::map<Number, Indices> by_number; ///< those that tell it
};

/// In order of their first candidates.
std::vector<Likeness> likenesses_of(const std::vector<Candidate>& candidates);

/// Likenesses by square degree and day. Great-circle radii above that are not offered.
class Surroundings {
public:
    Surroundings(const std::vector<Likeness>& likenesses, const std::vector<Candidate>& candidates,
                 const MergeOptions& options);

    /// Indices of the likenesses around a candidate with a place, that may have days in common with it.
    [[nodiscard]] Indices around(const Candidate& candidate) const;

private:
    struct Cell {
        std::map<Day, Indices> by_day; ///< first day of the short ones
        Indices lasting;               ///< long or undated
    };

    void add(const Cell& cell, const Candidate& candidate, Indices& found) const;
    [[nodiscard]] long n_columns() const;
    [[nodiscard]] std::pair<long, long> cell_of(const LonLat& position) const;

    double cell_deg_;
    std::chrono::days slack_;
    std::map<std::pair<long, long>, Cell> cells_;
};

} // namespace placeline::incidents
