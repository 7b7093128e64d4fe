// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/sources/country_codes.hpp"
#include "gazetteer/sources/place_kinds.hpp"
#include "gazetteer/sources/table_columns.hpp"
#include "gazetteer/sources/text_lines.hpp"
#include "gazetteer/sources/whos_on_first.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <unordered_map>

namespace placeline::gazetteer {

namespace {

bool has(const std::vector<std::string>& tables, std::string_view table)
{
    return std::ranges::find(tables, table) != tables.end();
}

/// A table of the database with the columns that are looked for.
class Rows {
public:
    Rows(const std::string& table, std::initializer_list<std::string_view> columns, Import& import)
        : reader_{import.options().open_table(
              import.path(), {.layer = table, .with_polygons = false, .filter = "", .open_options = {}})}
    {
        const TableColumns all{reader_->columns()};
        for (const auto column : columns) {
            columns_.push_back(all.find(column));
            if (columns_.back() == TableColumns::absent) {
                throw InputError{fmt::format("{}: its table \"{}\" has no column \"{}\", which a database of Who's On "
                                             "First has; download it again",
                                             import.path().string(), table, column)};
            }
        }
    }
    bool next() { return reader_->next(row_); }
    [[nodiscard]] std::string_view operator[](std::size_t i) const { return TableColumns::value(row_, columns_[i]); }
    [[nodiscard]] std::uint64_t number() const noexcept { return row_.number; }

private:
    std::unique_ptr<bridge::TableReader> reader_;
    std::vector<std::size_t> columns_;
    bridge::TableRow row_;
};

struct Units {
    std::string_view region, county;
};

} // namespace

bool is_whos_on_first_database(const std::vector<std::string>& tables)
{
    return has(tables, "spr") && has(tables, "names");
}

void read_whos_on_first_database(const std::vector<std::string>& tables, Import& import)
{
    import.set_kind("Who's On First database");
    const CountryCodes countries;
    const PlaceKinds kinds{"wof"};
    std::unordered_map<std::string, std::string_view> geonames; // by id
    if (has(tables, "concordances")) {
        Rows rows{"concordances", {"id", "other_id", "other_source"}, import};
        while (rows.next()) {
            if (rows[2] == "gn:id") {
                geonames.emplace(rows[0], import.keep(fmt::format("geonames:{}", rows[1])));
            }
        }
    }
    std::unordered_map<std::string, Units> units; // by id
    if (has(tables, "ancestors")) {
        Rows rows{"ancestors", {"id", "ancestor_id", "ancestor_placetype"}, import};
        while (rows.next()) {
            if (rows[2] == "region") {
                units[std::string{rows[0]}].region = import.keep(rows[1]);
            } else if (rows[2] == "county") {
                units[std::string{rows[0]}].county = import.keep(rows[1]);
            }
        }
    }
    Rows rows{
        "spr",
        {"id", "name", "placetype", "country", "latitude", "longitude", "is_current", "is_deprecated", "is_superseded"},
        import};
    while (rows.next()) {
        import.begin_row(rows.number());
        const auto kind = kinds.of(rows[2]);
        if (!kind || rows[1].empty() || rows[6] == "0" || rows[7] == "1" || rows[8] == "1") {
            import.pass_over();
            continue;
        }
        SourceRow row;
        const std::string id{rows[0]};
        row.id = import.keep("wof:" + id);
        row.name = import.keep(rows[1]);
        row.feature_class = kind->feature_class;
        row.feature_code = kind->feature_code;
        row.country = import.keep(countries.alpha2(rows[3]));
        row.position = import.position(rows[4], rows[5]);
        if (!row.position) {
            continue;
        }
        if (const auto found = geonames.find(id); found != geonames.end()) {
            row.same_as.push_back(found->second);
        }
        if (const auto found = units.find(id); found != units.end()) {
            row.admin1_code = found->second.region;
            row.admin2_code = found->second.county;
        }
        if (kind->feature_code == "ADM1") {
            row.admin1_code = row.id.substr(4);
        } else if (kind->feature_code == "ADM2") {
            row.admin2_code = row.id.substr(4);
        }
        import.take(row);
    }
    Rows names{"names", {"id", "language", "name", "privateuse"}, import};
    std::string id;
    while (names.next()) {
        import.begin_row(names.number());
        id = "wof:";
        id += names[0];
        const auto place = import.find(id);
        if (!place) {
            import.pass_over();
            continue;
        }
        const bool abbreviation = names[3].find("abbr") != std::string_view::npos;
        import.take_name(*place, {import.keep(names[2]), abbreviation ? NameKind::abbreviation : NameKind::alternate,
                                  import.keep(names[1]), use_in(names[3])});
    }
}

} // namespace placeline::gazetteer
