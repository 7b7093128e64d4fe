// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/position.hpp"

#include <string_view>

namespace placeline::gazetteer {

/// What two sources must agree on for a name of both to mean one place.
struct Described {
    char feature_class = ' ';
    std::string_view feature_code;
    std::string_view country; ///< empty: not told, which agrees with all
    LonLat position;
};

/// Whether two entries with a name in common are one place: countries and units by their code and country; all else by
/// its class and a distance of at most 5 km.
bool same_place(const Described& a, const Described& b) noexcept;

} // namespace placeline::gazetteer
