// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/gis_module.hpp"
#include "geo/extent.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace placeline::output {

/// What a project shows.
struct ProjectFacts {
    std::string geopackage; ///< name of the file, which lies in the folder of the project
    std::string title;
    geo::Extent extent;              ///< of the incidents
    std::optional<DateRange> period; ///< of those that are dated
};

/// A project of QGIS 3.22 (project.qgs) over the layers of a GeoPackage: symbols by number, areas hatched, labels, the
/// land below, one day a frame of the time axis. What has no date stands in layers of its own, since QGIS shows such
/// rows in every frame. Styles are those of the GeoPackage's `layer_styles`.
std::string project_xml(const ProjectFacts& facts, const bridge::Provenance& provenance);

/// Writes the project packed as a .qgz; it appears under its name when whole. \throws OutputError
void write_project(const std::filesystem::path& target, bool overwrite, const ProjectFacts& facts,
                   const bridge::Provenance& provenance);

/// Whether a path is one of a project: it ends in .qgz, in any case.
bool is_project(const std::filesystem::path& path);

/// Where the GeoPackage of a project lies: beside it, NAME.gpkg.
std::filesystem::path geopackage_of(const std::filesystem::path& project);

ProjectFacts facts_of(const IncidentSet& incidents, const std::filesystem::path& project);

} // namespace placeline::output
