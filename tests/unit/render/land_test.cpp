// SPDX-License-Identifier: Apache-2.0
#include "render/land.hpp"

#include "map_sample.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <map>

using namespace placeline;
using namespace placeline::render;

namespace {

Land land_of(const bridge::BaseMapData& base)
{
    const std::vector<LonLat> corners{{37.5, 31.5}, {46.5, 34.5}};
    return land_in(base, fitted_view(corners, {0.0, 0.0, 1200.0, 700.0}), bridge::DisputedBorders{});
}

/// Length of all lines of a kind, in pixels.
std::map<EdgeKind, double> lengths(const Land& land)
{
    std::map<EdgeKind, double> length;
    for (const LandLine& line : land.lines) {
        for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
            length[line.kind] +=
                std::hypot(line.points[i + 1].x - line.points[i].x, line.points[i + 1].y - line.points[i].y);
        }
    }
    return length;
}

} // namespace

TEST_CASE("an edge is a coast, or parts units or countries", "[render]")
{
    const auto length = lengths(land_of(sample::row_of_units()));
    const double side = length.at(EdgeKind::unit); // between the two units of AA, once though both have it
    CHECK(side > 50.0);
    CHECK(length.at(EdgeKind::country) == Approx(2.0 * side).epsilon(0.03));
    CHECK(length.at(EdgeKind::coast) > 8.0 * side);
    CHECK_FALSE(length.contains(EdgeKind::disputed));
}

TEST_CASE("borders of the table of disputed ones are told apart", "[render]")
{
    const auto length = lengths(land_of(sample::row_of_units("RS", "XK")));
    CHECK(length.at(EdgeKind::disputed) == Approx(length.at(EdgeKind::unit)).epsilon(0.03));
    CHECK(length.at(EdgeKind::country) == Approx(length.at(EdgeKind::unit)).epsilon(0.03));
}

TEST_CASE("a worldview settles a disputed border", "[render]")
{
    const Place serbia = sample::row_of_units("RS", "XK").units[2].place;
    const Place kosovo = sample::row_of_units("RS", "XK").units[3].place;
    using bridge::BorderKind;
    CHECK(bridge::DisputedBorders{}.between(serbia, kosovo) == BorderKind::disputed);
    CHECK(bridge::DisputedBorders{"RS"}.between(serbia, kosovo) == BorderKind::unit);
    CHECK(bridge::DisputedBorders{"XK"}.between(kosovo, serbia) == BorderKind::country);
    CHECK(bridge::DisputedBorders{"UA"}.between(serbia, kosovo) == BorderKind::disputed);
}

TEST_CASE("land out of view is left out", "[render]")
{
    const View elsewhere = fitted_view(std::array{LonLat{-100.0, 40.0}}, {0.0, 0.0, 1200.0, 700.0});
    const Land land = land_in(sample::row_of_units(), elsewhere, bridge::DisputedBorders{});
    CHECK(land.units.empty());
    CHECK(land.lines.empty());
}

TEST_CASE("polygons cut at the antimeridian show no line there", "[render]")
{
    bridge::BaseMapData base;
    Place unit = sample::place("u:fj", "Islands", {180, -17}, 4);
    unit.country = "FJ";
    base.units.push_back({unit, {{sample::square(178.0, -18.0, 2.0)}, {sample::square(-180.0, -18.0, 2.0)}}});
    const std::vector<LonLat> corners{{177.0, -19.0}, {-177.0, -15.0}};
    const View view = fitted_view(corners, {0.0, 0.0, 1200.0, 700.0});
    const double seam = view.px(LonLat{180.0, -17.0})->x;
    for (const LandLine& line : land_in(base, view, bridge::DisputedBorders{}).lines) {
        for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
            CHECK((std::abs(line.points[i].x - seam) > 5.0 || std::abs(line.points[i + 1].x - seam) > 5.0));
        }
    }
}
