// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/mention.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace placeline::incidents {

/// One place where a report says that something happened, however often it is named.
struct Site {
    std::string key;                     ///< the same for the same place in any report
    std::vector<std::uint32_t> mentions; ///< role `event`, in text order
    std::optional<Place> place;
    std::string text; ///< the name as first written
    double confidence = 0.0;
};

constexpr std::uint32_t no_site = 0xFFFFFFFF;

struct Sites {
    std::vector<Site> all;
    std::vector<std::uint32_t> of_mention; ///< per mention: index in `all`, or `no_site`
};

/// The sites of a report, by first mention. "Near A" and "A" are one site where both lie at one point; "30 km north of
/// A" is its own.
Sites find_sites(const std::vector<Mention>& mentions);

/// Whether `area` is a wider area that holds `inner`: its country, its first-order unit, or a region around it.
bool holds(const Place& area, const Place& inner);

/// Whether a place this coarse is an area and no spot (UCDP where_prec 4 and above).
bool is_area(const Place& place) noexcept;

} // namespace placeline::incidents
