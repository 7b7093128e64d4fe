// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "base/error.hpp"
#include "base/output_file.hpp"
#include "cli/gazetteer_areas.hpp"
#include "cli/incident_run.hpp"
#include "cli/map_outputs.hpp"
#include "cli/messages.hpp"
#include "cli/provenance.hpp"
#include "page/review_page.hpp"
#include "review/kept_places.hpp"
#include "review/worklist.hpp"
#include "review/write_worklist.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace placeline::cli {

namespace {

/// What a worklist is written as, by the extension.
enum class Form { table, records, page };

Form form_of(const std::string& output)
{
    const std::string extension = std::filesystem::path{output}.extension().string();
    if (extension == ".csv") {
        return Form::table;
    }
    if (extension == ".ndjson") {
        return Form::records;
    }
    if (extension == ".html") {
        return Form::page;
    }
    throw UsageError{
        fmt::format("{}: a worklist is written as .csv, .ndjson or .html; give it one of these endings", output)};
}

class ReviewCommand final : public Command {
public:
    void declare(OptionSet& options) override
    {
        options_.declare(options);
        options.values(
            "-o,--output", "OUT",
            "Write the worklist to OUT: a table to fill in (.csv), records (.ndjson) or a page to review with "
            "(.html). May be given several times; without it the table goes to standard output.",
            outputs_);
        options.choice("--to", "Format on standard output.", {"csv", "ndjson"}, to_);
        options.value("--top", "N", "List the first N incidents only; 0: all with a doubt.", top_);
        options.value("--save-overrides", "FILE",
                      "Write the places that --corrections chose to FILE, as overrides for all reports.", overrides_);
        options.value("--title", "TEXT", "Title of the page.", title_);
        options.example("placeline review monday.ndjson --corrections mine.csv -o worklist.html");
    }

    int run(Context& context) override
    {
        options_.check();
        if (top_ < 0) {
            throw UsageError{fmt::format("--top: {} is not 0 or more", top_)};
        }
        for (const std::string& output : outputs_) {
            form_of(output);
            check_output(output, options_.reports.overwrite);
        }
        if (!overrides_.empty()) {
            check_output(overrides_, options_.reports.overwrite);
        }
        options_.keep_texts = true;
        options_.reports.explain = true; // the page shows why a place is the place
        options_.reports.checksums = !outputs_.empty();
        const gazetteer::Gazetteer gazetteer = options_.reports.open_gazetteer();
        bridge::Provenance made_how = provenance(context.arguments, gazetteer);
        const IncidentRun run = run_incidents(options_, gazetteer);
        if (!run.any_record) {
            return run.status;
        }
        made_how.inputs = run.inputs;
        made_how.overrides = file_of_option(options_.reports.overrides);
        made_how.corrections = file_of_option(options_.corrections);
        std::vector<WorkItem> items =
            review::worklist(run.incidents, [&run](std::string_view report) -> std::string_view {
                const auto found = run.texts.find(report);
                return found == run.texts.end() ? std::string_view{} : found->second;
            });
        if (top_ > 0) {
            items.resize(std::min(items.size(), static_cast<std::size_t>(top_)));
        }
        if (!overrides_.empty()) {
            OutputFile file{overrides_, options_.reports.overwrite};
            file.write(review::overrides_of(run.incidents.incidents));
            file.commit();
        }
        if (outputs_.empty()) {
            context.out.write(to_ == "csv" ? review::worklist_table(run.incidents, items)
                                           : review::worklist_records(run.incidents, items));
        }
        for (const std::string& output : outputs_) {
            write(output, run.incidents, items, made_how, gazetteer);
        }
        if (!outputs_.empty()) {
            say(fmt::format("{} of {} to look at", items.size(),
                            counted(run.incidents.incidents.size(), "incident", "incidents")));
        }
        return run.status;
    }

private:
    void write(const std::string& output, const IncidentSet& set, const std::vector<WorkItem>& items,
               const bridge::Provenance& made_how, const gazetteer::Gazetteer& gazetteer) const
    {
        const bool overwrite = options_.reports.overwrite;
        if (form_of(output) == Form::page) {
            bridge::MapOptions map;
            map.overwrite = overwrite;
            map.title = title_;
            map.best_rule = options_.best;
            page::write_review_page(set, items, output, map, made_how, GazetteerAreas{gazetteer});
            return;
        }
        OutputFile file{output, overwrite};
        file.write(form_of(output) == Form::table ? review::worklist_table(set, items)
                                                  : review::worklist_records(set, items));
        file.finish();
        write_provenance(output, overwrite, made_how);
        file.commit();
    }

    IncidentOptions options_;
    std::vector<std::string> outputs_;
    std::string to_ = "csv";
    int top_ = 0;
    std::string overrides_;
    std::string title_;
};

} // namespace

std::unique_ptr<Command> make_review_command()
{
    return std::make_unique<ReviewCommand>();
}

} // namespace placeline::cli
