// SPDX-License-Identifier: Apache-2.0
#include "render/theme.hpp"

#include "base/error.hpp"
#include "render/palette.hpp"

#include <fmt/format.h>

namespace placeline::render {

namespace {

constexpr Colour rgb(unsigned hex)
{
    return {((hex >> 16U) & 0xFFU) / 255.0, ((hex >> 8U) & 0xFFU) / 255.0, (hex & 0xFFU) / 255.0};
}

constexpr std::array<Colour, n_leads> colours(const std::array<unsigned, n_leads>& palette)
{
    std::array<Colour, n_leads> made;
    for (std::size_t i = 0; i < n_leads; ++i) {
        made[i] = rgb(palette[i]);
    }
    return made;
}

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
    .leads = colours(light_palette),
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
    .leads = colours(print_palette),
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
