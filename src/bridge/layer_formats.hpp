// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace placeline::bridge {

enum class LayerFormat { geojson, shapefile, geopackage, flatgeobuf, kml, csv, postgis };

/// A format of layers. Help, --format, its errors and the guess from a file name all read this one table.
struct LayerFormatInfo {
    LayerFormat format;
    std::string_view name;      ///< for --format
    std::string_view extension; ///< with its dot, lower case
    std::string_view driver;    ///< the GDAL driver that reads it back; it writes it too, unless the format is text
    bool many_layers;           ///< holds claims, mentions and areas as layers of its own
    bool holds_provenance;   ///< says in itself how it was made; the others have NAME.EXT.provenance.json beside them
    std::size_t text_bytes;  ///< longest text it keeps; 0: no limit
    std::string_view limits; ///< one line for help and manual; empty: none
};

/// All formats of files, in the order of help.
std::span<const LayerFormatInfo> layer_formats() noexcept;

/// The format of an output: PostGIS where it names a database (see `is_database`), else by name where that is given,
/// else by the extension of the path (in any case).
/// \throws UsageError  Neither is known; lists what is.
const LayerFormatInfo& layer_format_of(const std::filesystem::path& path, std::string_view name);

} // namespace placeline::bridge
