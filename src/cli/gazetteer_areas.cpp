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
        for (const gazetteer::PlaceIndex unit : gazetteer_.bordered_units()) {
            if (const gazetteer::PlaceRow row = gazetteer_.row(unit); row.feature_code == "ADM1") {
                units_[std::string{row.country}].push_back(unit);
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
    bridge::BaseMapData data;
    std::set<std::string> countries;
    for (const gazetteer::PlaceIndex unit : gazetteer_.bordered_units()) {
        data.units.push_back({gazetteer_.place(unit), gazetteer_.boundary(unit)});
        countries.insert(data.units.back().place.country);
    }
    for (const std::string& country : countries) {
        if (const auto index = gazetteer_.country(country); index != gazetteer::no_place) {
            data.countries.push_back(gazetteer_.place(index));
        }
    }
    if (gazetteer_.info().sources.find("Natural Earth") != std::string::npos) { // not borders of the user's own
        data.credit = "Base map: Natural Earth; places: GeoNames (CC BY 4.0) and others";
    }
    return data;
}

std::vector<Place> GazetteerAreas::towns() const
{
    constexpr std::uint32_t town_population = 20'000;
    std::vector<std::pair<std::uint16_t, gazetteer::PlaceIndex>> found;
    for (gazetteer::PlaceIndex index = 0; index < gazetteer_.size(); ++index) {
        const gazetteer::PlaceRow row = gazetteer_.row(index);
        if (row.feature_class == 'P' && gazetteer_.is_current(index) &&
            (row.feature_code == "PPLC" || row.feature_code == "PPLA" || row.population >= town_population)) {
            found.emplace_back(row.prominence, index);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Place> towns;
    towns.reserve(found.size());
    for (const auto& [prominence, index] : found) {
        towns.push_back(gazetteer_.place(index));
    }
    return towns;
}

std::string GazetteerAreas::name_on_map(const Place& place, bridge::MapNames names) const
{
    const auto index = names == bridge::MapNames::english ? std::nullopt : gazetteer_.find_id(place.id);
    const auto local = index ? gazetteer_.name_in(*index, "local") : std::nullopt;
    if (!local || *local == place.name) {
        return place.name;
    }
    return names == bridge::MapNames::both ? place.name + "\n" + *local : *local;
}

} // namespace placeline::cli
