// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/sources/own_columns.hpp"

#include "base/error.hpp"
#include "gazetteer/sources/numbers.hpp"
#include "gazetteer/sources/text_lines.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <vector>

namespace placeline::gazetteer {

namespace {

enum Column : std::size_t {
    id,
    name,
    ascii_name,
    alternates,
    latitude,
    longitude,
    feature_class,
    feature_code,
    country,
    admin1,
    admin2,
    population,
    pcode,
    demonyms,
    abbreviations,
    n_columns
};
constexpr std::array<std::string_view, n_columns> column_names{
    "id",          "name",          "asciiname",    "alternatenames", "latitude",
    "longitude",   "feature_class", "feature_code", "country_code",   "admin1_code",
    "admin2_code", "population",    "pcode",        "demonyms",       "abbreviations"};
constexpr std::size_t absent = ~std::size_t{0};

class OwnColumns {
public:
    OwnColumns(std::string_view head, Import& import) : import_{import}
    {
        layout_.fill(absent);
        split_tabs(head, fields_);
        n_fields_ = fields_.size();
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            const auto found = std::ranges::find(column_names, fields_[i]);
            if (found != column_names.end()) {
                layout_[static_cast<std::size_t>(found - column_names.begin())] = i;
            }
        }
        for (const Column needed : {id, name, latitude, longitude, feature_class, feature_code}) {
            if (layout_[needed] == absent) {
                throw InputError{fmt::format("{}: has no column \"{}\" in its first line; see placeline-gazetteer(1)",
                                             import.path().string(), column_names[needed])};
            }
        }
    }

    void take(std::string_view line)
    {
        split_tabs(line, fields_);
        if (fields_.size() != n_fields_) {
            import_.reject(fmt::format("has {} columns; expected {}", fields_.size(), n_fields_));
            return;
        }
        row_.position.reset();
        if (!field(latitude).empty() || !field(longitude).empty()) {
            row_.position = import_.position(field(latitude), field(longitude));
            if (!row_.position) {
                return;
            }
        }
        if (field(feature_class).size() > 1) {
            import_.reject(fmt::format("\"{:.20}.{:.20}\" is no feature class and code; expected one such as P.PPL",
                                       field(feature_class), field(feature_code)));
            return;
        }
        row_.id = field(id);
        row_.name = field(name);
        row_.feature_class = field(feature_class).empty() ? ' ' : field(feature_class).front();
        row_.feature_code = field(feature_code);
        row_.country = field(country);
        row_.admin1_code = field(admin1) == "00" ? std::string_view{} : field(admin1);
        row_.admin2_code = field(admin2);
        row_.pcode = field(pcode);
        row_.population = people(field(population));
        row_.names.clear();
        if (!field(ascii_name).empty()) {
            row_.names.push_back({field(ascii_name)});
        }
        take_names(alternates, NameKind::alternate);
        take_names(demonyms, NameKind::demonym);
        take_names(abbreviations, NameKind::abbreviation);
        import_.take(row_);
    }

private:
    [[nodiscard]] std::string_view field(Column column) const
    {
        return layout_[column] == absent ? std::string_view{} : fields_[layout_[column]];
    }

    void take_names(Column column, NameKind kind)
    {
        for_each_part(field(column), '|',
                      [&](std::string_view text) { row_.names.push_back(with_language(text, kind)); });
    }

    Import& import_;
    std::array<std::size_t, n_columns> layout_{};
    std::size_t n_fields_ = 0;
    std::vector<std::string_view> fields_;
    SourceRow row_;
};

} // namespace

bool is_own_head(std::string_view line)
{
    std::vector<std::string_view> fields;
    split_tabs(line, fields);
    const auto has = [&fields](std::string_view column) { return std::ranges::find(fields, column) != fields.end(); };
    return has("id") && has("name") && (has("latitude") || has("feature_class"));
}

void read_own_columns(std::string_view text, Import& import)
{
    TextLines lines{text, import};
    while (lines.next() && lines.line().starts_with('#')) {
    }
    OwnColumns columns{lines.line(), import};
    while (lines.next()) {
        if (!lines.line().starts_with('#')) {
            import.begin_row(lines.number());
            columns.take(lines.line());
        }
    }
}

} // namespace placeline::gazetteer
