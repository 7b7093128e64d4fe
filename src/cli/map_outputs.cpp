// SPDX-License-Identifier: Apache-2.0
#include "cli/map_outputs.hpp"

#include "base/error.hpp"
#include "base/output_file.hpp"
#include "bridge/database_target.hpp"
#include "bridge/layer_formats.hpp"
#include "bridge/map_module.hpp"
#include "bridge/output_formats.hpp"
#include "cli/gazetteer_areas.hpp"
#include "cli/incident_summary.hpp"
#include "cli/library_guard.hpp"
#include "cli/messages.hpp"
#include "cli/provenance.hpp"
#include "page/write_pages.hpp"
#include "records/write_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace placeline::cli {

namespace {

/// Where the incidents without a place are, for the summary.
std::string where_unlocated(const std::filesystem::path& path)
{
    switch (bridge::output_kind_of(path)) {
    case bridge::OutputKind::records:
        return "";
    case bridge::OutputKind::map:
        return " (not drawn)";
    case bridge::OutputKind::page:
        return " (in its table)";
    case bridge::OutputKind::project:
        return " (layer unlocated)";
    case bridge::OutputKind::layer:
        break;
    }
    return bridge::layer_format_of(path, {}).many_layers ? " (layer unlocated)"
                                                         : fmt::format(" ({}_unlocated.csv)", path.stem().string());
}

void tell(const std::filesystem::path& path, std::uint64_t located, std::uint64_t unlocated,
          const std::vector<std::string>& notes)
{
    std::string message = fmt::format("{}: {}", path.string(), counted(located + unlocated, "incident", "incidents"));
    if (unlocated > 0) {
        message += fmt::format(", {} without a place{}", unlocated, where_unlocated(path));
    }
    say(message);
    for (const std::string& note : notes) {
        say(fmt::format("{}: {}", path.string(), note));
    }
}

} // namespace

void MapOutputs::declare(OptionSet& options, OptionSet::Presence presence)
{
    using bridge::extensions_of;
    using bridge::OutputKind;
    options.values(
        "-o,--output", "OUT",
        fmt::format("A file to write; its extension says the format: {}, {}; {} are finished maps, {} is a map to look "
                    "into with a browser, {} a project of QGIS; PG:\"dbname=NAME\" fills tables of PostGIS; '-' is "
                    "standard output, see --to. May be given again.",
                    extensions_of(OutputKind::layer), extensions_of(OutputKind::records),
                    extensions_of(OutputKind::map), extensions_of(OutputKind::page),
                    extensions_of(OutputKind::project)),
        outputs_, presence);
    options.flag("--append", "Add to the tables of a database (-o PG:...), replacing rows of the same event_id.",
                 append_);
    options.flag("--with-claims", "Write claims and mentions as CSV beside formats that hold one layer.", with_claims_);
    options.choice("--area-geometry",
                   "Geometry of places known as an area, in formats with one layer: a point, a polygon (GeoJSON, KML) "
                   "or none.",
                   {"point", "polygon", "null"}, area_geometry_);
    options.flag("--with-style", "Write a style for QGIS (.qml) beside GeoJSON, Shapefile and FlatGeobuf.",
                 with_style_);
    stream_.declare(options);
    profile_.declare(options);
    pictures_.declare(options);
    public_.declare(options);
}

void MapOutputs::declare_drawn(OptionSet& options)
{
    using bridge::extensions_of;
    using bridge::OutputKind;
    drawn_alone_ = true;
    options.values(
        "-o,--output", "OUT",
        fmt::format("A map to draw; its extension says the format: {}, or {} to look into with a browser. May "
                    "be given again.",
                    extensions_of(OutputKind::map), extensions_of(OutputKind::page)),
        outputs_, OptionSet::Presence::required);
    pictures_.declare(options);
    public_.declare(options);
}

void MapOutputs::prepare(const std::vector<std::string>& inputs, bool overwrite, const std::string& best_rule)
{
    overwrite_ = overwrite;
    best_rule_ = best_rule;
    std::set<std::filesystem::path> seen;
    for (const std::string& output : outputs_) {
        const std::filesystem::path path{output};
        if (output == "-" && !drawn_alone_ && !streams_) {
            streams_ = true;
            continue;
        }
        if (!seen.insert(path.lexically_normal()).second) {
            throw UsageError{fmt::format("{} is given twice as an output",
                                         bridge::is_database(output) ? bridge::database_name(output) : output)};
        }
        const auto same = [&output](const std::string& input) {
            std::error_code unknown;
            return std::filesystem::equivalent(input, output, unknown) && !unknown;
        };
        if (std::any_of(inputs.begin(), inputs.end(), same)) {
            throw UsageError{fmt::format("{} is an input; give another name for the output", output)};
        }
        const bridge::OutputKind kind = bridge::output_kind_of(path);
        if (drawn_alone_ && kind != bridge::OutputKind::map && kind != bridge::OutputKind::page) {
            throw UsageError{fmt::format(
                "{}: this command draws maps, {} or {}; ogr2ogr turns layers into other formats", output,
                bridge::extensions_of(bridge::OutputKind::map), bridge::extensions_of(bridge::OutputKind::page))};
        }
        switch (kind) {
        case bridge::OutputKind::records:
            check_output(path, overwrite);
            check_output(provenance_path(path), overwrite);
            records_.push_back(path);
            break;
        case bridge::OutputKind::layer:
            if (profile_.given() && bridge::layer_format_of(path, {}).format == bridge::LayerFormat::csv) {
                check_output(path, overwrite);
                check_output(provenance_path(path), overwrite);
                profiles_.push_back(path);
                break;
            }
            layers_.push_back({.path = path, .format = {}});
            break;
        case bridge::OutputKind::project: // over layers of its own
            layers_.push_back({.path = path, .format = {}});
            break;
        case bridge::OutputKind::map:
            maps_.push_back(path);
            break;
        case bridge::OutputKind::page:
            pages_.push_back(path);
            break;
        }
    }
    if (append_) {
        check_append();
    }
    stream_.check(streams_);
    if (profile_.given() && profiles_.empty() && !(streams_ && stream_.is_csv())) {
        throw UsageError{
            fmt::format("--profile {} is of CSV; add -o FILE.csv, or -o - with --to csv", profile_.name())};
    }
    public_.check();
    if (public_.given() && outputs_.empty()) {
        throw UsageError{"--public is of outputs; add -o FILE, or '-o -' for standard output"};
    }
    page::check_pages(pages_, pictures_.map_options(overwrite_, best_rule_));
    if (!layers_.empty()) {
        bridge::gis_module().check_targets(layers_, layer_options());
    }
    if (const bridge::MapOptions options = pictures_.map_options(overwrite_, best_rule_); !maps_.empty()) {
        bridge::map_module().check_maps(maps_, options);
    }
}

void MapOutputs::check_append() const
{
    if (overwrite_) {
        throw UsageError{"--append keeps the rows of a database and --overwrite does not; give one of them"};
    }
    if (std::none_of(layers_.begin(), layers_.end(),
                     [](const bridge::LayerTarget& target) { return bridge::is_database(target.path.native()); })) {
        throw UsageError{"--append adds to a database; add -o PG:\"dbname=NAME\""};
    }
}

bridge::LayerOptions MapOutputs::layer_options() const
{
    return {.overwrite = overwrite_,
            .append = append_,
            .with_claims = with_claims_,
            .with_style = with_style_,
            .area_geometry = area_geometry_};
}

void MapOutputs::write(const IncidentSet& set, const gazetteer::Gazetteer& gazetteer, bridge::Provenance made_how,
                       StandardOutput& out) const
{
    const GazetteerAreas areas{gazetteer};
    if (public_.given()) {
        const IncidentSet shown = public_.applied(set, gazetteer, made_how);
        write_all(shown, gazetteer, AreasWithoutTowns{areas}, made_how, out);
    } else {
        write_all(set, gazetteer, areas, made_how, out);
    }
}

void MapOutputs::write_profiles(const IncidentSet& set, const gazetteer::Gazetteer& gazetteer,
                                const bridge::Provenance& made_how, StandardOutput& out) const
{
    if (streams_ && stream_.is_csv()) {
        bridge::Provenance unsaid = made_how;
        out.write(profile_.table(set, gazetteer, "standard output", unsaid));
        out.flush();
    }
    for (const std::filesystem::path& path : profiles_) {
        bridge::Provenance how = made_how;
        OutputFile file{path, overwrite_};
        file.write(profile_.table(set, gazetteer, path.string(), how));
        file.finish();
        write_provenance(path, overwrite_, how);
        file.commit();
    }
}

void MapOutputs::write_all(const IncidentSet& set, const gazetteer::Gazetteer& gazetteer,
                           const bridge::AreaSource& areas, const bridge::Provenance& made_how,
                           StandardOutput& out) const
{
    if (profile_.given()) {
        write_profiles(set, gazetteer, made_how, out);
    }
    if (streams_ && !(profile_.given() && stream_.is_csv())) {
        stream_.write(set, out);
        out.flush(); // its reader need not wait for the files
    }
    const auto unlocated =
        static_cast<std::uint64_t>(std::count_if(set.incidents.begin(), set.incidents.end(),
                                                 [](const MergedIncident& merged) { return !merged.incident.place; }));
    for (const std::filesystem::path& path : records_) {
        OutputFile file{path, overwrite_};
        std::string line;
        for (const MergedIncident& incident : set.incidents) {
            line.clear();
            records::write_merged_incident(line, incident);
            file.write(line);
        }
        file.finish();
        write_provenance(path, overwrite_, made_how);
        file.commit();
        tell(path, set.incidents.size() - unlocated, unlocated, {});
    }
    std::vector<bridge::LayerSummary> written;
    const LibraryGuard guard;
    if (!layers_.empty()) {
        Diagnostics diagnostics{say};
        written = bridge::gis_module().write_layers(set, layers_, layer_options(), made_how, areas, diagnostics);
    }
    if (!maps_.empty()) {
        bridge::MapOptions options = pictures_.map_options(overwrite_, best_rule_);
        if (sheets_) {
            options.sheet = incident_sheet(set.incidents);
        }
        const auto drawn = bridge::map_module().draw_maps(set, maps_, options, made_how, areas);
        written.insert(written.end(), drawn.begin(), drawn.end());
    }
    if (!pages_.empty()) {
        const auto made =
            page::write_pages(set, pages_, pictures_.map_options(overwrite_, best_rule_), made_how, areas);
        written.insert(written.end(), made.begin(), made.end());
    }
    for (const bridge::LayerSummary& summary : written) {
        tell(summary.path, summary.located, summary.unlocated, summary.notes);
    }
}

} // namespace placeline::cli
