// SPDX-License-Identifier: Apache-2.0
#include "output/write_layers.hpp"

#include "base/error.hpp"
#include "base/output_file.hpp"
#include "bridge/layer_formats.hpp"
#include "output/areas.hpp"
#include "output/claim_columns.hpp"
#include "output/csv_file.hpp"
#include "output/gdal_file.hpp"
#include "output/geojson_file.hpp"
#include "output/incident_columns.hpp"
#include "output/kml_file.hpp"
#include "output/mention_columns.hpp"
#include "output/provenance.hpp"
#include "output/qgis_project.hpp"
#include "output/styles.hpp"
#include "output/text_values.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <set>

namespace placeline::output {

namespace {

using std::filesystem::path;

path beside(const path& target, std::string_view ending)
{
    return target.parent_path() / (target.stem().string() + std::string{ending});
}

path provenance_path(const path& target)
{
    return target.string() + ".provenance.json";
}

/// Files that a target may bring along. Targets of one stem share the tables among them, which are the same for all
/// formats.
struct Companions {
    std::vector<path> own;
    std::vector<path> tables;
};

bool is_area(const MergedIncident& merged)
{
    const int prec = merged.incident.place->where_prec;
    return prec >= 3 && prec <= 6;
}

/// Whether points and polygons may stand in one layer of a format.
bool mixes_geometry(bridge::LayerFormat format)
{
    return format == bridge::LayerFormat::geojson || format == bridge::LayerFormat::kml;
}

bool takes_style(bridge::LayerFormat format)
{
    using bridge::LayerFormat;
    return format == LayerFormat::geojson || format == LayerFormat::shapefile || format == LayerFormat::flatgeobuf;
}

path style_path(const path& target)
{
    return path{target}.replace_extension(".qml"); // where QGIS looks for it
}

Companions companions(const path& target, const bridge::LayerFormatInfo& format, const bridge::LayerOptions& options)
{
    Companions files;
    if (format.format == bridge::LayerFormat::shapefile) {
        for (const char* extension : {".shx", ".dbf", ".prj", ".cpg"}) {
            files.own.push_back(path{target}.replace_extension(extension));
        }
    }
    if (!format.holds_provenance) {
        files.own.push_back(provenance_path(target));
    }
    if (options.with_style && takes_style(format.format)) {
        files.tables.push_back(style_path(target)); // the same for all formats
    }
    if (!format.many_layers) {
        files.tables.push_back(beside(target, "_unlocated.csv"));
        if (options.with_claims) {
            files.tables.push_back(beside(target, "_claims.csv"));
            files.tables.push_back(beside(target, "_mentions.csv"));
        }
    }
    return files;
}

LayerSchema incident_schema(std::string name, std::string description, Geometry geometry)
{
    return {std::move(name), std::move(description), geometry, fields_of(incident_columns())};
}

/// Sets each text field's width to its longest value among the located incidents: a fixed 254 bytes each would make a
/// Shapefile twenty times as large.
void measure_text(LayerSchema& schema, const std::vector<MergedIncident>& incidents)
{
    IncidentRow row;
    std::vector<Value> cells;
    for (const auto& merged : incidents) {
        if (!position_of(merged)) {
            continue;
        }
        row.fill(merged);
        cells_of(row, incident_columns(), cells);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (const auto* text = std::get_if<std::string_view>(&cells[i])) {
                const int width = static_cast<int>(std::min<std::size_t>(text->size(), 254));
                schema.fields[i].text_width = std::max(schema.fields[i].text_width, width);
            }
        }
    }
}

/// Writes one target and what belongs beside it.
class TargetWriter {
public:
    TargetWriter(const IncidentSet& set, const path& target, const bridge::LayerFormatInfo& format,
                 const bridge::LayerOptions& options, const bridge::Provenance& provenance, bool with_land)
        : set_{set}, target_{target}, format_{format}, options_{options}, provenance_{provenance}, with_land_{with_land}
    {
        summary_.path = target;
        for (const auto& merged : set.incidents) {
            ++(position_of(merged) ? summary_.located : summary_.unlocated);
        }
    }

    /// \param tables_done  Tables beside that an earlier target of this run has written; those of this one are added.
    bridge::LayerSummary write(const bridge::AreaSource& areas, std::set<path>& tables_done, Diagnostics& diagnostics)
    {
        switch (format_.format) {
        case bridge::LayerFormat::geojson:
            write_text(std::make_unique<GeojsonFile>(target_, options_.overwrite, provenance_), areas, tables_done);
            break;
        case bridge::LayerFormat::kml:
            write_text(std::make_unique<KmlFile>(target_, options_.overwrite, provenance_), areas, tables_done);
            break;
        case bridge::LayerFormat::csv:
            write_text(std::make_unique<CsvFile>(target_, options_.overwrite), areas, tables_done);
            break;
        case bridge::LayerFormat::shapefile:
        case bridge::LayerFormat::geopackage:
        case bridge::LayerFormat::flatgeobuf:
            write_gdal(areas, tables_done, diagnostics);
            break;
        }
        return std::move(summary_);
    }

private:
    void write_text(std::unique_ptr<LayerFile> file, const bridge::AreaSource& areas, std::set<path>& tables_done)
    {
        add_located(*file, incident_schema("incidents", "", Geometry::point), areas);
        file->finish();
        publish(*file, tables_done);
    }

    void write_gdal(const bridge::AreaSource& areas, std::set<path>& tables_done, Diagnostics& diagnostics)
    {
        GdalFile file{target_, options_.overwrite, format_, provenance_};
        auto schema =
            incident_schema("incidents", "Incidents, one row each. " + provenance_words(provenance_), Geometry::point);
        if (format_.text_bytes != 0) {
            measure_text(schema, set_.incidents);
        }
        add_located(file, schema, areas);
        const auto notes = file.notes(); // of the main layer
        summary_.notes.insert(summary_.notes.end(), notes.begin(), notes.end());
        if (format_.many_layers) {
            add_unlocated(file);
            add_claims(file);
            add_mentions(file);
            add_incident_areas(file, areas);
            add_admin_areas(file, areas);
            if (with_land_) {
                add_land(file, areas);
            }
            file.add_styles();
        }
        file.finish();
        publish(file, tables_done);
        for (const auto& warning : file.warnings()) {
            diagnostics.warn(target_.string() + ": " + warning);
        }
    }

    /// Gives the file and what stands beside it their names, when all of it is whole.
    void publish(LayerFile& file, std::set<path>& tables_done)
    {
        const auto tables = format_.many_layers ? Tables{} : finished_tables(tables_done);
        if (!format_.holds_provenance) {
            OutputFile sidecar{provenance_path(target_), options_.overwrite};
            sidecar.write(provenance_json(provenance_) + '\n');
            sidecar.commit();
        }
        for (const auto& table : tables) {
            table->publish();
        }
        if (const path style = style_path(target_);
            options_.with_style && takes_style(format_.format) && tables_done.insert(style.lexically_normal()).second) {
            OutputFile qml{style, options_.overwrite};
            qml.write(default_styles().front().qml);
            qml.commit();
        }
        file.publish(); // last: where the main file is, all of it is
    }

    using Tables = std::vector<std::unique_ptr<LayerFile>>;

    Tables finished_tables(std::set<path>& tables_done)
    {
        Tables tables;
        const auto add = [&](std::string_view ending, const auto& fill) {
            const auto table = beside(target_, ending);
            if (tables_done.insert(table.lexically_normal()).second) {
                tables.push_back(std::make_unique<CsvFile>(table, options_.overwrite));
                fill(*tables.back());
                tables.back()->finish();
            }
        };
        // One that is there from an earlier run would tell of incidents that are located by now.
        std::error_code error;
        const bool stale = options_.overwrite && std::filesystem::exists(beside(target_, "_unlocated.csv"), error);
        if (summary_.unlocated > 0 || stale) {
            add("_unlocated.csv", [this](LayerFile& file) { add_unlocated(file); });
        }
        if (options_.with_claims) {
            add("_claims.csv", [this](LayerFile& file) { add_claims(file); });
            add("_mentions.csv", [this](LayerFile& file) { add_mentions(file); });
        }
        return tables;
    }

    void add_located(LayerFile& file, const LayerSchema& schema, const bridge::AreaSource& areas)
    {
        file.begin_layer(schema);
        AreaShapes shapes{areas};
        for (const auto& merged : set_.incidents) {
            const auto position = position_of(merged);
            if (!position) {
                continue;
            }
            row_.fill(merged);
            cells_of(row_, incident_columns(), cells_);
            const bool as_point = format_.many_layers || options_.area_geometry == "point" || !is_area(merged);
            const Polygons* polygons =
                as_point || options_.area_geometry != "polygon" ? nullptr : shapes.of(*merged.incident.place);
            if (polygons != nullptr) {
                file.add_area(cells_, polygons);
            } else {
                file.add(cells_, as_point ? std::optional{*position} : std::nullopt);
            }
        }
    }

    void add_unlocated(LayerFile& file)
    {
        file.begin_layer(incident_schema("unlocated", "Incidents whose place is not known", Geometry::none));
        for (const auto& merged : set_.incidents) {
            if (!position_of(merged)) {
                row_.fill(merged);
                cells_of(row_, incident_columns(), cells_);
                file.add(cells_, std::nullopt);
            }
        }
    }

    void add_claims(LayerFile& file)
    {
        file.begin_layer({"claims", "Each stated number once, with the words that carry it", Geometry::none,
                          fields_of(claim_columns())});
        for (const auto& row : claim_rows(set_.incidents)) {
            cells_of(row, claim_columns(), cells_);
            file.add(cells_, std::nullopt);
        }
    }

    void add_mentions(LayerFile& file)
    {
        file.begin_layer({"mentions", "Each place name found, whatever it does in its sentence", Geometry::none,
                          fields_of(mention_columns())});
        for (const auto& mention : set_.mentions) {
            cells_of(mention, mention_columns(), cells_);
            file.add(cells_, std::nullopt);
        }
    }

    void add_incident_areas(GdalFile& file, const bridge::AreaSource& areas)
    {
        file.begin_layer(
            incident_schema("incident_areas", "What the places of incidents known as areas cover", Geometry::area));
        AreaShapes shapes{areas};
        std::uint64_t without = 0;
        for (const auto& merged : set_.incidents) {
            if (!position_of(merged)) {
                continue;
            }
            const Place& place = *merged.incident.place;
            if (const auto* polygons = shapes.of(place)) {
                row_.fill(merged);
                cells_of(row_, incident_columns(), cells_);
                file.add_area(cells_, polygons);
            } else if (place.where_prec >= 3 && place.where_prec <= 6) {
                ++without;
            }
        }
        if (without > 0) {
            summary_.notes.push_back(fmt::format("{} of where_prec 3 to 6 without a known extent", without));
        }
    }

    void add_admin_areas(GdalFile& file, const bridge::AreaSource& areas)
    {
        file.begin_layer({"admin_areas", "Sums of best by first-order unit; shared numbers are in no sum",
                          Geometry::area, fields_of(admin_columns())});
        AreaShapes shapes{areas};
        for (const auto& row : sums_by_unit(set_.incidents, areas)) {
            cells_of(row, admin_columns(), cells_);
            file.add_area(cells_, &shapes.unit(row.unit.id));
        }
    }

    /// The units in and around the extent of the incidents.
    void add_land(GdalFile& file, const bridge::AreaSource& areas)
    {
        constexpr double margin = 0.5;
        constexpr double least_margin_deg = 3.0;
        const geo::Extent around = geo::extent_of(set_.incidents).grown(margin, least_margin_deg);
        file.begin_layer({"base_map",
                          "First-order units; lines as the gazetteer has them",
                          Geometry::area,
                          {{"place_id"}, {"name"}, {"country"}}});
        const bridge::BaseMapData land = areas.base_map();
        for (const bridge::BaseUnit& unit : land.units) {
            const auto inside = [&around](const auto& polygon) {
                return std::ranges::any_of(polygon.front(),
                                           [&around](const LonLat& at) { return around.contains(at); });
            };
            if (std::ranges::any_of(unit.polygons, inside)) {
                cells_.assign(
                    {text_or_null(unit.place.id), text_or_null(unit.place.name), text_or_null(unit.place.country)});
                file.add_area(cells_, &unit.polygons);
            }
        }
    }

    const IncidentSet& set_;
    const path& target_;
    const bridge::LayerFormatInfo& format_;
    const bridge::LayerOptions& options_;
    const bridge::Provenance& provenance_;
    bool with_land_; ///< what a project of QGIS draws below the incidents
    bridge::LayerSummary summary_;
    IncidentRow row_;          // its strings' memory is used again by each row
    std::vector<Value> cells_; // as is that of the cells
};

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
            throw UsageError{target.path.string() + " is named twice as an output; give each its own name"};
        }
    }
    for (const auto& target : targets) {
        const auto& format = bridge::layer_format_of(target.path, target.format);
        if (options.area_geometry == "polygon" && !format.many_layers && !mixes_geometry(format.format)) {
            throw UsageError{fmt::format("{}: --area-geometry polygon: {} does not hold points and polygons in one "
                                         "layer; use GeoJSON or KML, or a GeoPackage, which has incident_areas",
                                         target.path.string(), format.driver)};
        }
        check_output(target.path, options.overwrite);
        for (const auto& [own, tables] = companions(target.path, format, options); const auto& files : {own, tables}) {
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
        TargetWriter writer{incidents, target.path, format, options, provenance, with_land};
        summaries.push_back(writer.write(areas, tables_done, diagnostics));
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
