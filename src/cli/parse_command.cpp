// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "cli/overrides_option.hpp"
#include "cli/report_input.hpp"
#include "pipeline/parse.hpp"
#include "pipeline/run_in_order.hpp"
#include "records/write_record.hpp"

#include <fmt/format.h>

#include <variant>

namespace placeline::cli {

namespace {

/// What a report became: its line, or why there is none.
struct Parsed {
    std::vector<InputNote> before;
    std::string line;
    std::string origin;
    std::string failure;
    bool without_place = false;
};

class ParseCommand : public Command {
public:
    void declare(OptionSet& options) override
    {
        reports_.declare(options);
        options.flag("--keep-text", "Let each report's text come along.", write_.keep_text);
        options.example("placeline parse --published 2024-02-03 report.txt");
    }

    int run(Context& context) override
    {
        reports_.check();
        const gazetteer::Gazetteer gazetteer = reports_.open_gazetteer();
        const auto overrides = open_overrides(reports_.overrides, gazetteer);
        ReportInput input{reports_, !StandardOutput::is_terminal()};
        const places::FindOptions find = reports_.find_options(overrides.get());
        pipeline::run_in_order<NotedRecord, Parsed>(
            reports_.thread_count(),
            {.next = [&] { return input.next(); },
             .ready = [&] { return input.ready(); },
             .work = [&](NotedRecord&& record) { return parsed(std::move(record), gazetteer, find); },
             .emit =
                 [&](Parsed&& result) {
                     emit(result, input, context.out);
                     if (!input.ready()) { // the feed pauses: its reader shall have what is done
                         context.out.flush();
                     }
                 }});
        context.out.flush();
        tell_unused(overrides.get());
        return input.finish();
    }

private:
    [[nodiscard]] Parsed parsed(NotedRecord&& noted, const gazetteer::Gazetteer& gazetteer,
                                const places::FindOptions& find) const
    {
        Parsed result{
            .before = std::move(noted.before), .line = {}, .origin = std::move(noted.record.origin), .failure = {}};
        auto* report = std::get_if<Report>(&noted.record.record);
        if (report == nullptr) {
            result.failure = "was parsed already; give it to 'placeline merge' or 'placeline map'";
            return result;
        }
        try {
            ParsedReport out = pipeline::parse(std::move(*report), gazetteer, find);
            result.without_place = out.mentions.empty();
            records::write_parsed_report(result.line, out, write_);
        } catch (const std::exception& error) { // one report must not end a run over a feed
            result.line.clear();
            result.failure = error.what();
        }
        return result;
    }

    static void emit(const Parsed& result, ReportInput& input, StandardOutput& out)
    {
        input.tell(result.before);
        if (!result.failure.empty()) {
            input.reject_later(result.origin, result.failure);
            return;
        }
        if (result.without_place) {
            input.warn(fmt::format("{}: no place name was found", result.origin));
        }
        out.write(result.line);
    }

    ReportOptions reports_;
    records::WriteOptions write_;
};

} // namespace

std::unique_ptr<Command> make_parse_command()
{
    return std::make_unique<ParseCommand>();
}

} // namespace placeline::cli
