// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/sources/geonames.hpp"

#include "gazetteer/sources/numbers.hpp"
#include "gazetteer/sources/text_lines.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <vector>

namespace placeline::gazetteer {

namespace {

/// GeoNames writes "00" where it does not know the unit.
std::string_view admin_code(std::string_view code)
{
    return code == "00" ? std::string_view{} : code;
}

/// The id with its prefix; empty, and the row rejected, where it is no number.
std::string_view geonames_id(std::string_view number, std::string_view column, Import& import)
{
    if (!all_digits(number)) {
        import.reject(fmt::format("\"{}\" is \"{:.40}\"; expected a number", column, number));
        return {};
    }
    return import.keep("geonames:" + std::string{number});
}

bool has_columns(const std::vector<std::string_view>& fields, std::size_t expected, Import& import)
{
    if (fields.size() != expected) {
        import.reject(fmt::format("has {} columns; expected {}", fields.size(), expected));
        return false;
    }
    return true;
}

} // namespace

void read_geonames_dump(std::string_view text, Import& import)
{
    std::vector<std::string_view> f;
    SourceRow row;
    TextLines lines{text, import};
    while (lines.next()) {
        import.begin_row(lines.number());
        split_tabs(lines.line(), f);
        if (!has_columns(f, geonames_columns, import)) {
            continue;
        }
        row.id = geonames_id(f[0], "geonameid", import);
        if (row.id.empty()) {
            continue;
        }
        if (f[1].empty()) {
            import.reject("has no name");
            continue;
        }
        if (f[6].size() > 1) {
            import.reject(
                fmt::format("\"{:.20}.{:.20}\" is no feature class and code; expected one such as P.PPL", f[6], f[7]));
            continue;
        }
        row.position = import.position(f[4], f[5]);
        if (!row.position) {
            continue;
        }
        row.name = f[1];
        row.feature_class = f[6].empty() ? ' ' : f[6].front();
        row.feature_code = f[7];
        row.country = f[8];
        row.admin1_code = admin_code(f[10]);
        row.admin2_code = f[11];
        row.population = people(f[14]);
        row.names.clear();
        if (!f[2].empty()) {
            row.names.push_back({f[2]});
        }
        for_each_part(f[3], ',',
                      [&](std::string_view name) { row.names.push_back(with_language(name, NameKind::alternate)); });
        import.take(row);
    }
}

void read_geonames_admin_codes(std::string_view text, Import& import)
{
    std::vector<std::string_view> f;
    SourceRow row;
    row.feature_class = 'A';
    TextLines lines{text, import};
    while (lines.next()) {
        import.begin_row(lines.number());
        split_tabs(lines.line(), f);
        if (!has_columns(f, 4, import)) {
            continue;
        }
        row.id = geonames_id(f[3], "geonameid", import);
        const auto first = f[0].find('.');
        if (row.id.empty()) {
            continue;
        }
        if (first != 2) {
            import.reject(fmt::format("\"{:.40}\" is no code of a unit; expected one such as IQ.01", f[0]));
            continue;
        }
        const auto second = f[0].find('.', first + 1);
        row.country = f[0].substr(0, first);
        row.admin1_code =
            admin_code(f[0].substr(first + 1, second == std::string_view::npos ? second : second - first - 1));
        row.admin2_code = second == std::string_view::npos ? std::string_view{} : f[0].substr(second + 1);
        row.feature_code = second == std::string_view::npos ? "ADM1" : "ADM2";
        row.name = f[1];
        row.names.clear();
        row.names.push_back({f[2]});
        import.take_unit(row);
    }
}

void read_geonames_country_info(std::string_view text, Import& import)
{
    constexpr std::size_t columns = 19;
    constexpr std::size_t population = 7;
    constexpr std::size_t geonameid = 16;
    std::vector<std::string_view> f;
    SourceRow row;
    row.feature_class = 'A';
    TextLines lines{text, import};
    while (lines.next()) {
        if (lines.line().starts_with('#') || lines.line().starts_with("ISO\t")) {
            continue;
        }
        import.begin_row(lines.number());
        split_tabs(lines.line(), f);
        if (!has_columns(f, columns, import)) {
            continue;
        }
        if (f[geonameid] == "0" || f[geonameid].empty()) { // a country that is no more
            import.pass_over();
            continue;
        }
        row.id = geonames_id(f[geonameid], "geonameid", import);
        if (row.id.empty()) {
            continue;
        }
        row.name = f[4];
        row.country = f[0];
        row.feature_code = import.find(row.id) ? std::string_view{} : "PCLI"; // the dump knows it more exactly
        row.population = people(f[population]);
        import.take_unit(row);
    }
}

namespace {

/// The columns isPreferredName, isShortName, isColloquial and isHistoric, "1" where it is so.
NameUse use_of(const std::vector<std::string_view>& f)
{
    return f[7] == "1"   ? NameUse::historic
           : f[6] == "1" ? NameUse::colloquial
           : f[4] == "1" ? NameUse::preferred
           : f[5] == "1" ? NameUse::short_form
                         : NameUse::plain;
}

} // namespace

void read_geonames_alternate_names(std::string_view text, Import& import)
{
    /// What stands in the column of languages and is none.
    constexpr std::array<std::string_view, 9> no_languages{"link", "wkdt", "post", "iata", "icao",
                                                           "faac", "unlc", "tcid", "phon"};
    std::vector<std::string_view> f;
    std::string id;
    TextLines lines{text, import};
    while (lines.next()) {
        import.begin_row(lines.number());
        split_tabs(lines.line(), f);
        if (f.size() != 8 && f.size() != 10) { // the older file has no years
            import.reject(fmt::format("has {} columns; expected 8 or 10", f.size()));
            continue;
        }
        if (!all_digits(f[1])) {
            import.reject(fmt::format("\"geonameid\" is \"{:.40}\"; expected a number", f[1]));
            continue;
        }
        id = "geonames:";
        id += f[1];
        const auto place = import.find(id);
        if (!place || std::ranges::find(no_languages, f[2]) != no_languages.end()) {
            import.pass_over();
            continue;
        }
        const bool short_form = f[2] == "abbr";
        import.take_name(*place, {.text = f[3],
                                  .kind = short_form ? NameKind::abbreviation : NameKind::alternate,
                                  .language = short_form ? std::string_view{} : f[2],
                                  .use = use_of(f)});
    }
}

} // namespace placeline::gazetteer
