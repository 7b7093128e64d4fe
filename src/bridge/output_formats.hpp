// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace placeline::bridge {

/// What kind of thing an output is, and so who writes it.
enum class OutputKind {
    layer,   ///< rows for GIS, see layer_formats.hpp
    records, ///< one incident a line
    map,     ///< a finished picture, see map_formats.hpp
    page,    ///< a map to look into with a browser
    project, ///< a project of QGIS, with its GeoPackage beside it
};

struct OutputFormat {
    OutputKind kind;
    std::string_view extension; ///< with its dot, lower case
};

/// Every format that incidents can be written to, in the order of help: the one table that help, its errors and the
/// guess from a file name read.
std::span<const OutputFormat> output_formats();

/// ".geojson, .shp, ...": the extensions of a kind.
std::string extensions_of(OutputKind kind);

/// \throws UsageError  The extension of the path (in any case) is none of those; lists them all.
OutputKind output_kind_of(const std::filesystem::path& path);

} // namespace placeline::bridge
