// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "gazetteer/sources/country_codes.hpp"
#include "gazetteer/sources/numbers.hpp"
#include "gazetteer/sources/tables_import.hpp"
#include "gazetteer/sources/text_lines.hpp"

#include <fmt/format.h>
#include <initializer_list>
#include <string>

namespace placeline::gazetteer {

namespace {

constexpr char default_class = 'P';
constexpr std::string_view default_code = "PPL";

class NamedColumns {
public:
    NamedColumns(const std::vector<bridge::TableColumn>& table_columns, Import& import)
        : columns_{table_columns}, import_{import}
    {
        const SourceColumns& named = import.options().columns;
        name_ = column(named.name, "--name-column", {"name", "place", "place_name", "toponym", "name_en", "full_name"});
        if (name_ == TableColumns::absent) {
            throw InputError{fmt::format("{}: no column is called \"name\"; say with --name-column which holds the "
                                         "names. It has {}",
                                         import.path().string(), columns_.listed())};
        }
        names_ = column(named.names, "--names-column",
                        {"alternatenames", "alternate_names", "alt_names", "alt_name", "aliases"});
        lat_ = column(named.lat, "--lat-column", {"latitude", "lat", "y"});
        lon_ = column(named.lon, "--lon-column", {"longitude", "lon", "lng", "long", "x"});
        id_ = column(named.id, "--id-column", {"id", "fid", "geonameid", "uid"});
        country_ =
            column(named.country, "--country-column", {"country_code", "iso2", "iso3", "country", "iso_a2", "iso_a3"});
        admin1_ = column(named.admin1, "--admin1-column", {"admin1_code", "adm1_code"});
        admin2_ = column(named.admin2, "--admin2-column", {"admin2_code", "adm2_code"});
        pcode_ = column(named.pcode, "--code-column", {"pcode", "p_code"});
        class_ = column(named.feature_class, "--class-column", {"feature_class", "fclass"});
        code_ = column(named.feature_code, "--feature-code-column", {"feature_code", "fcode"});
        population_ = column(named.population, "--population-column", {"population", "pop"});
    }

    void take(const bridge::TableRow& table_row)
    {
        import_.begin_table_row(table_row.number);
        const auto value = [&](std::size_t at) { return TableColumns::value(table_row, at); };
        if (value(name_).empty()) {
            import_.reject("has no name");
            return;
        }
        SourceRow row;
        row.name = import_.keep(value(name_));
        row.id = import_.keep(own_id(value(id_), table_row.number));
        if (!value(lat_).empty() || !value(lon_).empty()) {
            row.position = import_.position(value(lat_), value(lon_));
            if (!row.position) {
                return;
            }
        } else {
            row.position = table_row.position;
        }
        if (!row.position && !import_.find(row.id)) {
            import_.reject("has no position");
            return;
        }
        const auto country = value(country_);
        row.country = country.empty() ? std::string_view{import_.options().country} : countries_.alpha2(country);
        if (row.country.empty() && !country.empty()) {
            import_.reject(fmt::format("\"{:.20}\" is no country code; expected ISO 3166-1, as IQ or IRQ", country));
            return;
        }
        row.country = import_.keep(row.country);
        row.admin1_code = import_.keep(value(admin1_));
        row.admin2_code = import_.keep(value(admin2_));
        row.pcode = import_.keep(value(pcode_));
        row.population = people(value(population_));
        const auto letter = value(class_);
        const auto code = value(code_);
        if (letter.size() > 1) {
            import_.reject(fmt::format("\"{:.20}.{:.20}\" is no feature class and code; expected one such as P.PPL",
                                       letter, code));
            return;
        }
        const bool unknown = letter.empty() && code.empty() && !import_.find(row.id);
        row.feature_class = !letter.empty() ? letter.front() : unknown ? default_class : ' ';
        row.feature_code = import_.keep(unknown ? default_code : code);
        const char separator = value(names_).find('|') != std::string_view::npos   ? '|'
                               : value(names_).find(';') != std::string_view::npos ? ';'
                                                                                   : ',';
        for_each_part(value(names_), separator, [&](std::string_view text) {
            row.names.push_back(with_language(import_.keep(trimmed(text)), NameKind::alternate));
        });
        import_.take(row);
    }

private:
    /// The column that the user named, else the first of the usual ones.
    [[nodiscard]] std::size_t column(const std::string& named, std::string_view option,
                                     std::initializer_list<std::string_view> usual) const
    {
        if (named.empty()) {
            return columns_.find(usual);
        }
        const auto found = columns_.find(named);
        if (found == TableColumns::absent) {
            throw InputError{fmt::format("{}: {} is \"{}\", but there is no such column; it has {}",
                                         import_.path().string(), option, named, columns_.listed())};
        }
        return found;
    }

    /// An id with a prefix stays; a bare one gets the file's name, lest two files' numbers meet.
    [[nodiscard]] std::string own_id(std::string_view id, std::uint64_t number) const
    {
        if (id.find(':') != std::string_view::npos) {
            return std::string{id};
        }
        const auto file = import_.path().stem().string();
        return id.empty() ? fmt::format("{}:{}", file, number) : fmt::format("{}:{}", file, id);
    }

    TableColumns columns_;
    Import& import_;
    CountryCodes countries_;
    std::size_t name_, names_, lat_, lon_, id_, country_, admin1_, admin2_, pcode_, class_, code_, population_;
};

} // namespace

void read_named_columns(bridge::TableReader& rows, Import& import)
{
    NamedColumns columns{rows.columns(), import};
    bridge::TableRow row;
    while (rows.next(row)) {
        columns.take(row);
    }
}

} // namespace placeline::gazetteer
