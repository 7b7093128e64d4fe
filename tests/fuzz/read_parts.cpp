// SPDX-License-Identifier: Apache-2.0
// The parts that readers are made of: quick enough for millions of tries a minute.
#include "target.hpp"

#include "base/error.hpp"
#include "input/cell_values.hpp"
#include "input/corrections_file.hpp"
#include "input/csv.hpp"
#include "input/event_days.hpp"
#include "input/feed_date.hpp"
#include "input/gzip.hpp"
#include "input/json_splitter.hpp"
#include "input/markup.hpp"
#include "input/overrides_file.hpp"
#include "input/utf8.hpp"
#include "model/date.hpp"
#include "records/read_record.hpp"
#include "records/write_record.hpp"

#include <cmath>

using namespace placeline;
using namespace placeline::fuzz;
using namespace placeline::input;

void utf8(std::string_view bytes)
{
    std::string text{bytes};
    const auto repair = repair_utf8(text);
    must(valid_utf8_prefix(text) == text.size(), "what was repaired is valid");
    must(text.find('\0') == std::string::npos, "no NUL is left");
    must(repair.has_value() == (text != bytes), "what was well is not touched");
    const std::size_t most = bytes.empty() ? 0 : static_cast<unsigned char>(bytes.back());
    const std::string_view cut = cut_utf8(text, most);
    must(cut.size() <= most && valid_utf8_prefix(cut) == cut.size(), "a cut falls between code points");
}

void csv_row(std::string_view bytes)
{
    const char separator = guess_separator(bytes);
    must(std::string_view{",;\t|"}.find(separator) != std::string_view::npos, "a separator is one of four");
    looks_like_table(bytes);
    for (const Quotes quotes : {Quotes::some, Quotes::none}) {
        std::string_view rest = bytes;
        while (!rest.empty()) {
            const RowEnd end = find_row_end(rest, separator, quotes);
            must(end.length <= rest.size() && (!end.found || (end.next > 0 && end.next <= rest.size())),
                 "a row ends in the file");
            const auto cells = split_row(rest.substr(0, end.length), separator, quotes);
            must(!cells.empty(), "a row has a cell");
            if (!end.found) {
                break;
            }
            rest.remove_prefix(end.next);
        }
    }
}

void cells(std::string_view bytes)
{
    std::string cell{bytes};
    repair_utf8(cell);
    says_unknown(cell);
    if (const auto count = count_in_cell(cell)) {
        const Bounds& bounds = count->bounds;
        must(!bounds.low || !bounds.high || *bounds.low <= *bounds.high, "low is at most high");
        must(!bounds.value || !bounds.low || *bounds.value >= *bounds.low, "a value is at least its low");
    }
    if (const auto degrees = degrees_in_cell(cell, 180.0)) {
        must(std::abs(*degrees) <= 180.0, "degrees keep their bound");
    }
    if (const auto position = position_in_cell(cell)) {
        must(std::abs(position->lat_deg) <= 90.0 && std::abs(position->lon_deg) <= 180.0, "a position is on Earth");
    }
}

void feed_date(std::string_view bytes)
{
    std::string cell{bytes};
    repair_utf8(cell);
    for (const DayOrder order : {DayOrder::day_first, DayOrder::month_first}) {
        if (const auto date = iso_date(cell, order)) {
            must(parse_iso_day(*date).has_value(), "what is told as a date is one");
            must(iso_date(*date, order) == date, "an ISO date stays as it is");
        }
        day_in_cell(cell, order);
    }
    slash_date(cell);
    if (const auto day = parse_iso_day(cell)) {
        must(parse_iso_day(iso_day(*day)) == day, "a day is read back");
    }
}

void json_splitter(std::string_view bytes)
{
    // the same elements in one piece as byte by byte
    const auto ends_of = [bytes](std::size_t piece) {
        JsonSplitter splitter;
        std::vector<std::string> elements;
        std::string buffer;
        std::size_t taken = 0;
        while (true) {
            const auto element = splitter.next(buffer);
            must(element.begin <= buffer.size() &&
                     (!element.found || (element.begin <= element.end && element.end <= buffer.size())),
                 "an element lies in the buffer");
            if (element.found) {
                elements.push_back(buffer.substr(element.begin, element.end - element.begin));
                must(element.end > 0, "the splitter goes on");
                buffer.erase(0, element.end);
                continue;
            }
            buffer.erase(0, element.begin);
            if (taken == bytes.size()) {
                return elements;
            }
            buffer += bytes.substr(taken, piece);
            taken = std::min(bytes.size(), taken + piece);
        }
    };
    must(ends_of(bytes.size() + 1) == ends_of(1), "pieces do not matter");
}

void gunzip(std::string_view bytes)
{
    Gunzip gunzip;
    std::string out;
    try {
        for (std::size_t rounds = 0; !bytes.empty() && out.size() < (std::size_t{1} << 16U); ++rounds) {
            const std::size_t held = out.size();
            const std::size_t used = gunzip.unpack(bytes.substr(0, 61), out, 4096);
            must(used <= bytes.size() && out.size() - held <= 4096, "at most what was asked for");
            must(used > 0 || out.size() > held, "unpacking goes on");
            bytes.remove_prefix(used);
        }
    } catch (const InputError&) { // damaged, as most are
    }
}

void markup(std::string_view bytes)
{
    std::string html{bytes};
    repair_utf8(html);
    const std::string text = text_of_markup(html);
    must(valid_utf8_prefix(text) == text.size(), "text of markup is valid UTF-8");
    MarkupTokens tokens{html};
    MarkupToken token;
    for (std::size_t n = 0; tokens.next(token); ++n) {
        must(n <= html.size(), "there are no more tokens than bytes");
        attribute(token.contents, "content");
        std::string decoded;
        append_decoded(decoded, token.contents);
        must(decoded.size() <= token.contents.size() * 2 + 4, "an entity never expands");
    }
}

void record(std::string_view bytes)
{
    static records::RecordReader reader;
    std::string json{bytes};
    repair_utf8(json);
    try {
        records::Record record = reader.read(json);
        std::string once;
        std::string twice;
        if (auto* const parsed = std::get_if<ParsedReport>(&record)) {
            records::write_parsed_report(once, *parsed, {.keep_text = true});
            records::write_parsed_report(twice, std::get<ParsedReport>(reader.read(once)), {.keep_text = true});
        } else if (auto* const incident = std::get_if<MergedIncident>(&record)) {
            records::write_merged_incident(once, *incident);
            records::write_merged_incident(twice, std::get<MergedIncident>(reader.read(once)));
        } else {
            must(!std::get<Report>(record).text.empty(), "a report has a text");
        }
        must(once == twice, "what is written is read back as it was");
        must(once.empty() || once.find('\n') == once.size() - 1, "a record is one line");
    } catch (const records::RecordError&) { // says why
    }
    try {
        must(!reader.read_name(json).name.empty(), "a name has a name");
    } catch (const records::RecordError&) {
    }
}

void overrides(std::string_view bytes)
{
    try {
        for (const Override& row : read_overrides(scratch_file(bytes))) {
            must(!row.name.empty(), "an override names a name");
            must(static_cast<int>(!row.place_id.empty()) + static_cast<int>(row.position.has_value()) +
                         static_cast<int>(row.no_place) ==
                     1,
                 "exactly one thing is said of it");
        }
    } catch (const InputError&) { // names file and line
    }
}

void corrections(std::string_view bytes)
{
    try {
        const CorrectionsFile file = read_corrections(scratch_file(bytes));
        for (const Correction& row : file.rows) {
            must(!row.origin.empty(), "a correction knows its line");
            must(parse_correction_action(to_string(row.action)) == row.action, "an action is told by its name");
            for (const std::string_view cell : {row.event, row.report, row.quote, row.field, row.old_value,
                                                row.new_value, row.reviewer, row.date, row.reason}) {
                must(valid_utf8_prefix(cell) == cell.size(), "behind the door all text is valid UTF-8");
            }
        }
    } catch (const InputError&) { // names file and line
    }
}
