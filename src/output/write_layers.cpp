// SPDX-License-Identifier: Apache-2.0
#include "output/write_layers.hpp"

#include "base/error.hpp"
#include "base/output_file.hpp"
#include "bridge/database_target.hpp"
#include "bridge/layer_formats.hpp"
#include "output/companion_files.hpp"
#include "output/postgis_database.hpp"
#include "output/qgis_project.hpp"
#include "output/target_writer.hpp"

#include <fmt/format.h>
#include <set>

namespace placeline::output {

namespace {

using std::filesystem::path;

/// Whether points and polygons may stand in one layer of a format.
bool mixes_geometry(bridge::LayerFormat format)
{
    return format == bridge::LayerFormat::geojson || format == bridge::LayerFormat::kml;
}

std::string shown(const path& target)
{
    return bridge::is_database(target.native()) ? bridge::database_name(target.native()) : target.string();
}

/// The targets that are layers: those given, and the GeoPackage beside each project unless it is given too.
std::vector<bridge::LayerTarget> layer_targets(const std::vector<bridge::LayerTarget>& given)
{
    std::vector<bridge::LayerTarget> targets;
    std::set<path> named;
    for (const auto& target : given) {
        if (!is_project(target.path)) {
            targets.push_back(target);
            named.insert(target.path.lexically_normal());
        }
    }
    for (const auto& target : given) {
        if (is_project(target.path) && named.insert(geopackage_of(target.path).lexically_normal()).second) {
            targets.push_back({.path = geopackage_of(target.path), .format = {}});
        }
    }
    return targets;
}

} // namespace

void check_targets(const std::vector<bridge::LayerTarget>& given, const bridge::LayerOptions& options)
{
    for (const auto& target : given) {
        if (is_project(target.path)) {
            check_output(target.path, options.overwrite);
        }
    }
    const auto targets = layer_targets(given);
    std::set<path> named;
    for (const auto& target : targets) {
        bridge::layer_format_of(target.path, target.format);
        if (!named.insert(target.path.lexically_normal()).second) {
            throw UsageError{shown(target.path) + " is named twice as an output; give each its own name"};
        }
    }
    for (const auto& target : targets) {
        const auto& format = bridge::layer_format_of(target.path, target.format);
        if (format.format == bridge::LayerFormat::postgis) {
            const PostgisDatabase connects{target.path.native(), options};
            continue;
        }
        if (options.append) {
            throw UsageError{fmt::format("{}: --append adds to a database (PG:...); a file is written anew: merge its "
                                         "incidents (placeline merge) with the new ones and give --overwrite",
                                         target.path.string())};
        }
        if (options.area_geometry == "polygon" && !format.many_layers && !mixes_geometry(format.format)) {
            throw UsageError{fmt::format("{}: --area-geometry polygon: {} does not hold points and polygons in one "
                                         "layer; use GeoJSON or KML, or a GeoPackage, which has incident_areas",
                                         target.path.string(), format.driver)};
        }
        check_output(target.path, options.overwrite);
        for (const auto& [own, shared] = companion_files(target.path, format, options);
             const auto& files : {own, shared}) {
            for (const auto& file : files) {
                if (named.contains(file.lexically_normal())) {
                    throw UsageError{fmt::format("{} is written beside {} too; give the output another name",
                                                 file.string(), target.path.string())};
                }
                check_output(file, options.overwrite);
            }
        }
    }
}

std::vector<bridge::LayerSummary> write_layers(const IncidentSet& incidents,
                                               const std::vector<bridge::LayerTarget>& given,
                                               const bridge::LayerOptions& options,
                                               const bridge::Provenance& provenance, const bridge::AreaSource& areas,
                                               Diagnostics& diagnostics)
{
    check_targets(given, options);
    std::set<path> of_projects; // GeoPackages that a project draws from
    for (const auto& target : given) {
        if (is_project(target.path)) {
            of_projects.insert(geopackage_of(target.path).lexically_normal());
        }
    }
    std::vector<bridge::LayerSummary> summaries;
    std::set<path> tables_done;
    for (const auto& target : layer_targets(given)) {
        const auto& format = bridge::layer_format_of(target.path, target.format);
        const bool with_land = of_projects.contains(target.path.lexically_normal());
        TargetWriter writer{incidents, target.path, format, options, provenance, areas, with_land};
        summaries.push_back(writer.write(tables_done, diagnostics));
    }
    for (const auto& target : given) {
        if (is_project(target.path)) { // after its layers
            write_project(target.path, options.overwrite, facts_of(incidents, target.path), provenance);
            const auto of_layers = summaries.front();
            summaries.push_back({target.path, of_layers.located, of_layers.unlocated, {}});
        }
    }
    return summaries;
}

} // namespace placeline::output
