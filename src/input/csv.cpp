// SPDX-License-Identifier: Apache-2.0
#include "input/csv.hpp"

#include "base/error.hpp"
#include "input/extra.hpp"
#include "input/feed_date.hpp"
#include "input/utf8.hpp"
#include "records/read_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace placeline::input {

namespace {

constexpr std::size_t longest_row_bytes = std::size_t{16} << 20U;
constexpr std::size_t kept_of_rejected_bytes = 4096;
constexpr std::size_t longest_header_rows = 4;
constexpr std::string_view white = " \t\r\n";

std::string_view trimmed(std::string_view text) noexcept
{
    const std::size_t first = text.find_first_not_of(white);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(white) - first + 1);
}

/// The separator that a first line "sep=;" names, as spreadsheets write it.
std::optional<char> named_separator(std::string_view head) noexcept
{
    const bool named = head.size() > 4 && (head.starts_with("sep=") || head.starts_with("SEP="));
    const bool line = named && (head.size() == 5 || head[5] == '\r' || head[5] == '\n');
    return line ? std::optional{head[4]} : std::nullopt;
}

bool is_tag_row(const std::vector<std::string>& cells)
{
    bool any = false;
    for (const std::string& cell : cells) {
        const std::string_view tag = trimmed(cell);
        if (!tag.empty() && tag.front() != '#') {
            return false;
        }
        any = any || tag.size() > 1;
    }
    return any;
}

class CsvSource : public RecordSource {
public:
    CsvSource(ByteStream& stream, const ColumnOptions& options, Note note) : stream_{stream}, note_{std::move(note)}
    {
        while (stream_.unread().size() < 4096 && stream_.unread().find('\n') == std::string_view::npos &&
               stream_.read_more()) {
        }
        if (const auto named = named_separator(stream_.unread())) {
            separator_ = *named;
            pass_over(std::min(stream_.unread().find('\n'), stream_.unread().size() - 1) + 1);
        } else {
            separator_ = guess_separator(stream_.unread());
        }
        read_header(options);
        learn_day_order();
    }

    std::optional<RawRecord> next() override
    {
        while (auto row = next_row()) {
            if (!row->fault.empty() || !trimmed(row->bytes).empty()) {
                return row;
            }
        }
        return std::nullopt;
    }

    std::optional<Report> read(std::string_view utf8) override
    {
        std::vector<std::string> cells = split_row(utf8, separator_);
        while (cells.size() > header_.size() && trimmed(cells.back()).empty()) {
            cells.pop_back(); // separators at the end of each line are a habit of some spreadsheets
        }
        if (cells.size() > header_.size()) {
            throw records::RecordError{
                fmt::format("the row has {} cells, the header {}; is a cell with a separator in it "
                            "without quotation marks?",
                            cells.size(), header_.size())};
        }
        if (row_is_last_ && cells.size() < header_.size()) {
            throw records::RecordError{fmt::format("the file ends in the middle of this row: it has {} cells of {}",
                                                   cells.size(), header_.size())};
        }
        cells.resize(header_.size());
        if (std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return trimmed(cell).empty(); })) {
            return std::nullopt;
        }
        return report_of(cells);
    }

private:
    void pass_over(std::size_t bytes)
    {
        const std::string_view gone = stream_.unread().substr(0, bytes);
        line_ += static_cast<std::uint64_t>(std::count(gone.begin(), gone.end(), '\n'));
        stream_.consume(bytes);
    }

    std::optional<RawRecord> next_row()
    {
        RowEnd end = find_row_end(stream_.unread(), separator_);
        std::size_t looked_at = stream_.unread().size();
        while (!end.found && stream_.unread().size() <= longest_row_bytes && stream_.read_more()) {
            // not after each piece, or a long row takes the square of its length
            if (stream_.unread().size() >= 2 * looked_at || !stream_.regular_file()) {
                looked_at = stream_.unread().size();
                end = find_row_end(stream_.unread(), separator_);
            }
        }
        if (!end.found) {
            end = find_row_end(stream_.unread(), separator_);
        }
        const std::string_view unread = stream_.unread();
        if (unread.empty()) {
            return std::nullopt;
        }
        RawRecord row{.bytes = {}, .line = line_ + 1, .byte = stream_.offset(), .fault = {}};
        if (!end.found && unread.size() > longest_row_bytes) {
            return long_row(std::move(row), end.quote_open);
        }
        if (!end.found && end.quote_open) {
            const auto lines = std::count(unread.begin(), unread.end(), '\n');
            row.bytes = unread.substr(0, kept_of_rejected_bytes);
            row.fault =
                fmt::format("the file ends within a quotation mark that this row opens; {} more line{} went into it",
                            lines, lines == 1 ? "" : "s");
            pass_over(unread.size());
            return row;
        }
        row_is_last_ = !end.found;
        row.bytes = unread.substr(0, end.found ? end.length : unread.size());
        decode_if_needed(row.bytes);
        if (row.bytes.size() != (end.found ? end.length : unread.size())) {
            return next_row(); // the stream was decoded anew: once a file
        }
        pass_over(end.found ? end.next : unread.size());
        return row;
    }

    /// A table of no stated encoding is UTF-8 until a row says otherwise; then it is what spreadsheets write.
    void decode_if_needed(std::string& row)
    {
        if (encoding_known_) {
            return;
        }
        const std::size_t valid = valid_utf8_prefix(row);
        if (valid < row.size()) {
            encoding_known_ = true;
            note_(
                fmt::format("is not UTF-8 (line {}); read as Windows-1252, --encoding NAME says otherwise", line_ + 1));
            stream_.decode_from("windows-1252");
            row.clear();
        } else {
            encoding_known_ =
                std::any_of(row.begin(), row.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        }
    }

    /// A row beyond the limit: it is passed over up to its line end, so that the rows behind it are read.
    RawRecord long_row(RawRecord row, bool quote_open)
    {
        row.bytes = stream_.unread().substr(0, kept_of_rejected_bytes);
        row.fault = quote_open ? "a row of more than 16 MB: a quotation mark that it opens is never closed"
                               : "a row of more than 16 MB is no report";
        std::size_t end = stream_.unread().find('\n');
        while (end == std::string_view::npos) {
            pass_over(stream_.unread().size());
            if (!stream_.read_more()) {
                return row;
            }
            end = stream_.unread().find('\n');
        }
        pass_over(end + 1);
        return row;
    }

    void read_header(const ColumnOptions& options)
    {
        std::vector<std::string> tags;
        // Rows of tags stand below one or two rows of names; they are looked for where one can be seen.
        const std::string_view head = stream_.unread().substr(0, std::size_t{1} << 16U);
        const bool tags_in_sight =
            head.find("\n#") != std::string_view::npos || head.find("\n\"#") != std::string_view::npos;
        std::string_view ahead = stream_.unread();
        std::size_t tag_row = 0;
        for (std::size_t i = 0; tags_in_sight && i < longest_header_rows && tag_row == 0; ++i) {
            const RowEnd end = find_row_end(ahead, separator_);
            if (!end.found) {
                break;
            }
            tag_row = i > 0 && is_tag_row(split_row(ahead.substr(0, end.length), separator_)) ? i : 0;
            ahead.remove_prefix(end.next);
        }
        for (std::size_t i = 0; i + 1 < std::max<std::size_t>(tag_row, 1); ++i) {
            next_row();
        }
        header_ = header_row();
        if (tag_row > 0) {
            tags = header_row();
            tags.resize(header_.size());
        }
        map_ = map_columns(header_, tags, options);
        row_is_last_ = false;
    }

    std::vector<std::string> header_row()
    {
        auto row = next();
        if (!row || !row->fault.empty()) {
            throw InputError{row ? row->fault : std::string{"is a table without a row of column names"}};
        }
        repair_utf8(row->bytes);
        std::vector<std::string> cells = split_row(row->bytes, separator_);
        for (std::string& cell : cells) {
            cell = trimmed(cell);
        }
        while (!cells.empty() && cells.back().empty()) {
            cells.pop_back();
        }
        return cells;
    }

    /// Looks ahead over the rows at hand for a date that tells which of day and month comes first.
    void learn_day_order()
    {
        const auto column = map_[ReportField::published];
        std::string_view ahead = stream_.unread();
        for (RowEnd end; column && !day_order_; ahead.remove_prefix(end.next)) {
            end = find_row_end(ahead, separator_);
            if (!end.found) {
                return;
            }
            const std::vector<std::string> cells = split_row(ahead.substr(0, end.length), separator_);
            if (*column < cells.size()) {
                day_order_ = slash_date(cells[*column]).order;
            }
        }
    }

    void set_published(Report& report, std::string_view written)
    {
        written = trimmed(written);
        // UCDP lists a date for each source it names; the first is as good an anchor as any
        written = written.substr(0, std::min(written.find(';'), written.size()));
        if (written.empty()) {
            return;
        }
        if (const SlashDate slashed = slash_date(written); slashed.is_one) {
            if (!order_told_ && !slashed.order) {
                note_(fmt::format("dates such as {} are read with the {} first{}", written,
                                  day_order_ == DayOrder::month_first ? "month" : "day",
                                  day_order_ ? ", as other rows show" : "; no row shows which it is"));
                order_told_ = true;
            }
            day_order_ = day_order_ ? day_order_ : slashed.order;
        }
        records::set_published(
            report, iso_date(written, day_order_.value_or(DayOrder::day_first)).value_or(std::string{written}));
    }

    Report report_of(const std::vector<std::string>& cells)
    {
        Report report;
        const auto cell = [&](ReportField field) {
            const auto column = map_[field];
            return column ? std::string{trimmed(cells[*column])} : std::string{};
        };
        report.id = cell(ReportField::id);
        report.source = cell(ReportField::source);
        report.url = cell(ReportField::url);
        report.lang = cell(ReportField::lang);
        std::string text = cell(ReportField::text);
        std::optional<std::size_t> text_column = map_[ReportField::text];
        for (std::size_t i = 0; text.empty() && i < map_.other_texts.size(); ++i) {
            text_column = map_.other_texts[i];
            text = trimmed(cells[*text_column]);
        }
        try {
            set_words(report, cell(ReportField::title), std::move(text));
        } catch (const records::RecordError&) {
            const auto column = map_[ReportField::text] ? map_[ReportField::text] : map_[ReportField::title];
            throw records::RecordError{fmt::format("\"{}\" is empty", header_[*column])};
        }
        if (map_[ReportField::published]) {
            set_published(report, cell(ReportField::published));
        } else {
            set_day_parts(report, cells);
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const bool taken =
                i == text_column || std::find(map_.column_of.begin(), map_.column_of.end(), i) != map_.column_of.end();
            if (!taken && !trimmed(cells[i]).empty()) {
                add_extra(report, header_[i].empty() ? fmt::format("column {}", i + 1) : header_[i], trimmed(cells[i]));
            }
        }
        return report;
    }

    /// GTD's three columns; a month or day of 0 is not known, and then there is no day to anchor words.
    void set_day_parts(Report& report, const std::vector<std::string>& cells) const
    {
        const auto& [year, month, day] = map_.day_parts;
        if (year && month && day) {
            const std::string written =
                fmt::format("{}/{}/{}", trimmed(cells[*year]), trimmed(cells[*month]), trimmed(cells[*day]));
            if (const auto date = iso_date(written)) {
                records::set_published(report, *date);
            }
        }
    }

    ByteStream& stream_;
    Note note_;
    char separator_ = ',';
    std::vector<std::string> header_;
    ColumnMap map_;
    std::optional<DayOrder> day_order_;
    bool order_told_ = false;
    bool encoding_known_ = false; ///< a row was not ASCII, so that it is known what it was
    bool row_is_last_ = false;    ///< no line end follows the row
    std::uint64_t line_ = 0;
};

} // namespace

RowEnd find_row_end(std::string_view bytes, char separator) noexcept
{
    bool quoted = false;
    bool just_closed = false;
    bool cell_begins = true;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const char c = bytes[at];
        if (quoted) {
            quoted = c != '"';
            just_closed = !quoted;
            continue;
        }
        if (c == '"' && (cell_begins || just_closed)) { // a doubled mark closes and opens again
            quoted = true;
        } else if (c == '\n' || c == '\r') {
            if (c == '\r' && at + 1 == bytes.size()) {
                break; // its line feed may not be here yet
            }
            const std::size_t next = at + (c == '\r' && bytes[at + 1] == '\n' ? 2 : 1);
            return {.length = at, .next = next, .found = true, .quote_open = false};
        }
        just_closed = false;
        cell_begins = c == separator || (cell_begins && c == ' ');
    }
    return {.length = 0, .next = 0, .found = false, .quote_open = quoted};
}

std::vector<std::string> split_row(std::string_view row, char separator)
{
    std::vector<std::string> cells(1);
    bool quoted = false;
    bool cell_begins = true;
    for (std::size_t at = 0; at < row.size(); ++at) {
        const char c = row[at];
        if (quoted) {
            if (c != '"') {
                cells.back() += c;
            } else if (at + 1 < row.size() && row[at + 1] == '"') {
                cells.back() += c;
                ++at;
            } else {
                quoted = false;
            }
            continue;
        }
        if (c == '"' && cell_begins) {
            quoted = true;
            cells.back().clear();
        } else if (c == separator) {
            cells.emplace_back();
            cell_begins = true;
            continue;
        } else {
            cells.back() += c;
        }
        cell_begins = cell_begins && c == ' ';
    }
    return cells;
}

char guess_separator(std::string_view head) noexcept
{
    constexpr std::array<char, 4> separators{',', ';', '\t', '|'};
    std::array<std::size_t, separators.size()> counts{};
    bool quoted = false;
    for (const char c : head) {
        if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == '\n' || c == '\r')) {
            break;
        } else if (!quoted) {
            for (std::size_t i = 0; i < separators.size(); ++i) {
                counts.at(i) += c == separators.at(i) ? 1U : 0U;
            }
        }
    }
    const auto* const most = std::max_element(counts.begin(), counts.end());
    return separators.at(static_cast<std::size_t>(most - counts.begin()));
}

bool looks_like_table(std::string_view head)
{
    if (named_separator(head)) {
        return true;
    }
    const char separator = guess_separator(head);
    const RowEnd end = find_row_end(head, separator);
    if (!end.found || end.length > 8192) {
        return false;
    }
    const std::vector<std::string> cells = split_row(head.substr(0, end.length), separator);
    return cells.size() >= 2 && is_report_header(cells);
}

std::unique_ptr<RecordSource> make_csv_source(ByteStream& stream, const ColumnOptions& columns, Note note)
{
    return std::make_unique<CsvSource>(stream, columns, std::move(note));
}

} // namespace placeline::input
