// SPDX-License-Identifier: Apache-2.0
#include "cli/gazetteer_areas.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

namespace placeline::cli {

const std::vector<gazetteer::PlaceIndex>& GazetteerAreas::units_of(const std::string& country) const
{
    if (units_.empty()) {
        for (std::size_t i = 0; i < gazetteer_.size(); ++i) {
            const auto index = static_cast<gazetteer::PlaceIndex>(i);
            const gazetteer::PlaceRow row = gazetteer_.row(index);
            if (row.feature_code == "ADM1") {
                units_[std::string{row.country}].push_back(index);
            }
        }
    }
    return units_[country];
}

bridge::AreaSource::Rings GazetteerAreas::polygons(const std::string& place_id) const
{
    const auto index = gazetteer_.find_id(place_id);
    if (!index) {
        return {};
    }
    const gazetteer::PlaceRow row = gazetteer_.row(*index);
    if (row.feature_code == "ADM1") {
        return gazetteer_.boundary(*index);
    }
    Rings all;
    if (row.feature_code.starts_with("PCL")) {
        for (const gazetteer::PlaceIndex unit : units_of(std::string{row.country})) {
            for (auto& polygon : gazetteer_.boundary(unit)) {
                all.push_back(std::move(polygon));
            }
        }
    }
    return all;
}

Place GazetteerAreas::admin1_of(const Place& place) const
{
    gazetteer::PlaceIndex unit = gazetteer::no_place;
    if (const auto index = gazetteer_.find_id(place.id)) {
        unit = gazetteer_.row(*index).admin1;
    }
    if (unit == gazetteer::no_place && place.where_prec < 5) { // a river or country lies in many
        unit = gazetteer_.admin1_at(place.position);
    }
    return unit == gazetteer::no_place ? Place{} : gazetteer_.place(unit);
}

bridge::BaseMapData GazetteerAreas::base_map() const
{
    constexpr std::uint32_t town_population = 20'000;
    bridge::BaseMapData data;
    std::set<std::string> countries;
    std::vector<std::pair<std::uint16_t, gazetteer::PlaceIndex>> towns;
    for (std::size_t i = 0; i < gazetteer_.size(); ++i) {
        const auto index = static_cast<gazetteer::PlaceIndex>(i);
        const gazetteer::PlaceRow row = gazetteer_.row(index);
        if (row.feature_class == 'A') {
            if (auto polygons = gazetteer_.boundary(index); !polygons.empty()) {
                data.units.push_back({gazetteer_.place(index), std::move(polygons)});
                countries.emplace(row.country);
            }
        } else if (row.feature_class == 'P' &&
                   (row.feature_code == "PPLC" || row.feature_code == "PPLA" || row.population >= town_population)) {
            towns.emplace_back(row.prominence, index);
        }
    }
    for (const std::string& country : countries) {
        if (const auto index = gazetteer_.country(country); index != gazetteer::no_place) {
            data.countries.push_back(gazetteer_.place(index));
        }
    }
    std::stable_sort(towns.begin(), towns.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    data.towns.reserve(towns.size());
    for (const auto& [prominence, index] : towns) {
        data.towns.push_back(gazetteer_.place(index));
    }
    if (gazetteer_.info().sources.find("gazetteer.tsv") != std::string::npos) { // the embedded data, not the user's own
        data.credit = "Base map: Natural Earth; places: GeoNames (CC BY 4.0) and others";
    }
    return data;
}

} // namespace placeline::cli
