// SPDX-License-Identifier: Apache-2.0
#include "input/overrides_file.hpp"

#include "base/error.hpp"
#include "input/hand_table.hpp"
#include "records/read_record.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <string_view>

namespace placeline::input {

namespace {

using Cells = std::vector<std::string>;

/// Of a row's cells, in this order.
constexpr std::array<std::string_view, 8> columns{"name", "report", "country",    "place",
                                                  "lat",  "lon",    "place_name", "where_prec"};

double degrees(const std::string& cell, std::string_view column, double most)
{
    double value = 0.0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc{} || end != cell.data() + cell.size() || !(value >= -most && value <= most)) {
        throw InputError{fmt::format("\"{}\" is \"{}\"; expected {} to {}", column, cell, -most, most)};
    }
    return value;
}

Override override_of(const Cells& cells)
{
    Override row{.name = cells[0],
                 .report = cells[1],
                 .country = cells[2],
                 .place_id = {},
                 .position = {},
                 .place_name = cells[6],
                 .origin = {}};
    const std::string& place = cells[3];
    row.no_place = place == "none" || place == "no place";
    if (!row.no_place) {
        row.place_id = place;
    }
    if (!cells[4].empty() || !cells[5].empty()) {
        row.position = LonLat{.lon_deg = degrees(cells[5], "lon", 180.0), .lat_deg = degrees(cells[4], "lat", 90.0)};
    }
    if (const std::string& prec = cells[7]; !prec.empty()) {
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
    const HandTable table = read_hand_table(name, columns, "name");
    if (!table.unknown_columns.empty()) {
        throw InputError{fmt::format("{}: \"{}\" is no column of overrides; expected {}", table.header_origin,
                                     table.unknown_columns.front(), fmt::join(columns, ", "))};
    }
    std::vector<Override> rows;
    records::RecordReader reader;
    for (const HandRow& given : table.rows) {
        try {
            rows.push_back(given.json.empty() ? override_of(given.cells) : reader.read_override(given.json));
            check(rows.back());
        } catch (const InputError& error) {
            throw InputError{given.origin + ": " + error.what()};
        }
        rows.back().origin = given.origin;
    }
    return rows;
}

} // namespace placeline::input
