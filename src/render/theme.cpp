// SPDX-License-Identifier: Apache-2.0
#include "render/theme.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

namespace placeline::render {

namespace {

constexpr Colour rgb(unsigned hex)
{
    return {((hex >> 16U) & 0xFFU) / 255.0, ((hex >> 8U) & 0xFFU) / 255.0, (hex & 0xFFU) / 255.0};
}

// Colours of measures: Okabe and Ito 2008, which people who see red and green alike can tell apart.
constexpr Theme light{
    .page = rgb(0xffffff),
    .sea = rgb(0xdce8f0),
    .land = rgb(0xf1ede4),
    .land_in_focus = rgb(0xfdfbf5),
    .coast = rgb(0x8fa9bb),
    .unit_line = rgb(0xd3ccbe),
    .country_line = rgb(0x968d7d),
    .graticule = rgb(0xcbdae4),
    .text = rgb(0x1f2328),
    .muted = rgb(0x5b626b),
    .place_text = rgb(0x6f685c),
    .leads = {rgb(0xd55e00), rgb(0xe69f00), rgb(0x0072b2), rgb(0x009e73), rgb(0xcc79a7), rgb(0x5f6670)},
};

constexpr Theme print{
    .page = rgb(0xffffff),
    .sea = rgb(0xebebeb),
    .land = rgb(0xfafafa),
    .land_in_focus = rgb(0xffffff),
    .coast = rgb(0x8c8c8c),
    .unit_line = rgb(0xcfcfcf),
    .country_line = rgb(0x7d7d7d),
    .graticule = rgb(0xd9d9d9),
    .text = rgb(0x000000),
    .muted = rgb(0x4d4d4d),
    .place_text = rgb(0x666666),
    .leads = {rgb(0x111111), rgb(0x5a5a5a), rgb(0x8e8e8e), rgb(0xb4b4b4), rgb(0xd6d6d6), rgb(0x555555)},
};

} // namespace

const Theme& theme_of(std::string_view name)
{
    if (name == "light") {
        return light;
    }
    if (name == "print") {
        return print;
    }
    throw UsageError{fmt::format("\"{}\" is no theme of maps; known are light, print", name)};
}

} // namespace placeline::render
