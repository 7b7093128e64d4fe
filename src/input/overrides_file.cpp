// SPDX-License-Identifier: Apache-2.0
#include "input/overrides_file.hpp"

#include "base/error.hpp"
#include "input/byte_stream.hpp"
#include "input/utf8.hpp"
#include "records/read_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace placeline::input {

namespace {

using Cells = std::vector<std::string>;

constexpr std::array<std::string_view, 8> columns{"name", "report", "country",    "place",
                                                  "lat",  "lon",    "place_name", "where_prec"};

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

std::string trimmed(std::string_view text)
{
    constexpr std::string_view white = " \t\r\n";
    const auto first = text.find_first_not_of(white);
    return first == std::string_view::npos ? std::string{}
                                           : std::string{text.substr(first, text.find_last_not_of(white) - first + 1)};
}

/// The cells of a line (RFC 4180, but a cell ends with its line).
Cells cells_of(std::string_view line, char separator)
{
    Cells cells{""};
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (quoted && line[i] == '"' && i + 1 < line.size() && line[i + 1] == '"') {
            cells.back() += line[i++];
        } else if (line[i] == '"' && (quoted || trimmed(cells.back()).empty())) {
            quoted = !quoted;
        } else if (line[i] == separator && !quoted) {
            cells.emplace_back();
        } else {
            cells.back() += line[i];
        }
    }
    if (quoted) {
        throw InputError{"a quotation mark is not closed"};
    }
    std::ranges::transform(cells, cells.begin(), [](const std::string& cell) { return trimmed(cell); });
    return cells;
}

char separator_of(std::string_view header)
{
    const auto count = [header](char c) { return std::count(header.begin(), header.end(), c); };
    return count('\t') > 0 ? '\t' : count(';') > count(',') ? ';' : ',';
}

/// Number of each of `columns` in the header, or the header's size where it lacks one.
std::array<std::size_t, columns.size()> columns_of(const Cells& header)
{
    for (const auto& head : header) {
        if (std::ranges::find(columns, head) == columns.end()) {
            throw InputError{
                fmt::format("\"{}\" is no column of overrides; expected {}", head, fmt::join(columns, ", "))};
        }
    }
    std::array<std::size_t, columns.size()> at{};
    for (std::size_t c = 0; c < columns.size(); ++c) {
        at[c] = static_cast<std::size_t>(std::ranges::find(header, columns[c]) - header.begin());
    }
    if (at[0] == header.size()) {
        throw InputError{fmt::format("the first line must name the columns, \"name\" among them; expected {}",
                                     fmt::join(columns, ", "))};
    }
    return at;
}

double degrees(const std::string& cell, std::string_view column, double most)
{
    double value = 0.0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc{} || end != cell.data() + cell.size() || !(value >= -most && value <= most)) {
        throw InputError{fmt::format("\"{}\" is \"{}\"; expected {} to {}", column, cell, -most, most)};
    }
    return value;
}

Override override_of(const Cells& cells, const std::array<std::size_t, columns.size()>& at)
{
    const auto cell = [&](std::size_t column) { return at[column] < cells.size() ? cells[at[column]] : std::string{}; };
    Override row{.name = cell(0),
                 .report = cell(1),
                 .country = cell(2),
                 .place_id = {},
                 .position = {},
                 .place_name = cell(6),
                 .origin = {}};
    const std::string place = cell(3);
    row.no_place = place == "none" || place == "no place";
    if (!row.no_place) {
        row.place_id = place;
    }
    if (!cell(4).empty() || !cell(5).empty()) {
        row.position = LonLat{.lon_deg = degrees(cell(5), "lon", 180.0), .lat_deg = degrees(cell(4), "lat", 90.0)};
    }
    if (const std::string prec = cell(7); !prec.empty()) {
        if (prec.size() != 1 || prec < "1" || prec > "7") {
            throw InputError{fmt::format("\"where_prec\" is \"{}\"; expected 1 to 7", prec)};
        }
        row.where_prec = prec.front() - '0';
    }
    return row;
}

void check(const Override& row)
{
    if (row.name.empty()) {
        throw InputError{"has no \"name\""};
    }
    const int said = (row.no_place ? 1 : 0) + (row.place_id.empty() ? 0 : 1) + (row.position ? 1 : 0);
    if (said != 1) {
        throw InputError{fmt::format(
            "\"{}\": give one of \"place\" (a gazetteer id, or \"none\") and \"lat\" with \"lon\"", row.name)};
    }
}

} // namespace

std::vector<Override> read_overrides(const std::string& name)
{
    const std::string text = whole_file(name);
    std::vector<Override> rows;
    records::RecordReader reader;
    char separator = 0; // not known before the header
    std::array<std::size_t, columns.size()> at{};
    std::uint64_t number = 0;
    for (std::string_view rest = text; !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        ++number;
        const std::string content = trimmed(line);
        if (content.empty() || content.starts_with('#')) {
            continue;
        }
        const std::string origin = fmt::format("{}:{}", name == "-" ? "standard input" : name, number);
        try {
            if (separator == 0 && content.starts_with('{')) {
                rows.push_back(reader.read_override(content));
            } else if (separator == 0) {
                separator = separator_of(line);
                at = columns_of(cells_of(line, separator));
                continue;
            } else {
                rows.push_back(override_of(cells_of(line, separator), at));
            }
            check(rows.back());
        } catch (const InputError& error) {
            throw InputError{origin + ": " + error.what()};
        }
        rows.back().origin = origin;
    }
    return rows;
}

} // namespace placeline::input
