// SPDX-License-Identifier: Apache-2.0
#include "cli/report_input.hpp"

#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "cli/overrides_option.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>
#include <utility>

namespace placeline::cli {

namespace {

/// More would hide the summary; all of them are in the records and in --rejects.
constexpr std::uint64_t most_messages = 20;

input::InputOptions input_options(const ReportOptions& options)
{
    return {.from = input::parse_format(options.from).value_or(input::Format::automatic),
            .published = options.published,
            .source = options.source,
            .columns = {.preset = input::parse_preset(options.preset).value_or(input::Preset::none),
                        .named = input::parse_columns(options.columns)},
            .encoding = options.encoding};
}

} // namespace

void declare_gazetteer(OptionSet& options, std::string& target)
{
    options.value("--gazetteer", "FILE", "The gazetteer index to use, in place of the one installed with the program.",
                  target);
}

gazetteer::Gazetteer open_gazetteer(const std::string& path)
{
    return gazetteer::Gazetteer::open(path.empty() ? gazetteer::default_index_path() : std::filesystem::path{path});
}

void ReportOptions::declare(OptionSet& options)
{
    options.positional("INPUT...",
                       "Reports: texts, folders of them, NDJSON, JSON, tables, feeds, pages; '-' is standard input.",
                       inputs);
    options.choice("--from", "How to read the inputs, whatever they look like.",
                   {"auto", "text", "ndjson", "json", "csv", "rss", "newsapi", "gdelt", "telegram", "html"}, from);
    options.choice("--preset", "Whose table this is, for its columns.", {"none", "acled", "gtd", "ucdp"}, preset);
    options.value("--columns", "FIELD=COLUMN,...", "Columns of a table: text=Notes,published=\"Event date\".", columns);
    options.value("--encoding", "NAME", "Encoding of inputs that are not UTF-8, as windows-1251.", encoding);
    options.value("--published", "DATE", "Day of publication of reports that state none, as 2024-02-03.", published);
    options.value("--source", "NAME", "Source of reports that state none.", source);
    options.choice("--mentions", "Find place names, or resolve only those the records bring along.", {"find", "given"},
                   mentions);
    options.flag("--explain", "Say why each place was chosen.", explain);
    options.value("--rejects", "FILE", "Write records that cannot be read to FILE, as NDJSON.", rejects);
    options.flag("--strict", "Fail at the first record that cannot be read.", strict);
    options.flag("--overwrite", "Replace outputs that exist.", overwrite);
    options.value("--threads", "N", "Threads to work on; 0: one a core.", threads);
    declare_overrides(options, overrides);
    declare_gazetteer(options, gazetteer);
}

void ReportOptions::check() const
{
    if (!published.empty() && !parse_iso_day(published)) {
        throw UsageError{fmt::format("--published: \"{}\" is not a date; write it as 2024-02-03", published)};
    }
    static_cast<void>(input::parse_columns(columns)); // a mistake in it fails at once
    if (threads < 0) {
        throw UsageError{fmt::format("--threads: {} is less than 0", threads)};
    }
    if (std::count(inputs.begin(), inputs.end(), "-") + (overrides == "-" ? 1 : 0) > 1) {
        throw UsageError{"'-' is given twice; standard input can be read once"};
    }
}

unsigned ReportOptions::thread_count() const noexcept
{
    return threads > 0 ? static_cast<unsigned>(threads) : std::max(1U, std::thread::hardware_concurrency());
}

places::FindOptions ReportOptions::find_options(const places::Overrides* overrides_to_use) const noexcept
{
    return {.given_only = mentions == "given", .explain = explain, .overrides = overrides_to_use};
}

gazetteer::Gazetteer ReportOptions::open_gazetteer() const
{
    return cli::open_gazetteer(gazetteer);
}

ReportInput::ReportInput(const ReportOptions& options, bool show_progress)
    : options_{options}, diagnostics_{[this](std::string_view message) { notes_.emplace_back(std::string{message}); }},
      progress_{show_progress},
      reader_{options.inputs, input_options(options), diagnostics_,
              [this](const records::RejectedRecord& rejected) { notes_.emplace_back(rejected); }}
{
    if (!options.rejects.empty()) {
        rejects_.emplace(options.rejects, options.overwrite);
    }
}

std::optional<NotedRecord> ReportInput::next()
{
    auto record = reader_.next();
    if (!record) {
        return std::nullopt; // notes on the end of the input are told by `finish`
    }
    return NotedRecord{.record = std::move(*record), .before = std::exchange(notes_, {})};
}

void ReportInput::tell(const std::vector<InputNote>& notes)
{
    progress_.step();
    for (const InputNote& note : notes) {
        if (const auto* rejected = std::get_if<records::RejectedRecord>(&note)) {
            reject(*rejected);
        } else {
            warn(std::get<std::string>(note));
        }
    }
}

void ReportInput::warn(std::string_view message)
{
    if (++messages_ <= most_messages) {
        progress_.clear();
        say(message);
    }
}

void ReportInput::reject(const records::RejectedRecord& rejected)
{
    const std::string name = rejected.source == "-" ? "standard input" : rejected.source;
    const std::string message = rejected.line == 0 ? fmt::format("{}: {}", name, rejected.reason)
                                                   : fmt::format("{}:{}: {}", name, rejected.line, rejected.reason);
    if (options_.strict) {
        throw InputError{message + " (--strict stops at the first)"};
    }
    warn(message);
    if (rejects_) {
        std::string line;
        records::write_rejected(line, rejected);
        rejects_->write(line);
    }
}

void ReportInput::reject_later(std::string_view origin, std::string_view reason)
{
    ++failed_later_;
    reject({.source = std::string{origin}, .line = 0, .byte = 0, .reason = std::string{reason}, .record = {}});
}

int ReportInput::finish()
{
    tell(std::exchange(notes_, {}));
    progress_.clear();
    if (rejects_) {
        rejects_->commit();
    }
    if (messages_ > most_messages) {
        say(fmt::format("... and {} more messages{}", messages_ - most_messages,
                        options_.rejects.empty() ? "; --rejects FILE keeps the records" : ""));
    }
    const auto& totals = reader_.totals();
    const std::uint64_t rejected = totals.rejected + failed_later_;
    const std::uint64_t good = totals.records - failed_later_;
    if (rejected > 0 && good > 0) {
        say(fmt::format("{} of {} records rejected{}", rejected, rejected + good,
                        options_.rejects.empty() ? " (--rejects FILE keeps them, --strict stops at the first)"
                                                 : fmt::format(", see {}", options_.rejects)));
    }
    if (rejected > 0 && good == 0) {
        say("no report could be read");
        return status_failed;
    }
    return totals.failed_files + failed_later_ > 0 ? status_failed : status_done;
}

} // namespace placeline::cli
