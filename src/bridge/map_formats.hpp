// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

namespace placeline::bridge {

enum class MapFormat { svg, png, pdf };

/// A format of finished maps. Help and the guess from a file name read this one table.
struct MapFormatInfo {
    MapFormat format;
    std::string_view extension; ///< with its dot, lower case
};

std::span<const MapFormatInfo> map_formats() noexcept;

/// The map format that the extension of a path (in any case) names; nothing: it is no map.
std::optional<MapFormat> map_format_of(const std::filesystem::path& path);

} // namespace placeline::bridge
