// SPDX-License-Identifier: Apache-2.0
#include "bridge/layer_formats.hpp"

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "bridge/database_target.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace placeline::bridge {

namespace {

constexpr std::array<LayerFormatInfo, 6> formats{{
    {LayerFormat::geojson, "geojson", ".geojson", "GeoJSON", false, true, 0,
     "a column that is null in every row has no type"},
    {LayerFormat::shapefile, "shapefile", ".shp", "ESRI Shapefile", false, false, 254,
     "text is cut at 254 bytes; an empty text and null are the same; 2 GB"},
    {LayerFormat::geopackage, "gpkg", ".gpkg", "GPKG", true, true, 0, ""},
    {LayerFormat::flatgeobuf, "flatgeobuf", ".fgb", "FlatGeobuf", false, false, 0,
     "dates are ISO 8601 text; rows stand in the order of the spatial index"},
    {LayerFormat::kml, "kml", ".kml", "KML", false, true, 0,
     "dates are ISO 8601 text; readers take counts as 32-bit numbers"},
    {LayerFormat::csv, "csv", ".csv", "CSV", false, false, 0,
     "dates are ISO 8601 text; an empty text and null are the same; text that a spreadsheet would run as a formula "
     "begins with an apostrophe"},
}};

constexpr LayerFormatInfo postgis{LayerFormat::postgis, "postgis", "", "PostgreSQL", true, true, 0, ""};

} // namespace

std::span<const LayerFormatInfo> layer_formats() noexcept
{
    return formats;
}

const LayerFormatInfo& layer_format_of(const std::filesystem::path& path, std::string_view name)
{
    if (is_database(path.native())) {
        return postgis;
    }
    std::string known;
    for (const auto& format : formats) {
        known += fmt::format("{}{}", known.empty() ? "" : ", ", name.empty() ? format.extension : format.name);
    }
    if (!name.empty()) {
        const auto found = std::ranges::find(formats, name, &LayerFormatInfo::name);
        if (found == formats.end()) {
            throw UsageError{fmt::format("\"{}\" is no format of layers; known are {}", name, known)};
        }
        return *found;
    }
    auto extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(), [](char c) { return ascii_lower(c); });
    const auto found = std::ranges::find(formats, std::string_view{extension}, &LayerFormatInfo::extension);
    if (found == formats.end()) {
        throw UsageError{
            extension.empty()
                ? fmt::format("{}: the name has no extension to tell the format; known are {}", path.string(), known)
                : fmt::format("{}: no format of layers has the extension \"{}\"; known are {}", path.string(),
                              extension, known)};
    }
    return *found;
}

} // namespace placeline::bridge
