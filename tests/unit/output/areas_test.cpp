// SPDX-License-Identifier: Apache-2.0
#include "output/areas.hpp"

#include "sample_set.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace placeline;
using namespace placeline::output;

namespace {

bool within_the_map(const Polygons& polygons)
{
    return std::ranges::all_of(polygons, [](const auto& rings) {
        return std::ranges::all_of(rings, [](const auto& ring) {
            return ring.size() >= 4 && ring.front() == ring.back() && std::ranges::all_of(ring, [](const LonLat& p) {
                       return std::abs(p.lon_deg) <= 180.0 && std::abs(p.lat_deg) <= 90.0;
                   });
        });
    });
}

} // namespace

TEST_CASE("a circle has its radius in every direction", "[areas]")
{
    const auto polygons = circle({40.0, 60.0}, 111.195); // one degree on the mean sphere
    REQUIRE(polygons.size() == 1);
    const auto& ring = polygons.at(0).at(0);
    CHECK(ring.size() == 33);
    CHECK(ring.front() == ring.back());
    const auto [south, north] = std::ranges::minmax(ring, {}, &LonLat::lat_deg);
    CHECK(south.lat_deg == Approx(59.0).margin(1e-3));
    CHECK(north.lat_deg == Approx(61.0).margin(1e-3));
    const auto [west, east] = std::ranges::minmax(ring, {}, &LonLat::lon_deg);
    CHECK(east.lon_deg - west.lon_deg == Approx(4.0).margin(0.02)); // degrees of longitude are half as long at 60 north
}

TEST_CASE("a circle across the antimeridian comes in two parts", "[areas]")
{
    for (const double lon_deg : {179.9, -179.9}) {
        const auto polygons = circle({lon_deg, -16.5}, 50.0);
        CHECK(polygons.size() == 2);
        CHECK(within_the_map(polygons));
    }
}

TEST_CASE("a circle around a pole is a band", "[areas]")
{
    for (const double lat_deg : {89.9, -89.9}) {
        const auto polygons = circle({10.0, lat_deg}, 100.0);
        CHECK(polygons.size() == 1);
        CHECK(within_the_map(polygons));
    }
}

SCENARIO("an area is drawn only where one is known", "[areas]")
{
    const sample::Areas source;
    AreaShapes shapes{source};
    THEN("a unit has its polygon, whatever its radius")
    {
        auto unit = sample::place("t:north", "Northland", {40.5, 33.5}, 4);
        unit.radius_km = 10.0;
        REQUIRE(shapes.of(unit) != nullptr);
        CHECK(*shapes.of(unit) == source.polygons("t:north"));
    }
    THEN("a region without polygon has the circle of its radius")
    {
        auto region = sample::place("t:r", "Plain", {10.0, 10.0}, 5);
        CHECK(shapes.of(region) == nullptr);
        region.radius_km = 80.0;
        REQUIRE(shapes.of(region) != nullptr);
        CHECK(*shapes.of(region) == circle({10.0, 10.0}, 80.0));
    }
    THEN("a town has none")
    {
        auto town = sample::place("t:1", "Town", {10.0, 10.0}, 1);
        town.radius_km = 5.0;
        CHECK(shapes.of(town) == nullptr);
    }
}

SCENARIO("sums by unit add best values once", "[areas]")
{
    const auto rows = sums_by_unit(sample::incident_set().incidents, sample::Areas{});
    REQUIRE(rows.size() == 1);
    const auto& north = rows.front();
    THEN("an incident known by country only is in no unit")
    {
        CHECK(north.n_incidents == 2); // bbb in the unit itself, eee in a town of it; ccc is a country
    }
    THEN("a sum may exceed 32 bits, and what nobody stated stays unstated")
    {
        CHECK(north.killed == 4'000'000'016U);
        CHECK(north.injured == 36U);
        CHECK(north.strikes == std::nullopt);
    }
    THEN("undated incidents do not move the days")
    {
        CHECK(north.first == sample::day("2024-05-11"));
        CHECK(north.last == sample::day("2024-05-12"));
    }
}
