// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "base/error.hpp"
#include "bridge/gis_module.hpp"
#include "bridge/map_formats.hpp"
#include "cli/gazetteer_areas.hpp"
#include "cli/incident_run.hpp"
#include "cli/messages.hpp"
#include "cli/provenance.hpp"
#include "cli/table.hpp"
#include "records/write_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <set>

namespace placeline::cli {

namespace {

std::string counted(std::uint64_t number, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

/// "16", "5-7", ">=5", "-" for not stated.
std::string figure(const Count& count)
{
    if (!count.stated()) {
        return "-";
    }
    const auto low = count.low.value_or(0);
    if (!count.high) {
        return fmt::format(">={}", low);
    }
    return low == *count.high ? fmt::format("{}", low) : fmt::format("{}-{}", low, *count.high);
}

std::string days(const std::optional<DateRange>& date)
{
    if (!date) {
        return "-";
    }
    return date->start == date->end ? iso_day(date->start)
                                    : fmt::format("{}/{}", iso_day(date->start), iso_day(date->end));
}

std::string summary_table(const std::vector<MergedIncident>& incidents)
{
    Table table{{"DATE", "PLACE", "COUNTRY", "PREC", "KILLED", "INJURED", "STRIKES", "EVENT", "ID"}};
    for (const MergedIncident& merged : incidents) {
        const Incident& incident = merged.incident;
        table.row({days(incident.date), incident.place_text.empty() ? "-" : incident.place_text,
                   incident.place ? incident.place->country : "-",
                   incident.place ? fmt::format("{}", incident.place->where_prec) : "-",
                   figure(incident.figures.killed), figure(incident.figures.injured), figure(incident.figures.strikes),
                   incident.event_type.empty() ? "-" : incident.event_type, incident.id});
    }
    return table.text();
}

class MapCommand : public Command {
public:
    void declare(OptionSet& options) override
    {
        options_.declare(options);
        options.values(
            "-o,--output", "OUT",
            "A file to write; its extension says the format: .geojson, .shp, .gpkg, .fgb, .kml, .csv, .ndjson; .svg, "
            ".png and .pdf are finished maps. May be given again.",
            outputs_, OptionSet::Presence::required);
        options.flag("--with-claims", "Write claims and mentions as CSV beside formats that hold one layer.",
                     with_claims_);
        options.flag("--summary", "Print the incidents as a table.", summary_);
        options.value("--size", "WxH", "Size of a map in pixels.", size_);
        options.choice("--theme", "Colours of a map: for screens, or greys for printing.", {"light", "print"}, theme_);
        options.value("--title", "TEXT", "Title of a map, in place of the one made from its countries.", title_);
        options.value("--disclaimer", "TEXT", "Line under a map, in place of the one about borders; may be empty.",
                      disclaimer_);
        options.example("placeline map report.txt --published 2024-02-03 -o strikes.geojson -o strikes.gpkg");
    }

    int run(Context& context) override
    {
        options_.check();
        const Targets targets = checked_targets();
        const gazetteer::Gazetteer gazetteer = options_.reports.open_gazetteer();
        const bridge::Provenance made_how = provenance(context.arguments, gazetteer);
        const IncidentRun run = run_incidents(options_, gazetteer);
        if (!run.any_record) {
            return run.status;
        }
        write(targets, run.incidents, gazetteer, made_how);
        if (run.left_out > 0) {
            say(fmt::format("{} left out by filters", counted(run.left_out, "incident", "incidents")));
        }
        if (summary_) {
            context.out.write(summary_table(run.incidents.incidents));
        }
        return run.status;
    }

private:
    struct Targets {
        std::vector<std::filesystem::path> records; ///< NDJSON, which the core writes
        std::vector<bridge::LayerTarget> layers;
        std::vector<std::filesystem::path> maps; ///< finished pictures
    };

    /// All that can fail for the outputs' sake fails here, before any report is read.
    [[nodiscard]] Targets checked_targets() const
    {
        Targets targets;
        std::set<std::filesystem::path> seen;
        for (const std::string& output : outputs_) {
            const std::filesystem::path path{output};
            if (!seen.insert(path.lexically_normal()).second) {
                throw UsageError{fmt::format("{} is given twice as an output", output)};
            }
            const auto same = [&output](const std::string& input) {
                std::error_code unknown;
                return std::filesystem::equivalent(input, output, unknown) && !unknown;
            };
            if (std::any_of(options_.reports.inputs.begin(), options_.reports.inputs.end(), same)) {
                throw UsageError{fmt::format("{} is an input; give another name for the output", output)};
            }
            if (path.extension() == ".ndjson") {
                check_output(path, options_.reports.overwrite);
                targets.records.push_back(path);
            } else if (bridge::map_format_of(path)) {
                targets.maps.push_back(path);
            } else {
                targets.layers.push_back({.path = path, .format = {}});
            }
        }
        if (!targets.layers.empty()) {
            bridge::gis_module().check_targets(targets.layers, layer_options());
        }
        if (const bridge::MapOptions options = map_options(); !targets.maps.empty()) {
            bridge::gis_module().check_maps(targets.maps, options);
        }
        return targets;
    }

    [[nodiscard]] bridge::LayerOptions layer_options() const
    {
        return {.overwrite = options_.reports.overwrite, .with_claims = with_claims_};
    }

    /// \throws UsageError  --size is no size.
    [[nodiscard]] bridge::MapOptions map_options() const
    {
        bridge::MapOptions options;
        options.overwrite = options_.reports.overwrite;
        options.theme = theme_;
        options.title = title_;
        if (disclaimer_ != as_made) {
            options.disclaimer = disclaimer_;
        }
        options.best_rule = options_.best;
        const char* end = size_.data() + size_.size();
        const auto width = std::from_chars(size_.data(), end, options.width_px);
        const bool parted = width.ec == std::errc{} && width.ptr != end && *width.ptr == 'x';
        const auto height = parted ? std::from_chars(width.ptr + 1, end, options.height_px) : width;
        if (!parted || height.ec != std::errc{} || height.ptr != end) {
            throw UsageError{fmt::format("--size: \"{}\" is no size; give width and height as 1600x1000", size_)};
        }
        return options;
    }

    void write(const Targets& targets, const IncidentSet& set, const gazetteer::Gazetteer& gazetteer,
               const bridge::Provenance& made_how) const
    {
        const auto unlocated = static_cast<std::uint64_t>(
            std::count_if(set.incidents.begin(), set.incidents.end(),
                          [](const MergedIncident& merged) { return !merged.incident.place; }));
        for (const std::filesystem::path& path : targets.records) {
            OutputFile file{path, options_.reports.overwrite};
            std::string line;
            for (const MergedIncident& incident : set.incidents) {
                line.clear();
                records::write_merged_incident(line, incident);
                file.write(line);
            }
            file.commit();
            tell(path, set.incidents.size() - unlocated, unlocated, {});
        }
        const GazetteerAreas areas{gazetteer};
        std::vector<bridge::LayerSummary> written;
        if (!targets.layers.empty()) {
            Diagnostics diagnostics{say};
            written =
                bridge::gis_module().write_layers(set, targets.layers, layer_options(), made_how, areas, diagnostics);
        }
        if (!targets.maps.empty()) {
            const auto drawn = bridge::gis_module().draw_maps(set, targets.maps, map_options(), made_how, areas);
            written.insert(written.end(), drawn.begin(), drawn.end());
        }
        for (const bridge::LayerSummary& summary : written) {
            tell(summary.path, summary.located, summary.unlocated, summary.notes);
        }
    }

    static void tell(const std::filesystem::path& path, std::uint64_t located, std::uint64_t unlocated,
                     const std::vector<std::string>& notes)
    {
        std::string message =
            fmt::format("{}: {}", path.string(), counted(located + unlocated, "incident", "incidents"));
        if (unlocated > 0) {
            const bool beside = path.extension() != ".gpkg" && path.extension() != ".ndjson";
            const bool is_map = bridge::map_format_of(path).has_value();
            const std::string there = path.extension() == ".ndjson" ? ""
                                      : is_map                      ? " (not drawn)"
                                                                    : " (layer unlocated)";
            message +=
                fmt::format(", {} without a place{}", unlocated,
                            beside && !is_map ? fmt::format(" ({}_unlocated.csv)", path.stem().string()) : there);
        }
        say(message);
        for (const std::string& note : notes) {
            say(fmt::format("{}: {}", path.string(), note));
        }
    }

    IncidentOptions options_;
    std::vector<std::string> outputs_;
    bool with_claims_ = false;
    static constexpr std::string_view as_made = "about borders";
    std::string size_ = "1600x1000";
    std::string theme_ = "light";
    std::string title_;
    std::string disclaimer_{as_made};
    bool summary_ = false;
};

} // namespace

std::unique_ptr<Command> make_map_command()
{
    return std::make_unique<MapCommand>();
}

} // namespace placeline::cli
