// SPDX-License-Identifier: Apache-2.0
#include "render/view.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <vector>

using namespace placeline;
using namespace placeline::render;

namespace {

constexpr Box frame{20.0, 40.0, 1000.0, 700.0};

void check_all_inside(const View& view, const std::vector<LonLat>& positions)
{
    for (const LonLat& position : positions) {
        const auto point = view.px(position);
        REQUIRE(point);
        CHECK(frame.contains({point->x, point->y, 0.0, 0.0}));
    }
}

} // namespace

TEST_CASE("a map is as wide as its incidents and as its projection allows", "[render]")
{
    SECTION("one position: not wider than needed to know where it is")
    {
        const View view = fitted_view(std::array{LonLat{36.2, 49.9}}, frame);
        CHECK(view.projection.kind() == ProjectionKind::local);
        CHECK(view.ground_m_per_px() * frame.width == Approx(least_width_km * 1000.0).epsilon(0.01));
    }
    SECTION("a country or two: equal areas")
    {
        const std::vector<LonLat> positions{{36.0, 33.0}, {47.0, 30.0}, {43.0, 37.0}};
        const View view = fitted_view(positions, frame);
        CHECK(view.projection.kind() == ProjectionKind::regional);
        check_all_inside(view, positions);
    }
    SECTION("several continents: the world")
    {
        const std::vector<LonLat> positions{{-122.0, 38.0}, {139.0, 36.0}, {18.0, -34.0}};
        const View view = fitted_view(positions, frame);
        CHECK(view.projection.kind() == ProjectionKind::world);
        check_all_inside(view, positions);
    }
    SECTION("no position at all: the world")
    {
        CHECK(fitted_view({}, frame).projection.kind() == ProjectionKind::world);
    }
}

TEST_CASE("positions on both sides of the antimeridian are neighbours", "[render]")
{
    const std::vector<LonLat> positions{{179.6, -16.5}, {-179.3, -17.0}, {178.4, -18.1}};
    const Cap cap = cap_around(positions);
    CHECK(cap.radius_deg < 2.0);
    const View view = fitted_view(positions, frame);
    check_all_inside(view, positions);
    CHECK(view.ground_m_per_px() * frame.width < 600'000.0);
    CHECK(view.px(positions[0])->x < view.px(positions[1])->x); // east is right, across the line too
}

TEST_CASE("pixels lead back to positions", "[render]")
{
    const View view = fitted_view(std::array{LonLat{36.0, 33.0}, LonLat{47.0, 30.0}}, frame);
    const auto back = view.position(*view.px(LonLat{40.0, 31.5}));
    REQUIRE(back);
    CHECK(back->lon_deg == Approx(40.0).margin(1e-6));
    CHECK(back->lat_deg == Approx(31.5).margin(1e-6));
}

TEST_CASE("rings are cut to a box", "[render]")
{
    const Box box{0.0, 0.0, 10.0, 10.0};
    CHECK(clipped({{20, 20}, {30, 20}, {30, 30}}, box).empty());
    CHECK(clipped({{1, 1}, {9, 1}, {9, 9}}, box).size() == 3);
    for (const Point& point : clipped({{-5, -5}, {15, -5}, {15, 15}, {-5, 15}}, box)) {
        CHECK(box.contains({point.x, point.y, 0.0, 0.0}));
    }
    CHECK(clipped({}, box).empty());
}

SCENARIO("a map can be asked for in a reference system of one's own", "[render]")
{
    const std::vector<LonLat> positions{{36.0, 33.0}, {47.0, 30.0}, {43.0, 37.0}};
    const auto crs =
        GENERATE(as<std::string>{}, "EPSG:32637", "EPSG:3857", "EPSG:4326", "+proj=merc +lon_0=40 +type=crs");
    GIVEN("one that holds the area: all is inside, and there and back again is the same place")
    {
        const View view = fitted_view(positions, frame, crs);
        check_all_inside(view, positions);
        const auto back = view.position(*view.px(positions[1]));
        CHECK(back->lon_deg == Approx(positions[1].lon_deg));
        CHECK(back->lat_deg == Approx(positions[1].lat_deg));
    }
}

TEST_CASE("a reference system that cannot serve is refused", "[render]")
{
    const std::vector<LonLat> pole{{36.0, 33.0}, {10.0, 90.0}};
    CHECK_THROWS_AS(fitted_view(pole, frame, "EPSG:3857"), UsageError); // no image of a pole
    CHECK_THROWS_AS(fitted_view(pole, frame, "EPSG:999999"), UsageError);
    CHECK_THROWS_AS(fitted_view(pole, frame, "north up"), UsageError);
}
