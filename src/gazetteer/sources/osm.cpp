// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/sources/country_codes.hpp"
#include "gazetteer/sources/numbers.hpp"
#include "gazetteer/sources/place_kinds.hpp"
#include "gazetteer/sources/tables_import.hpp"
#include "gazetteer/sources/text_lines.hpp"
#include "text/language_code.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <utility>

namespace placeline::gazetteer {

namespace {

/// Tags that tell the kind, the most telling first: an island that is a municipality too is the latter.
constexpr std::array<std::string_view, 7> telling_tags{"military", "aeroway",  "waterway", "barrier",
                                                       "place",    "boundary", "landuse"};

struct OsmLayout {
    std::array<std::size_t, telling_tags.size()> tags{};
    std::size_t id, way_id, name, admin_level, population, capital, iso_country, iso_unit, other_tags;

    explicit OsmLayout(const TableColumns& columns)
        : id{columns.find("osm_id")}, way_id{columns.find("osm_way_id")}, name{columns.find("name")},
          admin_level{columns.find("admin_level")}, population{columns.find("population")},
          capital{columns.find("capital")}, iso_country{columns.find("ISO3166-1")}, iso_unit{columns.find("ISO3166-2")},
          other_tags{columns.find("other_tags")}
    {
        for (std::size_t i = 0; i < telling_tags.size(); ++i) {
            tags[i] = columns.find(telling_tags[i]);
        }
    }
};

/// Calls `take` with key and value of each tag in GDAL's column of those that have none: "k"=>"v","k2"=>"v2".
template <typename Take>
void for_each_tag(std::string_view text, Take take)
{
    std::array<std::string, 2> parts; // key and value
    std::size_t part = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (quoted && text[i] == '\\' && i + 1 < text.size()) {
            parts[part] += text[++i];
        } else if (text[i] != '"') {
            if (quoted) {
                parts[part] += text[i];
            }
        } else if (quoted && part == 1) {
            take(std::string_view{parts[0]}, std::string_view{parts[1]});
            parts[0].clear();
            parts[1].clear();
            part = 0;
            quoted = false;
        } else {
            part += quoted ? 1 : 0;
            quoted = !quoted;
        }
    }
}

/// The keys of names, and how such a name is used. `name` itself is a column; "name:ar" is what locals would sign.
constexpr std::array<std::pair<std::string_view, NameUse>, 7> name_keys{{{"name", NameUse::preferred},
                                                                         {"alt_name", NameUse::plain},
                                                                         {"official_name", NameUse::plain},
                                                                         {"int_name", NameUse::plain},
                                                                         {"short_name", NameUse::short_form},
                                                                         {"loc_name", NameUse::colloquial},
                                                                         {"old_name", NameUse::historic}}};

void take_names(std::string_view other_tags, SourceRow& row, Import& import)
{
    for_each_tag(other_tags, [&](std::string_view key, std::string_view value) {
        const auto colon = key.find(':');
        const auto found = std::ranges::find(name_keys, key.substr(0, colon), [](const auto& k) { return k.first; });
        if (found == name_keys.end()) {
            return;
        }
        const std::string_view language = colon == std::string_view::npos ? "" : key.substr(colon + 1);
        if (colon != std::string_view::npos && text::language_code(language).empty()) { // name:prefix, name:etymology
            return;
        }
        for_each_part(value, ';', [&](std::string_view text) {
            row.names.push_back(
                {.text = import.keep(trimmed(text)), .language = import.keep(language), .use = found->second});
        });
    });
}

/// The kind that a tag tells of, as in geodata/source-kinds.tsv.
std::optional<PlaceKind> kind_of(const OsmLayout& layout, const bridge::TableRow& row, const PlaceKinds& kinds)
{
    for (std::size_t i = 0; i < telling_tags.size(); ++i) {
        const auto value = TableColumns::value(row, layout.tags[i]);
        if (value.empty()) {
            continue;
        }
        auto tag = fmt::format("{}={}", telling_tags[i], value);
        if (tag == "boundary=administrative") {
            tag = fmt::format("admin_level={}", TableColumns::value(row, layout.admin_level));
        }
        if (auto kind = kinds.of(tag)) {
            const auto capital = TableColumns::value(row, layout.capital);
            if (kind->feature_code == "PPL" && (capital == "yes" || capital == "2")) {
                kind->feature_code = "PPLC";
            } else if (kind->feature_code == "PPL" && capital == "4") {
                kind->feature_code = "PPLA";
            }
            return kind;
        }
    }
    return std::nullopt;
}

} // namespace

void read_osm(bridge::TableReader& rows, std::string_view layer, Import& import)
{
    const CountryCodes countries;
    const PlaceKinds kinds{"osm"};
    const OsmLayout layout{TableColumns{rows.columns()}};
    bridge::TableRow table_row;
    while (rows.next(table_row)) {
        import.begin_table_row(table_row.number);
        const auto value = [&](std::size_t column) { return TableColumns::value(table_row, column); };
        const auto kind = kind_of(layout, table_row, kinds);
        if (!kind) {
            import.pass_over();
            continue;
        }
        if (!table_row.position) {
            import.reject("has no position");
            continue;
        }
        SourceRow row;
        const bool way = layer == "lines" || value(layout.id).empty();
        row.id = import.keep(fmt::format("osm:{}{}",
                                         layer == "points" ? "node/"
                                         : way             ? "way/"
                                                           : "relation/",
                                         value(layout.id).empty() ? value(layout.way_id) : value(layout.id)));
        row.name = import.keep(value(layout.name));
        row.feature_class = kind->feature_class;
        row.feature_code = kind->feature_code;
        row.position = table_row.position;
        row.population = people(value(layout.population));
        row.country = countries.alpha2(value(layout.iso_unit).substr(0, 2));
        if (row.country.empty()) {
            row.country = countries.alpha2(value(layout.iso_country));
        }
        row.country = row.country.empty() ? std::string_view{import.options().country} : import.keep(row.country);
        if (kind->feature_code == "ADM1" && value(layout.iso_unit).size() > 3) {
            row.admin1_code = import.keep(value(layout.iso_unit).substr(3));
        }
        take_names(value(layout.other_tags), row, import);
        import.take(row);
    }
}

} // namespace placeline::gazetteer
