// SPDX-License-Identifier: Apache-2.0
#include "cli/report_input.hpp"

#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "cli/overrides_option.hpp"
#include "cli/table_rows.hpp"
#include "input/column_names.hpp"
#include "input/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <thread>
#include <utility>

namespace placeline::cli {

namespace {

/// More would hide the summary; all of them are in the records and in --rejects.
constexpr std::uint64_t most_messages = 20;

input::InputOptions input_options(const ReportOptions& options, input::Arrivals* arrivals = nullptr)
{
    const bool events = options.rows_as == input::RowsAs::events;
    return {
        .from = input::parse_format(options.from).value_or(input::Format::automatic),
        .published = options.published,
        .source = options.source,
        .columns = {.preset = options.preset == (events ? "auto" : "none") ? std::string{} : options.preset,
                    .named = events ? decltype(input::ColumnOptions::named){} : input::parse_columns(options.columns),
                    .events_named = events ? input::parse_event_columns(options.columns)
                                           : decltype(input::ColumnOptions::events_named){}},
        .encoding = options.encoding,
        .rows_as = options.rows_as,
        .open_table = open_table_rows(options.layer),
        .checksums = options.checksums,
        .arrivals = arrivals};
}

/// "none" and the presets of tables of reports.
std::vector<std::string> report_presets()
{
    std::vector<std::string> presets = input::column_presets();
    std::erase(presets, "gdelt"); // a table of events without words
    presets.insert(presets.begin(), "none");
    return presets;
}

} // namespace

void declare_gazetteer(OptionSet& options, std::vector<std::string>& target)
{
    options.values("--gazetteer", "FILE",
                   "The gazetteer index to use, in place of the one installed with the program, which is 'default'. "
                   "Several are looked up as one; of two places with one id the later index's counts.",
                   target);
}

gazetteer::Gazetteer open_gazetteer(const std::vector<std::string>& paths)
{
    std::vector<std::filesystem::path> files;
    for (const std::string& path : paths) {
        files.push_back(path == "default" ? gazetteer::default_index_path() : std::filesystem::path{path});
    }
    if (files.empty()) {
        files.push_back(gazetteer::default_index_path());
    }
    return gazetteer::Gazetteer::open(files);
}

void ReportOptions::declare(OptionSet& options, std::string_view positional, std::string_view help)
{
    options.positional(positional.empty() ? "INPUT..." : positional,
                       help.empty() ? "Reports: texts, folders of them, NDJSON, JSON, tables, feeds, pages, archives; "
                                      "'-' is standard input."
                                    : help,
                       inputs);
    options.choice("--from", "How to read the inputs, whatever they look like.",
                   {"auto", "text", "ndjson", "json", "csv", "rss", "newsapi", "gdelt", "gkg", "telegram", "html",
                    "warc", "wet", "table"},
                   from);
    options.choice("--preset", "Whose table this is, for its columns.", report_presets(), preset);
    options.value("--columns", "FIELD=COLUMN,...", "Columns of a table: text=Notes,published=\"Event date\".", columns);
    options.value("--published", "DATE", "Day of publication of reports that state none, as 2024-02-03.", published);
    options.choice("--mentions", "Find place names, or resolve only those the records bring along.", {"find", "given"},
                   mentions);
    options.flag("--explain", "Say why each place was chosen.", explain);
    declare_common(options);
}

void ReportOptions::declare_tables(OptionSet& options)
{
    rows_as = input::RowsAs::events;
    preset = "auto";
    options.positional(
        "TABLE...", "Tables of events: CSV, spreadsheets, databases, layers, folders of them; '-' is standard input.",
        inputs);
    options.choice("--from", "How to read the tables, whatever they look like.",
                   {"auto", "csv", "gdelt-events", "table"}, from);
    std::vector<std::string> presets = input::column_presets();
    presets.insert(presets.begin(), {"auto", "none"});
    options.choice("--preset", "Whose table this is, for its columns; auto: by their names.", presets, preset);
    options.value("--columns", "FIELD=COLUMN,...", "Columns: place=Town,killed=Dead,killed.low=Min,date_start=Day.",
                  columns);
    declare_common(options);
}

void ReportOptions::declare_common(OptionSet& options)
{
    options.value("--layer", "NAME", "Sheet, table or layer of a file that holds several; else the first.", layer);
    options.value("--encoding", "NAME", "Encoding of inputs that are not UTF-8, as windows-1251.", encoding);
    options.value("--source", "NAME", "Source of reports that state none.", source);
    options.value("--rejects", "FILE", "Write records that cannot be read to FILE, as NDJSON.", rejects);
    options.flag("--strict", "Fail at the first record that cannot be read.", strict);
    options.flag("--overwrite", "Replace outputs that exist.", overwrite);
    options.value("--threads", "N", "Threads to work on; 0: one a core.", threads);
    declare_overrides(options, overrides);
    declare_gazetteer(options, gazetteers);
}

void ReportOptions::check() const
{
    if (!published.empty() && !parse_iso_day(published)) {
        throw UsageError{fmt::format("--published: \"{}\" is not a date; write it as 2024-02-03", published)};
    }
    static_cast<void>(input_options(*this)); // a mistake in --columns fails at once
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
    return cli::open_gazetteer(gazetteers);
}

ReportInput::ReportInput(const ReportOptions& options, bool show_progress, input::Arrivals* arrivals)
    : options_{options}, diagnostics_{[this](std::string_view message) { notes_.emplace_back(std::string{message}); }},
      progress_{show_progress},
      reader_{arrivals == nullptr ? options.inputs : std::vector<std::string>{}, input_options(options, arrivals),
              diagnostics_, [this](const records::RejectedRecord& rejected) { notes_.emplace_back(rejected); }}
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

void ReportInput::reject_row(std::string_view origin, std::string_view reason, std::string_view record)
{
    ++rejected_later_;
    records::RejectedRecord rejected{.source = std::string{origin},
                                     .line = 0,
                                     .byte = 0,
                                     .reason = std::string{reason},
                                     .record = std::string{input::cut_utf8(record, 4096)}};
    const std::size_t colon = origin.rfind(':');
    std::uint64_t line = 0;
    const char* const end = origin.data() + origin.size();
    if (colon != std::string_view::npos && std::from_chars(origin.data() + colon + 1, end, line).ptr == end) {
        rejected.source = origin.substr(0, colon);
        rejected.line = line;
    }
    reject(rejected);
}

void ReportInput::reject_later(std::string_view origin, std::string_view reason)
{
    ++failed_later_;
    reject_row(origin, reason);
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
    const std::uint64_t rejected = totals.rejected + rejected_later_;
    const std::uint64_t good = totals.records - rejected_later_;
    if (rejected > 0 && good > 0) {
        say(fmt::format("{} of {} records rejected{}", rejected, rejected + good,
                        options_.rejects.empty() ? " (--rejects FILE keeps them, --strict stops at the first)"
                                                 : fmt::format(", see {}", options_.rejects)));
    }
    if (rejected > 0 && good == 0) {
        say("no report could be read; the lines above say why");
        return status_failed;
    }
    return totals.failed_files + failed_later_ > 0 ? status_failed : status_done;
}

} // namespace placeline::cli
