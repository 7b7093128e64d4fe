// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/position.hpp"

#include <optional>
#include <string>

namespace placeline {

/// What a user says of a name; it wins over everything. Of `place_id`, `position` and `no_place` exactly one is given.
struct Override {
    std::string name;
    std::string report;   ///< id of the only report it holds for; empty: any
    std::string country;  ///< holds only for reports with a place in it: ISO 3166-1 code or name; empty: any
    std::string place_id; ///< of the gazetteer
    std::optional<LonLat> position;
    std::string place_name; ///< of `position`; empty: the name
    int where_prec = 1;     ///< of `position`
    bool no_place = false;
    std::string origin; ///< for messages: "overrides.csv:3"

    bool operator==(const Override&) const = default;
};

} // namespace placeline
