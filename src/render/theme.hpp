// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/marks.hpp"

#include <array>
#include <string_view>

namespace placeline::render {

/// Red, green, blue, 0 to 1.
struct Colour {
    double red = 0.0;
    double green = 0.0;
    double blue = 0.0;

    bool operator==(const Colour&) const = default;
};

/// The colours of a map.
struct Theme {
    Colour page, sea, land, land_in_focus, coast, unit_line, country_line, graticule, text, muted, place_text;
    std::array<Colour, n_leads> leads; ///< by Lead; apart for the colour-blind, or by lightness in greys
};

/// "light" or "print". \throws UsageError  Another name.
const Theme& theme_of(std::string_view name);

} // namespace placeline::render
