// SPDX-License-Identifier: Apache-2.0
#include "geo/distance.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace placeline;
using namespace placeline::geo;

namespace {
constexpr LonLat kharkiv{36.2304, 49.9935};
constexpr LonLat kyiv{30.5234, 50.4501};
} // namespace

TEST_CASE("distance agrees with the ellipsoidal geodesic within 0.6 %", "[geo]")
{
    CHECK(great_circle_m(kharkiv, kyiv) == Approx(409'500.0).epsilon(0.006)); // geod(1): 409.5 km
    CHECK(great_circle_m(kharkiv, kharkiv) == 0.0);
    CHECK(great_circle_m({0, -90}, {123, 90}) == Approx(earth_mean_radius_m * 3.14159265).epsilon(1e-6));
}

TEST_CASE("the antimeridian may lie between two positions", "[geo]")
{
    CHECK(great_circle_m({179.9, 0}, {-179.9, 0}) == Approx(great_circle_m({-0.1, 0}, {0.1, 0})).epsilon(1e-6));
    const LonLat east = destination({179.9, 10}, 90.0, 50'000.0);
    CHECK(east.lon_deg < -179.0);
    CHECK(midpoint({179, 0}, {-179, 0}).lon_deg == Approx(-180.0).margin(1e-6));
}

TEST_CASE("a destination lies at its distance and bearing", "[geo]")
{
    for (const double bearing : {0.0, 45.0, 90.0, 200.0, 359.0}) {
        const LonLat there = destination(kharkiv, bearing, 30'000.0);
        CHECK(great_circle_m(kharkiv, there) == Approx(30'000.0).epsilon(1e-6));
        CHECK(bearing_deg(kharkiv, there) == Approx(bearing).margin(1e-6));
    }
    CHECK(destination(kharkiv, 0.0, 30'000.0).lat_deg == Approx(50.263).margin(0.001));
    CHECK(bearing_deg(kharkiv, kharkiv) == 0.0);
}

TEST_CASE("longitudes wrap into one turn", "[geo]")
{
    CHECK(wrapped_lon(180.0) == -180.0);
    CHECK(wrapped_lon(-180.0) == -180.0);
    CHECK(wrapped_lon(541.0) == Approx(-179.0));
    CHECK(wrapped_lon(-190.0) == Approx(170.0));
}

TEST_CASE("a position off the globe is not valid", "[geo]")
{
    CHECK(valid({180.0, -90.0}));
    CHECK_FALSE(valid({0.0, 95.2}));
    CHECK_FALSE(valid({181.0, 0.0}));
    CHECK_FALSE(valid({std::numeric_limits<double>::quiet_NaN(), 0.0}));
}
