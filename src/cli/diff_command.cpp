// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "bridge/gis_module.hpp"
#include "bridge/layer_formats.hpp"
#include "cli/layer_incidents.hpp"
#include "cli/messages.hpp"
#include "cli/report_input.hpp"
#include "cli/table.hpp"
#include "incidents/merge.hpp"
#include "incidents/revisions.hpp"
#include "records/json_writer.hpp"
#include "review/diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <variant>

namespace placeline::cli {

namespace {

using review::Change;
using review::ChangeKind;

bool is_layer(const std::string& path)
{
    std::string extension = std::filesystem::path{path}.extension().string();
    std::ranges::transform(extension, extension.begin(), [](char c) { return ascii_lower(c); });
    return std::ranges::any_of(bridge::layer_formats(),
                               [&](const bridge::LayerFormatInfo& format) { return format.extension == extension; });
}

/// Joined incidents as they stand; the incidents of parsed reports joined, as `merge` does without options.
std::vector<MergedIncident> read_records(const std::string& path)
{
    ReportOptions options;
    options.inputs = {path};
    options.from = "ndjson";
    options.strict = true; // half of a run differs from the other for no reason of its own
    ReportInput input{options, false};
    std::vector<MergedIncident> joined;
    std::vector<MergedIncident> lifted;
    incidents::Revisions revisions;
    while (auto noted = input.next()) {
        input.tell(noted->before);
        if (auto* merged = std::get_if<MergedIncident>(&noted->record.record)) {
            joined.push_back(std::move(*merged));
        } else if (const auto* parsed = std::get_if<ParsedReport>(&noted->record.record)) {
            auto incidents = incidents::lift(*parsed);
            revisions.note(parsed->report.id, parsed->revision);
            std::move(incidents.begin(), incidents.end(), std::back_inserter(lifted));
        } else {
            throw InputError{fmt::format("{}: is a report that was not parsed yet; compare what 'placeline parse' or "
                                         "'placeline merge' makes of it",
                                         noted->record.origin)};
        }
    }
    if (input.finish() != status_done) {
        throw InputError{
            fmt::format("{}: cannot be compared, since not all of it was read; mend it or make it anew", path)};
    }
    if (!lifted.empty()) {
        revisions.drop_earlier(lifted);
        lifted = incidents::merge(std::move(lifted), {});
        std::move(lifted.begin(), lifted.end(), std::back_inserter(joined));
    }
    return joined;
}

std::vector<MergedIncident> read_run(const std::string& path)
{
    return is_layer(path) ? read_layer(path, "", bridge::gis_module()) : read_records(path);
}

std::string figures_of(const MergedIncident& merged)
{
    const Figures& figures = merged.incident.figures;
    const std::array<std::pair<std::string_view, const Count*>, 5> counts{{{"killed", &figures.killed},
                                                                           {"injured", &figures.injured},
                                                                           {"strikes", &figures.strikes},
                                                                           {"targets", &figures.targets},
                                                                           {"munitions", &figures.munitions}}};
    std::string words;
    for (const auto& [name, count] : counts) {
        if (const auto number = count->best ? count->best : count->low) {
            words += fmt::format("{}{} {}", words.empty() ? "" : ", ", name, *number);
        }
    }
    return words.empty() ? "no number" : words;
}

std::string shown(const std::string& value)
{
    return value.empty() ? "-" : value;
}

/// A row for each value that is another now; one for an incident that came or went.
std::string table_of(const std::vector<Change>& changes)
{
    Table table{{"CHANGE", "ID", "DATE", "PLACE", "FIELD", "OLD", "NEW"}};
    for (const Change& change : changes) {
        const Incident& incident = (change.new_one != nullptr ? change.new_one : change.old_one)->incident;
        const auto row = [&](std::string field, std::string before, std::string after) {
            table.row({std::string{to_string(change.kind)}, change.id,
                       incident.date ? iso_day(incident.date->start) : "-", shown(incident.place_text),
                       std::move(field), std::move(before), std::move(after)});
        };
        switch (change.kind) {
        case ChangeKind::added:
            row("-", "-", figures_of(*change.new_one));
            break;
        case ChangeKind::left:
            row("event_id", change.other, change.id);
            break;
        case ChangeKind::gone:
            row("-", figures_of(*change.old_one), "-");
            break;
        case ChangeKind::became:
            row("event_id", change.id, change.other);
            break;
        case ChangeKind::changed:
            break;
        }
        for (const review::FieldChange& field : change.fields) {
            row(field.field, shown(field.old_value), shown(field.new_value));
        }
    }
    return table.text();
}

void write_incident(records::JsonWriter& json, std::string_view key, const MergedIncident* merged)
{
    if (merged == nullptr) {
        return;
    }
    const Incident& incident = merged->incident;
    json.key(key).begin_object();
    json.key("date_start").text_or_null(incident.date ? iso_day(incident.date->start) : "");
    json.key("place").text_or_null(incident.place ? incident.place->name : "");
    json.key("place_text").text_or_null(incident.place_text);
    json.key("country").text_or_null(incident.place ? incident.place->country : "");
    json.key("kill_best").integer_or_null(incident.figures.killed.best);
    json.key("inj_best").integer_or_null(incident.figures.injured.best);
    json.key("strk_best").integer_or_null(incident.figures.strikes.best);
    json.end_object();
}

std::string record_of(const Change& change)
{
    std::string line;
    records::JsonWriter json{line};
    json.begin_object();
    json.key("change").text(to_string(change.kind)).key("id").text(change.id);
    if (change.kind == ChangeKind::became) {
        json.key("into").text(change.other);
    } else if (change.kind == ChangeKind::left) {
        json.key("from").text(change.other);
    }
    json.key("fields").begin_array();
    for (const review::FieldChange& field : change.fields) {
        json.begin_object().key("field").text(field.field);
        json.key("old").text_or_null(field.old_value).key("new").text_or_null(field.new_value).end_object();
    }
    json.end_array();
    write_incident(json, "old", change.old_one);
    write_incident(json, "new", change.new_one);
    json.end_object();
    return line + '\n';
}

std::string summary_of(const std::vector<Change>& changes)
{
    std::string words;
    for (const auto kind :
         {ChangeKind::added, ChangeKind::changed, ChangeKind::became, ChangeKind::left, ChangeKind::gone}) {
        const auto number = std::ranges::count(changes, kind, &Change::kind);
        if (number > 0) {
            words += fmt::format("{}{} {}", words.empty() ? "" : ", ", number,
                                 kind == ChangeKind::became ? "became part of another"
                                 : kind == ChangeKind::left ? "left another"
                                                            : to_string(kind));
        }
    }
    return words.empty() ? "no incident differs" : words;
}

class DiffCommand final : public Command {
public:
    void declare(OptionSet& options) override
    {
        options.positional("OLD NEW",
                           "Two runs to compare: NDJSON of parse or merge, or layers that placeline wrote (.gpkg, "
                           ".geojson, .shp, .fgb, .csv ...).",
                           runs_);
        options.choice("--to", "A table to read, or one record a change.", {"table", "ndjson"}, to_);
        options.flag("--exit-code", "End with status 1 where the runs differ.", exit_code_);
        options.example("placeline diff monday.ndjson tuesday.ndjson");
    }

    int run(Context& context) override
    {
        if (runs_.size() != 2) {
            throw UsageError{fmt::format("diff compares two runs; {} given", runs_.size())};
        }
        if (runs_[0] == "-" && runs_[1] == "-") {
            throw UsageError{"'-' is given twice; standard input can be read once"};
        }
        const auto old_run = read_run(runs_[0]);
        const auto new_run = read_run(runs_[1]);
        const std::vector<Change> changes = review::diff(old_run, new_run);
        if (to_ == "ndjson") {
            for (const Change& change : changes) {
                context.out.write(record_of(change));
            }
        } else if (!changes.empty()) {
            context.out.write(table_of(changes));
        }
        say(summary_of(changes));
        return exit_code_ && !changes.empty() ? status_failed : status_done;
    }

private:
    std::vector<std::string> runs_;
    std::string to_ = "table";
    bool exit_code_ = false;
};

} // namespace

std::unique_ptr<Command> make_diff_command()
{
    return std::make_unique<DiffCommand>();
}

} // namespace placeline::cli
