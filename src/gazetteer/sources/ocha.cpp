// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/sources/country_codes.hpp"
#include "gazetteer/sources/tables_import.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace placeline::gazetteer {

namespace {

constexpr std::array<std::string_view, 5> unit_codes{"PCLI", "ADM1", "ADM2", "ADM3", "ADM4"};

/// "adm1pcode" and "admin1pcode", which both occur, as their level and what is said of it.
struct UnitColumn {
    int level = 0;
    std::string_view what;
};

std::optional<UnitColumn> unit_column(std::string_view name)
{
    for (const std::string_view start : {"admin", "adm"}) {
        if (name.starts_with(start) && name.size() > start.size() && name[start.size()] >= '0' &&
            name[start.size()] <= '4') {
            return UnitColumn{name[start.size()] - '0', name.substr(start.size() + 1)};
        }
    }
    return std::nullopt;
}

bool is_language(std::string_view text)
{
    return text.size() == 2 && text[0] >= 'a' && text[0] <= 'z' && text[1] >= 'a' && text[1] <= 'z';
}

/// Columns of a layer of Common Operational Datasets; the deepest level that has P-codes is the layer's own.
struct UnitLayout {
    int level = -1;
    std::array<std::size_t, 5> pcode{};
    std::size_t name = TableColumns::absent;
    struct Name {
        std::size_t column;
        std::string language;
    };
    std::vector<Name> names;
    std::size_t lat = TableColumns::absent;
    std::size_t lon = TableColumns::absent;

    explicit UnitLayout(const TableColumns& columns)
    {
        pcode.fill(TableColumns::absent);
        for (std::size_t i = 0; i < columns.names().size(); ++i) {
            if (const auto column = unit_column(columns.names()[i]); column && column->what == "pcode") {
                pcode[static_cast<std::size_t>(column->level)] = i;
                level = std::max(level, column->level);
            }
        }
        int best = 3; // English, else the name, else a language
        for (std::size_t i = 0; i < columns.names().size(); ++i) {
            const auto column = unit_column(columns.names()[i]);
            if (!column || column->level != level) {
                continue;
            }
            std::string_view what = column->what;
            const bool named = what.starts_with("name");
            what.remove_prefix(named ? 4 : 0);
            const bool other = what.starts_with("alt") || what.starts_with("ref");
            const auto language = what.size() >= 2 && is_language(what.substr(what.size() - 2))
                                      ? what.substr(what.size() - 2)
                                      : std::string_view{};
            if (!named && !other && what != language) {
                continue; // a type, a date, an area
            }
            names.push_back({i, std::string{other && what.size() == 3 ? std::string_view{} : language}});
            const int rank = other ? 3 : language == "en" ? 0 : language.empty() && named ? 1 : 2;
            if (rank < best) {
                best = rank;
                name = i;
            }
        }
        lat = columns.find({"centerlat", "centrelat", "latitude", "lat"});
        lon = columns.find({"centerlon", "centrelon", "longitude", "lon"});
    }
};

/// The columns' codes are those of ISO 639, but for two of Afghanistan's layers: ADM1_DA is Dari, ADM1_PA Pashto.
std::string_view language_in(std::string_view country, std::string_view code)
{
    return country != "AF" ? code : code == "da" ? "prs" : code == "pa" ? "ps" : code;
}

} // namespace

bool is_ocha_units(const TableColumns& columns)
{
    const UnitLayout layout{columns};
    return layout.level >= 0 && layout.name != TableColumns::absent;
}

bool is_ocha_pcodes(const TableColumns& columns)
{
    return columns.has("location") && columns.has("adminlevel") && columns.has("pcode") && columns.has("name");
}

void read_ocha_units(bridge::TableReader& rows, Import& import)
{
    const CountryCodes countries;
    const UnitLayout layout{TableColumns{rows.columns()}};
    const auto level = static_cast<std::size_t>(layout.level);
    bridge::TableRow table_row;
    while (rows.next(table_row)) {
        import.begin_table_row(table_row.number);
        const auto value = [&](std::size_t column) { return TableColumns::value(table_row, column); };
        const std::string_view pcode = value(layout.pcode[level]);
        const std::string_view name = value(layout.name);
        if (pcode.empty() || name.empty()) {
            import.reject(pcode.empty() ? "has no P-code" : "has no name");
            continue;
        }
        SourceRow row;
        row.id = import.keep("pcode:" + std::string{pcode});
        row.pcode = row.id.substr(6);
        row.name = import.keep(name);
        row.country = countries.alpha2(value(layout.pcode[0]).empty() ? pcode.substr(0, 2) : value(layout.pcode[0]));
        for (const auto& [column, code] : layout.names) {
            const std::string_view language = language_in(row.country, code);
            if (const auto text = value(column); !text.empty() && (text != name || !language.empty())) {
                row.names.push_back({.text = import.keep(text), .language = import.keep(language)});
            }
        }
        row.feature_class = 'A';
        row.feature_code = unit_codes[level];
        if (level >= 1) {
            row.parent_pcode = import.keep(value(layout.pcode[level - 1]));
            row.admin1_code = level == 1 ? row.pcode : import.keep(value(layout.pcode[1]));
        }
        if (level >= 2) {
            row.admin2_code = level == 2 ? row.pcode : import.keep(value(layout.pcode[2]));
        }
        if (const auto lat = value(layout.lat); !lat.empty()) {
            row.position = import.position(lat, value(layout.lon));
            if (!row.position) {
                continue;
            }
        } else {
            row.position = table_row.position;
        }
        row.outline = std::move(table_row.polygons);
        import.take_unit(row);
    }
}

void read_ocha_pcodes(bridge::TableReader& rows, Import& import)
{
    const CountryCodes countries;
    const TableColumns columns{rows.columns()};
    const auto location = columns.find("location");
    const auto level = columns.find("adminlevel");
    const auto pcode = columns.find("pcode");
    const auto name = columns.find("name");
    const auto parent = columns.find("parentpcode");
    bridge::TableRow table_row;
    while (rows.next(table_row)) {
        import.begin_table_row(table_row.number);
        const auto value = [&](std::size_t column) { return TableColumns::value(table_row, column); };
        const auto depth = value(level);
        if (value(location).starts_with('#')) { // a row of HXL tags
            import.pass_over();
            continue;
        }
        if (depth.size() != 1 || depth[0] < '1' || depth[0] > '4') {
            import.reject("\"Admin Level\" is none of 1 to 4");
            continue;
        }
        if (value(pcode).empty() || value(name).empty()) {
            import.reject(value(pcode).empty() ? "has no P-code" : "has no name");
            continue;
        }
        SourceRow row;
        row.id = import.keep("pcode:" + std::string{value(pcode)});
        row.pcode = row.id.substr(6);
        row.name = import.keep(value(name));
        row.feature_class = 'A';
        row.feature_code = unit_codes[static_cast<std::size_t>(depth[0] - '0')];
        row.country = countries.alpha2(value(location));
        row.parent_pcode = depth[0] == '1' ? std::string_view{} : import.keep(value(parent));
        import.take_unit(row);
    }
}

} // namespace placeline::gazetteer
