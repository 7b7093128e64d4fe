// SPDX-License-Identifier: Apache-2.0
#include "output/mention_columns.hpp"

#include "output/text_values.hpp"

#include <array>

namespace placeline::output {

namespace {

using Row = SourcedMention;

const Place* place_of(const Row& row)
{
    return row.mention.place ? &*row.mention.place : nullptr;
}

template <std::string Place::*name>
Value place_text_of(const Row& row)
{
    return place_of(row) != nullptr ? text_or_null(place_of(row)->*name) : Value{};
}

template <double LonLat::*coordinate>
Value coordinate_of(const Row& row)
{
    return place_of(row) != nullptr ? finite_or_null(rounded(place_of(row)->position.*coordinate, 7)) : Value{};
}

constexpr std::array columns{std::to_array<Column<Row>>({
    {{"report_id"}, [](const Row& row) { return text_or_null(row.report_id); }},
    {{"place_text"}, [](const Row& row) { return text_or_null(row.mention.text); }},
    {{"role"}, [](const Row& row) { return Value{to_string(row.mention.role)}; }},
    {{"place"}, place_text_of<&Place::name>},
    {{"place_id"}, place_text_of<&Place::id>},
    {{"feat_code"}, place_text_of<&Place::feature_code>},
    {{"country"}, place_text_of<&Place::country>},
    {{"iso3"}, place_text_of<&Place::iso3>},
    {{"admin1"}, place_text_of<&Place::admin1>},
    {{"admin2"}, place_text_of<&Place::admin2>},
    {{"where_prec", FieldType::integer},
     [](const Row& row) { return place_of(row) != nullptr ? positive_or_null(place_of(row)->where_prec) : Value{}; }},
    {{"loc_conf", FieldType::real, 4},
     [](const Row& row) {
         return place_of(row) != nullptr ? finite_or_null(rounded(row.mention.confidence, 4)) : Value{};
     }},
    {{"latitude", FieldType::real, 7}, coordinate_of<&LonLat::lat_deg>},
    {{"longitude", FieldType::real, 7}, coordinate_of<&LonLat::lon_deg>},
})};

} // namespace

std::span<const Column<SourcedMention>> mention_columns() noexcept
{
    return columns;
}

} // namespace placeline::output
