// SPDX-License-Identifier: Apache-2.0
#include "geo/polygon.hpp"

#include "geo/distance.hpp"

#include <catch2/catch.hpp>
#include <numbers>
#include <vector>

using namespace placeline;
using namespace placeline::geo;

namespace {
const std::vector<LonLat> hook{{0, 0}, {4, 0}, {4, 4}, {3, 4}, {3, 1}, {0, 1}}; // an L on its side, not closed
} // namespace

TEST_CASE("a point is in a ring by the even-odd rule", "[geo]")
{
    CHECK(point_in_ring({0.5, 0.5}, hook));
    CHECK(point_in_ring({3.5, 3.9}, hook));
    CHECK_FALSE(point_in_ring({1.0, 2.0}, hook));
    CHECK_FALSE(point_in_ring({-1.0, 1.0}, hook)); // level with vertices
    CHECK_FALSE(point_in_ring({5.0, 0.0}, hook));
    CHECK_FALSE(point_in_ring({0.0, 0.0}, {}));
}

TEST_CASE("the area of a ring is that on the sphere", "[geo]")
{
    const double radius_km = earth_mean_radius_m / 1000.0;
    const std::vector<LonLat> octant{{0, 0}, {90, 0}, {90, 90}, {0, 90}};
    CHECK(ring_area_km2(octant) == Approx(std::numbers::pi * radius_km * radius_km / 2.0).epsilon(1e-9));
    std::vector<LonLat> turned{octant.rbegin(), octant.rend()};
    CHECK(ring_area_km2(turned) == Approx(ring_area_km2(octant)));
    CHECK(ring_area_km2({}) == 0.0);
}

TEST_CASE("the distance to an edge is that to its nearest point", "[geo]")
{
    CHECK(distance_to_edge_m({1.0, 60.0}, {0.0, 60.1}, {2.0, 60.1}) ==
          Approx(great_circle_m({1, 60}, {1, 60.1})).epsilon(1e-3));
    CHECK(distance_to_edge_m({3.0, 60.1}, {0.0, 60.1}, {2.0, 60.1}) ==
          Approx(great_circle_m({3, 60.1}, {2, 60.1})).epsilon(0.01));
    CHECK(distance_to_edge_m({3.0, 60.0}, {2.0, 60.0}, {2.0, 60.0}) ==
          Approx(great_circle_m({3, 60}, {2, 60})).epsilon(0.01));
}
