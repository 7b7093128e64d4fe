// SPDX-License-Identifier: Apache-2.0
#include "output/target_writer.hpp"

#include "base/output_file.hpp"
#include "bridge/database_target.hpp"
#include "output/companion_files.hpp"
#include "output/csv_file.hpp"
#include "output/gdal_file.hpp"
#include "output/geojson_file.hpp"
#include "output/incident_columns.hpp"
#include "output/kml_file.hpp"
#include "output/postgis_database.hpp"
#include "output/styles.hpp"

#include <fmt/format.h>

namespace placeline::output {

using std::filesystem::path;

TargetWriter::TargetWriter(const IncidentSet& set, const path& target, const bridge::LayerFormatInfo& format,
                           const bridge::LayerOptions& options, const bridge::Provenance& provenance,
                           const bridge::AreaSource& areas, bool with_land)
    : set_{set}, target_{target}, format_{format}, options_{options}, provenance_{provenance}, with_land_{with_land},
      layers_{set, areas}
{
    summary_.path = target;
    for (const auto& merged : set.incidents) {
        ++(position_of(merged) ? summary_.located : summary_.unlocated);
    }
}

bridge::LayerSummary TargetWriter::write(std::set<path>& tables_done, Diagnostics& diagnostics)
{
    switch (format_.format) {
    case bridge::LayerFormat::geojson:
        write_text(std::make_unique<GeojsonFile>(target_, options_.overwrite, provenance_), tables_done);
        break;
    case bridge::LayerFormat::kml:
        write_text(std::make_unique<KmlFile>(target_, options_.overwrite, provenance_), tables_done);
        break;
    case bridge::LayerFormat::csv:
        write_text(std::make_unique<CsvFile>(target_, options_.overwrite), tables_done);
        break;
    case bridge::LayerFormat::shapefile:
    case bridge::LayerFormat::geopackage:
    case bridge::LayerFormat::flatgeobuf:
        write_gdal(tables_done, diagnostics);
        break;
    case bridge::LayerFormat::postgis:
        write_database();
        break;
    }
    return std::move(summary_);
}

void TargetWriter::write_text(std::unique_ptr<LayerFile> file, std::set<path>& tables_done)
{
    add_incidents(*file, "");
    file->finish();
    publish(*file, tables_done);
}

void TargetWriter::write_gdal(std::set<path>& tables_done, Diagnostics& diagnostics)
{
    GdalFile file{target_, options_.overwrite, format_, provenance_};
    add_incidents(file, "Incidents, one row each. " + bridge::provenance_words(provenance_));
    const auto notes = file.notes();
    summary_.notes.insert(summary_.notes.end(), notes.begin(), notes.end());
    if (format_.many_layers) {
        layers_.add_unlocated(file);
        layers_.add_claims(file);
        layers_.add_mentions(file);
        add_incident_areas(file);
        layers_.add_admin_areas(file);
        if (with_land_) {
            layers_.add_land(file);
        }
        file.add_styles();
    }
    file.finish();
    publish(file, tables_done);
    for (const auto& warning : file.warnings()) {
        diagnostics.warn(target_.string() + ": " + warning);
    }
}

void TargetWriter::write_database()
{
    summary_.path = bridge::database_name(target_.native());
    PostgisDatabase database{target_.native(), options_};
    database.begin(set_);
    add_incidents(database, "Incidents, one row each");
    layers_.add_unlocated(database);
    layers_.add_claims(database);
    layers_.add_mentions(database);
    add_incident_areas(database);
    database.add_run(provenance_);
    database.finish();
    database.publish();
}

void TargetWriter::add_incidents(LayerFile& file, const std::string& description)
{
    using AreaGeometry = IncidentLayers::AreaGeometry;
    const AreaGeometry geometry = format_.many_layers || options_.area_geometry == "point" ? AreaGeometry::point
                                  : options_.area_geometry == "polygon"                    ? AreaGeometry::polygon
                                                                                           : AreaGeometry::null;
    layers_.add_incidents(file, description, geometry, format_);
}

void TargetWriter::add_incident_areas(LayerFile& file)
{
    if (const auto without = layers_.add_incident_areas(file); without > 0) {
        summary_.notes.push_back(fmt::format("{} of where_prec 3 to 6 without a known extent", without));
    }
}

TargetWriter::Tables TargetWriter::finished_tables(std::set<path>& tables_done)
{
    Tables tables;
    const auto add = [&](std::string_view ending, void (IncidentLayers::*fill)(LayerFile&)) {
        const auto table = table_path(target_, ending);
        if (tables_done.insert(table.lexically_normal()).second) {
            tables.push_back(std::make_unique<CsvFile>(table, options_.overwrite));
            (layers_.*fill)(*tables.back());
            tables.back()->finish();
        }
    };
    // One that is there from an earlier run would tell of incidents that are located by now.
    std::error_code error;
    const bool stale = options_.overwrite && std::filesystem::exists(table_path(target_, "_unlocated.csv"), error);
    if (summary_.unlocated > 0 || stale) {
        add("_unlocated.csv", &IncidentLayers::add_unlocated);
    }
    if (options_.with_claims) {
        add("_claims.csv", &IncidentLayers::add_claims);
        add("_mentions.csv", &IncidentLayers::add_mentions);
    }
    return tables;
}

/// Gives the file and what stands beside it their names, when all of it is whole.
void TargetWriter::publish(LayerFile& file, std::set<path>& tables_done)
{
    const auto tables = format_.many_layers ? Tables{} : finished_tables(tables_done);
    std::vector<OutputFile> beside; // all are whole before the first gets its name
    const auto add = [&](const path& name, std::string_view content) {
        beside.emplace_back(name, options_.overwrite).write(content);
        beside.back().finish();
    };
    if (!format_.holds_provenance) {
        add(provenance_path(target_), bridge::provenance_json(provenance_) + '\n');
    }
    if (const path style = style_path(target_);
        options_.with_style && takes_style(format_.format) && tables_done.insert(style.lexically_normal()).second) {
        add(style, default_styles().front().qml);
    }
    for (OutputFile& one : beside) {
        one.commit();
    }
    for (const auto& table : tables) {
        table->publish();
    }
    file.publish(); // last: where the main file is, all of it is
}

} // namespace placeline::output
