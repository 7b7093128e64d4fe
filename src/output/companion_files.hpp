// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/gis_module.hpp"
#include "bridge/layer_formats.hpp"

#include <filesystem>
#include <string_view>
#include <vector>

namespace placeline::output {

/// Files that a target may bring along. Targets of one stem share the tables and the style among them, which are the
/// same for all formats.
struct CompanionFiles {
    std::vector<std::filesystem::path> own;
    std::vector<std::filesystem::path> shared;
};

CompanionFiles companion_files(const std::filesystem::path& target, const bridge::LayerFormatInfo& format,
                               const bridge::LayerOptions& options);

/// A table beside a target: its stem and an ending, as "_claims.csv".
std::filesystem::path table_path(const std::filesystem::path& target, std::string_view ending);
std::filesystem::path provenance_path(const std::filesystem::path& target);
/// Where QGIS looks for the style of a layer.
std::filesystem::path style_path(const std::filesystem::path& target);

/// Whether --with-style writes a style beside a layer of a format; a GeoPackage holds its own.
bool takes_style(bridge::LayerFormat format) noexcept;

} // namespace placeline::output
