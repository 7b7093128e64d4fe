// SPDX-License-Identifier: Apache-2.0
#include "input/hand_table.hpp"

#include "base/error.hpp"
#include "base/spreadsheet_text.hpp"
#include "input/byte_stream.hpp"
#include "input/csv.hpp"
#include "input/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace placeline::input {

namespace {

std::string whole_file(const std::string& name)
{
    ByteStream stream{name};
    while (stream.read_more()) {
    }
    std::string text{stream.unread()};
    repair_utf8(text);
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.erase(0, 3);
    }
    return text;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view white = " \t\r\n";
    const auto first = text.find_first_not_of(white);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(white) - first + 1);
}

char separator_of(std::string_view header)
{
    const auto count = [header](char c) { return std::count(header.begin(), header.end(), c); };
    return count('\t') > 0 ? '\t' : count(';') > count(',') ? ';' : ',';
}

std::vector<std::string> cells_of(std::string_view row, char separator)
{
    std::vector<std::string> cells = split_row(row, separator);
    for (std::string& cell : cells) {
        cell = std::string{trimmed(without_formula_guard(trimmed(cell)))};
    }
    return cells;
}

/// Hands out the rows of a text, a table's or NDJSON's, with the line that each starts on.
class Rows {
public:
    explicit Rows(std::string_view text) : rest_{text} {}

    /// The next row that says something. \param separator  0: a row ends with its line.
    bool next(char separator)
    {
        while (!rest_.empty()) {
            line_ += lines_;
            const std::string_view line = rest_.substr(0, rest_.find('\n'));
            const std::string_view words = trimmed(line);
            if (words.empty() || words.front() == '#' || separator == 0) {
                take(line.size(), line.size() + 1);
                if (words.empty() || words.front() == '#') {
                    continue;
                }
                return true;
            }
            const RowEnd end = find_row_end(rest_, separator);
            if (end.quote_open) {
                throw InputError{"a quotation mark is not closed"};
            }
            end.found ? take(end.length, end.next) : take(rest_.size(), rest_.size());
            return true;
        }
        return false;
    }

    [[nodiscard]] std::string_view row() const noexcept { return row_; }
    [[nodiscard]] std::uint64_t line() const noexcept { return line_; }

private:
    void take(std::size_t length, std::size_t next)
    {
        row_ = rest_.substr(0, length);
        const std::string_view taken = rest_.substr(0, next);
        lines_ = static_cast<std::uint64_t>(std::count(taken.begin(), taken.end(), '\n'));
        rest_.remove_prefix(std::min(next, rest_.size()));
    }

    std::string_view rest_;
    std::string_view row_;
    std::uint64_t line_ = 1;  ///< that `row_` starts on
    std::uint64_t lines_ = 0; ///< of `row_`
};

} // namespace

HandTable read_hand_table(const std::string& name, std::span<const std::string_view> columns, std::string_view required)
{
    const std::string text = whole_file(name);
    HandTable table;
    Rows rows{text};
    char separator = 0; // not known before the header
    std::vector<std::size_t> at;
    const auto origin = [&] { return fmt::format("{}:{}", name == "-" ? "standard input" : name, rows.line()); };
    try {
        while (rows.next(separator)) {
            if (separator == 0 && trimmed(rows.row()).starts_with('{')) {
                table.rows.push_back({.origin = origin(), .json = std::string{trimmed(rows.row())}, .cells = {}});
                continue;
            }
            if (!table.rows.empty() && separator == 0) {
                throw InputError{"is not a JSON object, as the rows before it are"};
            }
            if (separator == 0) {
                separator = separator_of(rows.row());
                const std::vector<std::string> header = cells_of(rows.row(), separator);
                table.header_origin = origin();
                std::ranges::copy_if(header, std::back_inserter(table.unknown_columns), [&](const std::string& head) {
                    return !head.empty() && std::ranges::find(columns, head) == columns.end();
                });
                for (const std::string_view column : columns) {
                    at.push_back(static_cast<std::size_t>(std::ranges::find(header, column) - header.begin()));
                }
                if (std::ranges::find(header, required) == header.end()) {
                    throw InputError{fmt::format("the first line must name the columns, \"{}\" among them; expected {}",
                                                 required, fmt::join(columns, ", "))};
                }
                continue;
            }
            const std::vector<std::string> cells = cells_of(rows.row(), separator);
            HandRow row{.origin = origin(), .json = {}, .cells = {}};
            for (const std::size_t column : at) {
                row.cells.push_back(column < cells.size() ? cells[column] : std::string{});
            }
            table.rows.push_back(std::move(row));
        }
    } catch (const InputError& error) {
        throw InputError{origin() + ": " + error.what()};
    }
    return table;
}

} // namespace placeline::input
