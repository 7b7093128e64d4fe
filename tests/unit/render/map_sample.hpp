// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "../output/sample_set.hpp"
#include "render/plan.hpp"

#include <algorithm>

namespace placeline::sample {

inline std::vector<LonLat> square(double west, double south, double side)
{
    return {{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}, {west, south}};
}

/// A land of four square units in a row, 2 degrees wide each: two of country AA, then one of XA and one of XB.
inline bridge::BaseMapData row_of_units(const char* third = "XA", const char* fourth = "XB")
{
    bridge::BaseMapData base;
    const std::array<const char*, 4> countries{"AA", "AA", third, fourth};
    for (std::size_t i = 0; i < countries.size(); ++i) {
        Place unit = place("u:" + std::to_string(i), "Unit " + std::to_string(i), {}, 4);
        unit.country = countries[i];
        base.units.push_back({unit, {{square(38.0 + 2.0 * static_cast<double>(i), 32.0, 2.0)}}});
    }
    for (const char* code : {"AA", third, fourth}) {
        Place country = place(std::string{"c:"} + code, std::string{"Country "} + code, {41, 33}, 6);
        country.country = code;
        country.feature_code = "PCLI";
        base.countries.push_back(country);
    }
    return base;
}

inline std::vector<Place> towns_along_the_row()
{
    std::vector<Place> towns;
    for (int i = 0; i < 30; ++i) {
        Place town =
            place("town:" + std::to_string(i), "Town " + std::to_string(i), {38.2 + 0.25 * i, 32.3 + (i % 5) * 0.3}, 1);
        town.feature_code = i == 0 ? "PPLC" : "PPL";
        towns.push_back(town);
    }
    return towns;
}

struct MapAreas final : bridge::AreaSource {
    bridge::BaseMapData base = row_of_units();

    [[nodiscard]] Rings polygons(const std::string& place_id) const override
    {
        const auto unit = std::ranges::find(base.units, place_id, [](const auto& one) { return one.place.id; });
        return unit == base.units.end() ? Areas{}.polygons(place_id) : unit->polygons;
    }
    [[nodiscard]] Place admin1_of(const Place& where) const override
    {
        const double column = (where.position.lon_deg - 38.0) / 2.0;
        return column >= 0.0 && column < 4.0 ? base.units[static_cast<std::size_t>(column)].place : Place{};
    }
    [[nodiscard]] bridge::BaseMapData base_map() const override { return base; }
    [[nodiscard]] std::vector<Place> towns() const override { return towns_along_the_row(); }
};

/// Many places in little room, so that names must give way.
inline IncidentSet crowd(int n)
{
    IncidentSet set;
    for (int i = 0; i < n; ++i) {
        auto one =
            incident("i" + std::to_string(i), place("p:" + std::to_string(i), "Crowded place " + std::to_string(i),
                                                    {39.0 + 0.11 * (i % 20), 32.4 + 0.09 * (i / 20)}, 1 + i % 2));
        one.incident.figures.killed = {i % 40, i % 40, i % 40};
        one.incident.date = dates("2024-05-10", "2024-05-12");
        set.incidents.push_back(one);
    }
    return set;
}

inline render::MapPlan planned(const IncidentSet& set, const bridge::MapOptions& options = {})
{
    const MapAreas areas;
    render::Typesetter typesetter;
    return render::plan_map(set, options, provenance(), areas, typesetter);
}

inline bridge::MapOptions sized(int width, int height, const char* theme = "light")
{
    bridge::MapOptions options;
    options.width_px = width;
    options.height_px = height;
    options.theme = theme;
    return options;
}

} // namespace placeline::sample
