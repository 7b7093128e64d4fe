// SPDX-License-Identifier: Apache-2.0
#include "bridge/map_formats.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>

namespace placeline::bridge {

namespace {

constexpr std::array<MapFormatInfo, 3> formats{{
    {MapFormat::svg, ".svg"},
    {MapFormat::png, ".png"},
    {MapFormat::pdf, ".pdf"},
}};

} // namespace

std::span<const MapFormatInfo> map_formats() noexcept
{
    return formats;
}

std::optional<MapFormat> map_format_of(const std::filesystem::path& path)
{
    auto extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(), [](char c) {
        return ascii_lower(c); // extensions are ASCII
    });
    const auto found = std::ranges::find(formats, std::string_view{extension}, &MapFormatInfo::extension);
    return found == formats.end() ? std::nullopt : std::optional{found->format};
}

} // namespace placeline::bridge
