// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/place_columns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <numbers>
#include <set>
#include <tuple>
#include <utility>

namespace placeline::gazetteer {

namespace {

std::string first_order_codes(const SourcePlace& place)
{
    return fmt::format("{}.{}", place.country, place.admin1_code);
}

std::string second_order_codes(const SourcePlace& place)
{
    return fmt::format("{}.{}.{}", place.country, place.admin1_code, place.admin2_code);
}

int order_of(std::string_view feature_code)
{
    return feature_code == "ADM2"                                                       ? 2
           : feature_code == "ADM3" || feature_code == "ADM4" || feature_code == "ADM5" ? 3
                                                                                        : 1;
}

} // namespace

PlaceColumns::PlaceColumns(const SourceTable& table, const std::vector<std::uint32_t>& stays, const BuildTables& tables,
                           StringPool& strings)
    : table_{table}
{
    for (std::uint32_t place = 0; place < stays.size(); ++place) {
        (stays[place] == place ? order_ : joined_).push_back(place);
    }
    // Sorted by id, so that an id is found by bisection and the same places give the same bytes.
    const auto by_id = [&](std::uint32_t a, std::uint32_t b) { return table.places[a].id < table.places[b].id; };
    std::sort(order_.begin(), order_.end(), by_id);
    std::sort(joined_.begin(), joined_.end(), by_id);
    row_of_source_.resize(stays.size());
    for (std::uint32_t row = 0; row < order_.size(); ++row) {
        row_of_source_[order_[row]] = row;
    }
    for (const std::uint32_t place : joined_) {
        row_of_source_[place] = row_of_source_[stays[place]];
        other_ids.push_back({strings.add_unique(table.places[place].id), row_of_source_[place]});
    }
    number_kinds(tables);
    enter_rows(strings);
    index_units();
}

/// Countries and features by number, sorted.
void PlaceColumns::number_kinds(const BuildTables& tables)
{
    std::set<std::string_view> codes{std::string_view{}};
    std::set<std::pair<char, std::string_view>> kinds;
    const SourcePlace* last = nullptr;
    for (const std::uint32_t place : order_) {
        const SourcePlace& row = table_.places[place];
        if (last == nullptr || last->country != row.country) {
            codes.insert(row.country);
        }
        if (last == nullptr || last->feature_code != row.feature_code || last->feature_class != row.feature_class) {
            kinds.insert({row.feature_class, row.feature_code});
        }
        last = &row; // most rows are like the one before
    }
    for (const std::string_view code : codes) {
        auto& record = countries.emplace_back();
        record = {{}, {}, {}, no_place, 0.0F};
        std::copy_n(code.begin(), std::min(code.size(), record.alpha2.size()), record.alpha2.begin());
        const std::string_view alpha3 = tables.alpha3(code);
        std::copy_n(alpha3.begin(), std::min(alpha3.size(), record.alpha3.size()), record.alpha3.begin());
    }
    for (const auto& [feature_class, code] : kinds) {
        const FeatureRule rule = tables.feature(feature_class, code);
        auto& record = features.emplace_back();
        record = {feature_class, {}, rule.where_prec, rule.where_prec_across, rule.rank, rule.radius_km};
        std::copy_n(code.begin(), std::min(code.size(), record.code.size()), record.code.begin());
    }
}

void PlaceColumns::enter_rows(StringPool& strings)
{
    std::unordered_map<std::string_view, std::uint16_t> country_numbers;
    for (const format::CountryRecord& country : countries) {
        country_numbers.emplace(format::until_nul(country.alpha2), static_cast<std::uint16_t>(country_numbers.size()));
    }
    std::map<std::pair<char, std::string_view>, std::uint16_t> feature_numbers;
    for (const format::FeatureRecord& feature : features) {
        feature_numbers.emplace(std::pair{feature.feature_class, format::until_nul(feature.code)},
                                static_cast<std::uint16_t>(feature_numbers.size()));
    }
    records.reserve(order_.size());
    constexpr std::size_t usual_length = 40; // of an id and a name
    strings.reserve(order_.size(), order_.size() * usual_length);
    for (const std::uint32_t number : order_) {
        const SourcePlace& place = table_.places[number];
        format::PlaceRecord record{};
        record.lon_e7 = place.lon_e7;
        record.lat_e7 = place.lat_e7;
        record.id = strings.add_unique(place.id);
        record.name = strings.add(place.name);
        record.pcode = place.pcode.empty() ? 0 : strings.add(place.pcode);
        record.admin1 = no_place;
        record.admin2 = no_place;
        record.population = place.population;
        record.country = country_numbers.at(place.country);
        record.feature = feature_numbers.at({place.feature_class, place.feature_code});
        records.push_back(record);
    }
}

void PlaceColumns::index_units()
{
    for (std::uint32_t row = 0; row < records.size(); ++row) {
        const SourcePlace& place = source(row);
        if (place.feature_class != 'A') {
            continue;
        }
        if (!place.pcode.empty()) {
            pcodes_.try_emplace(place.pcode, row);
        }
        if (place.country.empty() || place.admin1_code.empty()) {
            continue;
        }
        const bool second = place.feature_code == "ADM2" && !place.admin2_code.empty();
        if (!second && place.feature_code != "ADM1") {
            continue;
        }
        const auto [found, fresh] =
            units_.try_emplace(second ? second_order_codes(place) : first_order_codes(place), row);
        if (!fresh && place.population > source(found->second).population) {
            found->second = row; // two rows claim one code: the larger is the unit, the other a namesake
        }
    }
}

std::optional<std::uint32_t> PlaceColumns::row_of_id(std::string_view id) const
{
    for (const auto& places : {std::cref(order_), std::cref(joined_)}) {
        const auto found =
            std::lower_bound(places.get().begin(), places.get().end(), id,
                             [this](std::uint32_t place, std::string_view i) { return table_.places[place].id < i; });
        if (found != places.get().end() && table_.places[*found].id == id) {
            return row_of(*found);
        }
    }
    return std::nullopt;
}

std::uint32_t PlaceColumns::unit_row(const std::string& codes) const
{
    const auto found = units_.find(codes);
    return found == units_.end() ? no_place : found->second;
}

std::optional<Unit> PlaceColumns::unit_of(const FeatureKeys& keys) const
{
    std::optional<std::uint32_t> row;
    if (const auto id = keys.first_of({"id"}); !id.empty()) {
        row = row_of_id(id);
    }
    if (const auto id = keys.first_of({"gn_id"}); !row && !id.empty()) {
        row = row_of_id(fmt::format("geonames:{}", id));
    }
    // The lowest order that a feature names is its own; those above it say where it lies.
    if (const auto code = keys.first_of({"pcode", "adm2_pcode", "admin2pcode", "adm1_pcode", "admin1pcode"});
        !row && !code.empty()) {
        const auto found = pcodes_.find(code);
        row = found == pcodes_.end() ? row : std::optional{found->second};
    }
    if (!row) {
        const auto country = keys.first_of({"country_code", "iso_a2", "country"});
        const auto first = keys.first_of({"admin1_code"});
        const auto second = keys.first_of({"admin2_code"});
        const auto whole = keys.first_of({"gn_a2_code", "gn_a1_code"}); // "IQ.01"
        const std::uint32_t found = !whole.empty()   ? unit_row(std::string{whole})
                                    : second.empty() ? unit_row(fmt::format("{}.{}", country, first))
                                                     : unit_row(fmt::format("{}.{}.{}", country, first, second));
        row = found == no_place ? row : std::optional{found};
    }
    return row ? std::optional{unit(*row)} : std::nullopt;
}

Unit PlaceColumns::unit(std::uint32_t row) const
{
    return {row, order_of(source(row).feature_code)};
}

void PlaceColumns::enter_units(const UnitParts& units)
{
    const UnitView first_order = units.view(units.first_order);
    const UnitView second_order = units.view(units.second_order);
    const auto holder = [&](const UnitView& view, std::uint32_t row) {
        const std::uint32_t unit = view.unit_at(records[row].lon_e7, records[row].lat_e7);
        const std::uint32_t place = unit == no_unit ? no_place : view.units[unit].place;
        return place != no_place && records[place].country == records[row].country ? place : no_place;
    };
    for (std::uint32_t row = 0; row < records.size(); ++row) {
        const SourcePlace& place = source(row);
        format::PlaceRecord& record = records[row];
        if (place.feature_code == "ADM1") {
            record.admin1 = row;
            continue;
        }
        if (place.country.empty() || place.feature_code.starts_with("PCL")) {
            continue;
        }
        if (!place.admin1_code.empty()) {
            record.admin1 = unit_row(first_order_codes(place));
            record.admin2 = place.admin2_code.empty() ? no_place : unit_row(second_order_codes(place));
        }
        const bool exact = features[record.feature].where_prec <= 3;
        if (record.admin1 == no_place && exact) {
            record.admin1 = holder(first_order, row);
        }
        if (place.feature_code == "ADM2") {
            record.admin2 = row;
        } else if (record.admin2 == no_place && exact) {
            record.admin2 = holder(second_order, row);
        }
    }
    measure_countries(units);
}

/// The place that stands for each country, and the radius of the circle with the area of its first-order units.
void PlaceColumns::measure_countries(const UnitParts& units)
{
    for (std::uint32_t row = 0; row < records.size(); ++row) {
        const SourcePlace& place = source(row);
        if (place.country.empty() || !place.feature_code.starts_with("PCL") || place.feature_code == "PCLH") {
            continue;
        }
        format::CountryRecord& country = countries[records[row].country];
        const auto strength = [&](std::uint32_t r) {
            return std::tuple{source(r).feature_code == "PCLI", features[records[r].feature].rank,
                              source(r).population};
        };
        if (country.place == no_place || strength(row) > strength(country.place)) {
            country.place = row;
        }
    }
    std::vector<double> area_km2(countries.size(), 0.0);
    for (std::size_t unit = 0; unit < units.units.size(); ++unit) {
        if (units.order[unit] == 1) {
            area_km2[records[units.units[unit].place].country] += units.area_km2[unit];
        }
    }
    for (std::size_t country = 1; country < countries.size(); ++country) {
        countries[country].radius_km = static_cast<float>(std::sqrt(area_km2[country] / std::numbers::pi));
    }
}

void PlaceColumns::rank(const std::vector<NameEntry>& entries)
{
    std::vector<std::uint32_t> n_names(records.size(), 0);
    for (const NameEntry& entry : entries) {
        n_names[entry.hit.place] += entry.hit.kind == NameKind::main || entry.hit.kind == NameKind::alternate ? 1 : 0;
    }
    for (std::uint32_t row = 0; row < records.size(); ++row) {
        format::PlaceRecord& record = records[row];
        record.n_names = static_cast<std::uint16_t>(std::min(n_names[row], 0xFFFFU));
        const double points = features[record.feature].rank + 6.0 * std::log10(1.0 + record.population) +
                              5.0 * std::log2(1.0 + record.n_names);
        record.prominence = static_cast<std::uint16_t>(std::lround(points));
    }
}

} // namespace placeline::gazetteer
