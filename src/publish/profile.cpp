// SPDX-License-Identifier: Apache-2.0
#include "publish/profile.hpp"

#include "base/error.hpp"
#include "base/spreadsheet_text.hpp"
#include "publish/profile_texts.hpp"
#include "records/column_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace placeline::publish {

namespace {

/// The four cells of each row below the names.
std::vector<std::array<std::string_view, 4>> rows_of(std::string_view table)
{
    std::vector<std::array<std::string_view, 4>> rows;
    bool head_seen = false;
    while (!table.empty()) {
        const std::size_t end = std::min(table.find('\n'), table.size());
        std::string_view line = table.substr(0, end);
        table.remove_prefix(std::min(end + 1, table.size()));
        if (line.empty() || line.starts_with('#') || !std::exchange(head_seen, true)) {
            continue;
        }
        std::array<std::string_view, 4> cells;
        for (std::string_view& cell : cells) {
            cell = line.substr(0, line.find('\t'));
            line.remove_prefix(std::min(cell.size() + 1, line.size()));
        }
        rows.push_back(cells);
    }
    return rows;
}

void append_row(std::string& csv, const std::vector<std::string>& cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        csv += i > 0 ? "," : "";
        append_csv_cell(csv, cells[i]);
    }
    csv += '\n';
}

/// The cell of PRIO-GRID 2.0: half a degree wide, counted from 1 at the south-west, eastward first (Tollefsen, Strand
/// and Buhaug 2012).
std::string priogrid_of(const LonLat& at)
{
    constexpr int n_columns = 720;
    constexpr int n_rows = 360;
    const int column = std::min(static_cast<int>(std::floor((at.lon_deg + 180.0) * 2.0)), n_columns - 1);
    const int row = std::min(static_cast<int>(std::floor((at.lat_deg + 90.0) * 2.0)), n_rows - 1);
    return fmt::format("{}", row * n_columns + column + 1);
}

/// A column of the layer `incidents`, or what can be told from some of them.
std::string value_of(const MergedIncident& merged, std::string_view name, const gazetteer::Gazetteer& gazetteer)
{
    const auto& place = merged.incident.place;
    if (name == "year") {
        return records::column_value(merged, "date_start").substr(0, 4);
    }
    if (name == "country_name") {
        const auto country = place && !place->country.empty() ? gazetteer.country(place->country) : gazetteer::no_place;
        return country == gazetteer::no_place ? std::string{} : std::string{gazetteer.row(country).name};
    }
    if (name == "wkt") {
        return place ? fmt::format("POINT ({} {})", records::column_value(merged, "longitude"),
                                   records::column_value(merged, "latitude"))
                     : std::string{};
    }
    if (name == "priogrid") {
        return place ? priogrid_of(place->position) : std::string{};
    }
    return records::column_value(merged, name);
}

} // namespace

std::vector<std::string> profile_names()
{
    std::vector<std::string> names;
    for (const ProfileText& text : profile_texts()) {
        names.emplace_back(text.name);
    }
    return names;
}

Profile::Profile(std::string_view name)
{
    const auto text = std::ranges::find(profile_texts(), name, &ProfileText::name);
    if (text == profile_texts().end()) {
        throw Error{fmt::format("\"{}\" is no profile; known are {}", name, fmt::join(profile_names(), ", "))};
    }
    for (const auto& [kind, first, second, third] : rows_of(text->table)) {
        if (kind == "column") {
            columns_.push_back({first, second, third});
        } else if (kind == "keep") {
            keep_.push_back({first, fmt::format(" {} ", second)});
        } else if (kind == "map") {
            maps_.emplace(std::pair{first, second}, third);
        } else if (kind == "note") {
            notes_.push_back(fmt::format("{} {}", first, second));
        } else if (kind == "split") {
            splits_shared_ = true;
        } else {
            throw Error{fmt::format("geodata/profiles/{}.tsv: \"{}\" is no kind of row", name, kind)};
        }
    }
}

std::vector<std::string> Profile::unfilled() const
{
    std::vector<std::string> names;
    for (const Column& column : columns_) {
        if (column.value.empty()) {
            names.emplace_back(column.name);
        }
    }
    return names;
}

/// Without the blanks that an unknown part leaves at the begin.
std::string Profile::cell(std::string_view value, const MergedIncident& merged,
                          const gazetteer::Gazetteer& gazetteer) const
{
    std::string text;
    while (!value.empty()) {
        const std::size_t open = std::min(value.find('{'), value.size());
        const std::size_t close = std::min(value.find('}', open), value.size());
        text += value.substr(0, open);
        if (open < value.size()) {
            const std::string_view asked = value.substr(open + 1, close - open - 1);
            const std::size_t bar = asked.find('|');
            std::string known = value_of(merged, asked.substr(0, bar), gazetteer);
            if (bar != std::string_view::npos) {
                const auto found = maps_.find({asked.substr(bar + 1), known});
                known = found == maps_.end() ? std::string{} : std::string{found->second};
            }
            text += known;
        }
        value.remove_prefix(std::min(close + 1, value.size()));
    }
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string::npos ? std::string{} : text.substr(first);
}

std::string Profile::why_left_out(const MergedIncident& merged) const
{
    for (const Keep& keep : keep_) {
        const std::string value = records::column_value(merged, keep.name);
        if (value.empty()) {
            return fmt::format("{} is not known", keep.name == "date_prec" ? "its day" : "its place");
        }
        if (keep.values.find(fmt::format(" {} ", value)) == std::string::npos) {
            return fmt::format("{} {}", keep.name, value);
        }
    }
    return {};
}

Profile::Table Profile::table(const std::vector<MergedIncident>& incidents, const gazetteer::Gazetteer& gazetteer) const
{
    Table made;
    std::vector<std::string> cells;
    const auto line = [&](auto cell_of) {
        cells.clear();
        for (const Column& column : columns_) {
            cells.push_back(cell_of(column));
        }
        append_row(made.csv, cells);
    };
    line([](const Column& column) { return std::string{column.name}; });
    if (std::ranges::any_of(columns_, [](const Column& column) { return !column.tag.empty(); })) {
        line([](const Column& column) { return std::string{column.tag}; });
    }
    for (const MergedIncident& merged : incidents) {
        if (std::string why = why_left_out(merged); !why.empty()) {
            made.left_out.emplace_back(merged.incident.id, std::move(why));
            continue;
        }
        line([&](const Column& column) { return cell(column.value, merged, gazetteer); });
    }
    return made;
}

} // namespace placeline::publish
