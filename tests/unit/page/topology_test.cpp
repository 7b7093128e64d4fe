// SPDX-License-Identifier: Apache-2.0
#include "page/topology.hpp"

#include "page/base_map.hpp"
#include "page_sample.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

namespace placeline::page {

namespace {

const bridge::DisputedBorders borders;

std::size_t count(const Topology& land, ArcKind kind)
{
    return static_cast<std::size_t>(std::ranges::count(land.arcs, kind, &Arc::kind));
}

std::vector<Vertex> ring_of(const Topology& land, const ArcRing& ring)
{
    std::vector<Vertex> vertices;
    for (const std::int32_t arc : ring) {
        auto line = land.arcs[static_cast<std::size_t>(arc < 0 ? ~arc : arc)].line;
        if (arc < 0) {
            std::ranges::reverse(line);
        }
        CHECK((vertices.empty() || vertices.back() == line.front())); // each arc goes on where the last one ended
        vertices.insert(vertices.end(), line.begin() + (vertices.empty() ? 0 : 1), line.end());
    }
    CHECK(vertices.front() == vertices.back());
    return vertices;
}

double area(const std::vector<Vertex>& ring)
{
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        sum += static_cast<double>(ring[i].x) * ring[i + 1].y - static_cast<double>(ring[i + 1].x) * ring[i].y;
    }
    return sum / 2e12;
}

} // namespace

SCENARIO("units share the borders between them", "[page]")
{
    GIVEN("four squares in a row and an island")
    {
        const Topology land = topology_of(sample::four_squares().units, borders);
        THEN("each border is there once, and says what it parts")
        {
            CHECK(count(land, ArcKind::unit) == 1);
            CHECK(count(land, ArcKind::country) == 2);
            CHECK(count(land, ArcKind::coast) == 7); // two a middle square, one at each end, one around the island
            CHECK(land.arcs.size() == 10);
        }
        THEN("each unit is whole and runs anticlockwise")
        {
            for (const auto& unit : land.units) {
                REQUIRE(unit.size() == 1);
                CHECK(area(ring_of(land, unit.front())) == Approx(1.0));
            }
        }
    }
    GIVEN("a unit with a hole that another fills")
    {
        auto units = sample::four_squares().units;
        units.resize(2);
        const std::vector<LonLat> hole{{40.2, 33.2}, {40.2, 33.4}, {40.4, 33.4}, {40.4, 33.2}, {40.2, 33.2}};
        units[0].polygons[0].push_back(hole);
        units[1].polygons = {{{hole.rbegin() + 1, hole.rend()}}}; // begins elsewhere, runs the other way
        const Topology land = topology_of(units, borders);
        THEN("both run along one arc, against one another")
        {
            REQUIRE(land.units[0].size() == 2);
            REQUIRE(land.units[1].size() == 1);
            REQUIRE(land.units[0][1].size() == 1);
            CHECK(land.units[0][1][0] == ~land.units[1][0][0]);
        }
    }
}

SCENARIO("far units are drawn as their country", "[page]")
{
    const Topology full = topology_of(sample::four_squares().units, borders);
    const Topology land = merged(full, std::vector<std::string>{"AA", "AA", "", "", ""});
    REQUIRE(land.units[0].size() == 1);
    CHECK(area(ring_of(land, land.units[0][0])) == Approx(2.0));
    CHECK(land.units[1].empty());
    CHECK(land.units[2] == full.units[2]);
    CHECK(simplified(land, [](std::size_t) { return 0.0; }).arcs.size() == full.arcs.size() - 1);
}

SCENARIO("thinned lines still fit", "[page]")
{
    auto units = sample::four_squares().units;
    std::vector<LonLat> wavy; // the border of the first two, south to north
    for (int i = 0; i <= 100; ++i) {
        wavy.push_back({41.0 + 0.002 * std::sin(i), 33.0 + i / 100.0});
    }
    wavy.front() = {41, 33};
    wavy.back() = {41, 34};
    auto& west = units[0].polygons[0][0];
    auto& east = units[1].polygons[0][0];
    west = {{40, 33}};
    west.insert(west.end(), wavy.begin(), wavy.end());
    west.insert(west.end(), {{40, 34}, {40, 33}});
    east = {{42, 33}, {42, 34}};
    east.insert(east.end(), wavy.rbegin(), wavy.rend());
    east.push_back({42, 33});
    const Topology full = topology_of(units, borders);
    const Topology land = simplified(full, [](std::size_t) { return 0.01; });
    for (std::size_t unit = 0; unit < 2; ++unit) {
        REQUIRE(land.units[unit].size() == 1);
        CHECK(ring_of(full, full.units[unit][0]).size() > 100);
        CHECK(ring_of(land, land.units[unit][0]).size() < 8);
    }
    CHECK(area(ring_of(land, land.units[0][0])) + area(ring_of(land, land.units[1][0])) == Approx(2.0));
    THEN("a ring smaller than the tolerance goes, with its arc")
    {
        CHECK(simplified(full, [](std::size_t) { return 3.0; }).units[4].empty());
    }
}

TEST_CASE("a line is written as differences of thousandths of a degree", "[page]")
{
    CHECK(encoded_polyline({{0, 0}, {0.001, -0.001}}) == "??A@");
    CHECK(encoded_polyline({{38.5, -120.2}, {40.7, -120.95}}).size() < 16);
    CHECK(encoded_polyline({{1, 1}, {1.0001, 1.0001}, {2, 2}}) == encoded_polyline({{1, 1}, {2, 2}})); // off the grid
}

} // namespace placeline::page
