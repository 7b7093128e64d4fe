// SPDX-License-Identifier: Apache-2.0
// The readers of input/, from the bytes of a file to records.
#include "target.hpp"

#include "input/input_reader.hpp"
#include "input/utf8.hpp"
#include "records/read_record.hpp"
#include "records/write_record.hpp"

namespace placeline::fuzz {

namespace {

bool is_utf8(std::string_view text)
{
    return input::valid_utf8_prefix(text) == text.size();
}

void check(const Report& report)
{
    must(!report.id.empty(), "every report has an id");
    must(is_utf8(report.id) && is_utf8(report.title) && is_utf8(report.text) && is_utf8(report.published) &&
             is_utf8(report.source) && is_utf8(report.url) && is_utf8(report.lang),
         "behind the door all text is valid UTF-8");
    for (const ExtraField& field : report.extra) {
        must(is_utf8(field.name) && is_utf8(field.json), "extra fields are valid UTF-8");
    }
    for (const TextSpan& span : report.given_mentions) {
        must(span.begin <= span.end && span.end <= report.text.size(), "spans lie in the text");
    }
    ParsedReport parsed;
    parsed.report = report;
    std::string line;
    records::write_parsed_report(line, parsed, {.keep_text = true});
    must(line.ends_with('\n') && line.find('\n') == line.size() - 1 && is_utf8(line), "a record is one line");
    records::RecordReader reader;
    must(std::holds_alternative<ParsedReport>(reader.read(line)), "what is written is read back");
}

/// Reads `bytes` as one file. Everything in it must come out, or be told of.
void read(std::string_view bytes, input::Format format, input::RowsAs rows_as = input::RowsAs::reports)
{
    Diagnostics diagnostics;
    std::uint64_t rejected = 0;
    std::uint64_t taken = 0;
    input::InputReader reader{{scratch_file(bytes)},
                              {.from = format, .published = "2024-02-03", .source = "", .rows_as = rows_as},
                              diagnostics,
                              [&](const records::RejectedRecord& record) {
                                  ++rejected;
                                  must(!record.reason.empty() && is_utf8(record.reason), "a rejection has a reason");
                                  must(is_utf8(record.record) && record.record.size() <= input::kept_of_rejected_bytes,
                                       "of a rejected record 4 kB are kept");
                                  std::string line;
                                  records::write_rejected(line, record);
                                  must(line.find('\n') == line.size() - 1, "a rejected record is one line");
                              }};
    while (const auto record = reader.next()) {
        ++taken;
        if (const auto* const report = std::get_if<Report>(&record->record)) {
            check(*report);
        } else if (const auto* const row = std::get_if<EventRow>(&record->record)) {
            check(row->report);
        }
    }
    must(reader.totals().records == taken && reader.totals().rejected == rejected, "totals count what came");
}

} // namespace

} // namespace placeline::fuzz

// Named for what is read.
using placeline::fuzz::read;
using placeline::input::Format;

void read_any(std::string_view bytes)
{
    read(bytes, Format::automatic);
}
void read_ndjson(std::string_view bytes)
{
    read(bytes, Format::ndjson);
}
void read_json(std::string_view bytes)
{
    read(bytes, Format::json);
}
void read_csv(std::string_view bytes)
{
    read(bytes, Format::csv);
}
void read_events(std::string_view bytes)
{
    read(bytes, Format::csv, placeline::input::RowsAs::events);
}
void read_rss(std::string_view bytes)
{
    read(bytes, Format::rss);
}
void read_newsapi(std::string_view bytes)
{
    read(bytes, Format::newsapi);
}
void read_telegram(std::string_view bytes)
{
    read(bytes, Format::telegram);
}
void read_html(std::string_view bytes)
{
    read(bytes, Format::html);
}
void read_warc(std::string_view bytes)
{
    read(bytes, Format::warc);
}
void read_gkg(std::string_view bytes)
{
    read(bytes, Format::gkg);
}
void read_gdelt(std::string_view bytes)
{
    read(bytes, Format::gdelt_events, placeline::input::RowsAs::events);
}
