// SPDX-License-Identifier: Apache-2.0
#include "input/csv.hpp"

#include "input/column_names.hpp"

#include <algorithm>
#include <array>

namespace placeline::input {

std::optional<char> named_separator(std::string_view head) noexcept
{
    const bool named = head.size() > 4 && (head.starts_with("sep=") || head.starts_with("SEP="));
    const bool line = named && (head.size() == 5 || head[5] == '\r' || head[5] == '\n');
    return line ? std::optional{head[4]} : std::nullopt;
}

RowEnd find_row_end(std::string_view bytes, char separator, Quotes quotes) noexcept
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
        if (c == '"' && quotes == Quotes::some &&
            (cell_begins || just_closed)) { // a doubled mark closes and opens again
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

std::vector<std::string> split_row(std::string_view row, char separator, Quotes quotes)
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
        if (c == '"' && quotes == Quotes::some && cell_begins) {
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

} // namespace placeline::input
