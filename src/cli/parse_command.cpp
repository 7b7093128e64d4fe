// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "cli/corrections_option.hpp"
#include "cli/feed_run.hpp"
#include "cli/follow.hpp"
#include "cli/overrides_option.hpp"
#include "cli/provenance.hpp"
#include "cli/report_input.hpp"
#include "pipeline/parse.hpp"
#include "pipeline/run_in_order.hpp"
#include "records/write_record.hpp"

#include <fmt/format.h>

#include <new>
#include <variant>

namespace placeline::cli {

namespace {

/// A record on its way in, and whether its report is new to the run.
struct Incoming {
    NotedRecord noted;
    pipeline::SeenReports::Taken taken;
};

/// What a report became: its line, or why there is none.
struct Parsed {
    std::vector<InputNote> before;
    std::string line;
    std::string origin;
    std::string failure;
    pipeline::SeenReports::Taken taken;
    bool is_report = true;
    bool without_place = false;
};

class ParseCommand : public Command {
public:
    void declare(OptionSet& options) override
    {
        reports_.declare(options);
        feed_.declare(options);
        declare_corrections(options, corrections_);
        options.flag("--keep-text", "Let each report's text come along.", write_.keep_text);
        options.example("placeline parse --published 2024-02-03 report.txt");
    }

    int run(Context& context) override
    {
        reports_.check();
        feed_.check(reports_.inputs);
        const bool replaces = reports_.overwrite || !feed_.state.empty();
        if (!feed_.output.empty()) {
            check_output(provenance_path(feed_.output), replaces);
        }
        reports_.checksums = !feed_.output.empty();
        const gazetteer::Gazetteer gazetteer = reports_.open_gazetteer();
        bridge::Provenance made_how = provenance(context.arguments, gazetteer);
        const auto overrides = open_overrides(reports_.overrides, gazetteer);
        const review::Corrections corrections = open_corrections(corrections_, gazetteer);
        FeedRun run{feed_, reports_.overwrite, context.out};
        const auto follow = feed_.follow ? std::make_unique<Follow>(reports_.inputs.front()) : nullptr;
        ReportInput input{reports_, !feed_.output.empty() || !StandardOutput::is_terminal(), follow.get()};
        const places::FindOptions find = reports_.find_options(overrides.get());
        pipeline::run_in_order<Incoming, Parsed>(
            reports_.thread_count(),
            {.next = [&] { return taken(input.next(), run); },
             .ready = [&] { return input.ready(); },
             .work = [&](Incoming&& record) { return parsed(std::move(record), gazetteer, find, corrections); },
             .emit =
                 [&](Parsed&& result) {
                     emit(result, input, run);
                     if (!input.ready()) {
                         run.pause();
                     }
                 }});
        tell_unused(overrides.get());
        int status = input.finish();
        if (tell_of(corrections) && reports_.strict) {
            status = status_failed;
        }
        if (!feed_.output.empty()) {
            made_how.inputs = without_folders(input.files());
            made_how.corrections = file_of_option(corrections_);
            made_how.overrides = file_of_option(reports_.overrides);
            run.finish_output();
            write_provenance(feed_.output, replaces, made_how);
        }
        run.finish();
        return status;
    }

private:
    static std::optional<Incoming> taken(std::optional<NotedRecord> noted, FeedRun& run)
    {
        if (!noted) {
            return std::nullopt;
        }
        const auto* report = std::get_if<Report>(&noted->record.record);
        const auto taken = report != nullptr ? run.take(*report) : pipeline::SeenReports::Taken{};
        return Incoming{.noted = std::move(*noted), .taken = taken};
    }

    [[nodiscard]] Parsed parsed(Incoming&& incoming, const gazetteer::Gazetteer& gazetteer,
                                const places::FindOptions& find, const review::Corrections& corrections) const
    {
        NotedRecord& noted = incoming.noted;
        Parsed result{.before = std::move(noted.before),
                      .line = {},
                      .origin = std::move(noted.record.origin),
                      .failure = {},
                      .taken = incoming.taken};
        if (incoming.taken.known) {
            return result;
        }
        auto* report = std::get_if<Report>(&noted.record.record);
        if (report == nullptr) {
            result.is_report = false;
            result.failure = "was parsed already; give it to 'placeline merge' or 'placeline map'";
            return result;
        }
        try {
            ParsedReport out = pipeline::parse(std::move(*report), gazetteer, find);
            out.revision = incoming.taken.revision;
            result.without_place = out.mentions.empty();
            corrections.apply(out);
            records::write_parsed_report(result.line, out, write_);
        } catch (const std::bad_alloc&) { // the output must not depend on how much memory there is
            throw;
        } catch (const std::exception& error) { // one report must not end a run over a feed
            result.line.clear();
            result.failure = error.what();
        }
        return result;
    }

    static void emit(const Parsed& result, ReportInput& input, FeedRun& run)
    {
        input.tell(result.before);
        if (!result.failure.empty()) {
            input.reject_later(result.origin, result.failure);
            if (result.is_report) {
                run.fail(result.taken);
            }
            return;
        }
        if (result.without_place) {
            input.warn(fmt::format("{}: no place name was found", result.origin));
        }
        run.write(result.taken, result.line);
    }

    ReportOptions reports_;
    FeedOptions feed_;
    std::string corrections_;
    records::WriteOptions write_;
};

} // namespace

std::unique_ptr<Command> make_parse_command()
{
    return std::make_unique<ParseCommand>();
}

} // namespace placeline::cli
