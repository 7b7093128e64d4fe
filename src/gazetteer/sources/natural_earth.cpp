// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/sources/country_codes.hpp"
#include "gazetteer/sources/numbers.hpp"
#include "gazetteer/sources/place_kinds.hpp"
#include "gazetteer/sources/tables_import.hpp"
#include "gazetteer/sources/text_lines.hpp"

#include <fmt/format.h>
#include <string>

namespace placeline::gazetteer {

namespace {

/// Numbers of columns in a layer of Natural Earth; which of them there are differs from layer to layer.
struct NaturalEarthLayout {
    std::size_t id, kind, name, gn_id, gn_a1_code, iso_3166_2, country, country3, population, lat, lon, label_lat,
        label_lon;
    std::vector<std::size_t> names;
    std::vector<std::pair<std::size_t, std::string>> translations;

    explicit NaturalEarthLayout(const TableColumns& columns)
        : id{columns.find("ne_id")}, kind{columns.find("featurecla")}, name{columns.find({"name", "name_en"})},
          gn_id{columns.find({"gn_id", "geonameid", "geonamesid"})}, gn_a1_code{columns.find("gn_a1_code")},
          iso_3166_2{columns.find("iso_3166_2")}, country{columns.find({"iso_a2_eh", "iso_a2"})},
          country3{columns.find({"adm0_a3", "sov_a3"})}, population{columns.find({"pop_max", "pop_est"})},
          lat{columns.find({"latitude", "lat_dd"})}, lon{columns.find({"longitude", "long_dd"})},
          label_lat{columns.find("label_y")}, label_lon{columns.find("label_x")}
    {
        for (const std::string_view other :
             {"name_alt", "namealt", "nameascii", "name_long", "formal_en", "namepar", "name_local", "name_en"}) {
            if (const auto column = columns.find(other); column != TableColumns::absent && column != name) {
                names.push_back(column);
            }
        }
        for (std::size_t i = 0; i < columns.names().size(); ++i) {
            const std::string& column = columns.names()[i];
            if (column.size() == 6 && column.starts_with("name") && column != "nameen") {
                translations.emplace_back(i, column.substr(4));
            }
        }
    }
};

} // namespace

bool is_natural_earth(const TableColumns& columns)
{
    return columns.has("featurecla") && columns.has("name") && (columns.has("ne_id") || columns.has("scalerank"));
}

void read_natural_earth(bridge::TableReader& rows, Import& import)
{
    const CountryCodes countries;
    const PlaceKinds kinds{"ne"};
    const NaturalEarthLayout layout{TableColumns{rows.columns()}};
    bridge::TableRow table_row;
    while (rows.next(table_row)) {
        import.begin_table_row(table_row.number);
        const auto value = [&](std::size_t column) { return TableColumns::value(table_row, column); };
        const auto kind = kinds.of(value(layout.kind));
        const std::string_view name = value(layout.name);
        if (!kind || name.empty()) {
            import.pass_over();
            continue;
        }
        SourceRow row;
        row.id = import.keep(value(layout.id).empty()
                                 ? fmt::format("ne:{}:{}", import.path().stem().string(), table_row.number)
                                 : fmt::format("ne:{}", value(layout.id)));
        row.name = import.keep(name);
        row.feature_class = kind->feature_class;
        row.feature_code = kind->feature_code;
        for (const auto column : layout.names) {
            for_each_part(value(column), '|',
                          [&](std::string_view text) { row.names.push_back({.text = import.keep(text)}); });
        }
        for (const auto& [column, language] : layout.translations) {
            if (const auto text = value(column); !text.empty()) {
                row.names.push_back({.text = import.keep(text), .language = import.keep(language)});
            }
        }
        // A unit's country is that of its ISO 3166-2 code: Crimea is drawn in Russia and coded UA-43.
        row.country = countries.alpha2(value(layout.iso_3166_2).substr(0, 2));
        if (row.country.empty()) {
            row.country = countries.alpha2(value(layout.country));
        }
        if (row.country.empty()) {
            row.country = countries.alpha2(value(layout.country3));
        }
        row.country = import.keep(row.country);
        if (const auto code = value(layout.gn_a1_code); code.size() > 3 && code[2] == '.') {
            row.admin1_code = import.keep(code.substr(3));
        }
        if (const auto geonames = value(layout.gn_id); all_digits(geonames) && geonames != "0") {
            row.same_as.push_back(import.keep(fmt::format("geonames:{}", geonames)));
        }
        row.population = people(value(layout.population));
        row.position = table_row.position;
        for (const auto& [lat, lon] :
             {std::pair{layout.lat, layout.lon}, std::pair{layout.label_lat, layout.label_lon}}) {
            const auto lat_deg = number(value(lat));
            const auto lon_deg = number(value(lon));
            if (lat_deg && lon_deg) {
                row.position = LonLat{*lon_deg, *lat_deg};
            }
        }
        if (!row.position) {
            import.reject("has no position");
            continue;
        }
        if (row.feature_class == 'A') {
            row.outline = std::move(table_row.polygons);
        }
        import.take(row);
    }
}

} // namespace placeline::gazetteer
