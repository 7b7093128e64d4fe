// SPDX-License-Identifier: Apache-2.0
#include "render/labels.hpp"

#include "map_sample.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::render;

TEST_CASE("a box is free inside the frame and off the others", "[render]")
{
    BoxIndex boxes{{10.0, 10.0, 500.0, 300.0}};
    CHECK(boxes.is_free({100.0, 100.0, 80.0, 20.0}));
    CHECK_FALSE(boxes.is_free({0.0, 100.0, 80.0, 20.0}));
    CHECK_FALSE(boxes.is_free({480.0, 100.0, 80.0, 20.0}));
    boxes.add({100.0, 100.0, 80.0, 20.0});
    CHECK_FALSE(boxes.is_free({170.0, 110.0, 80.0, 20.0}));
    CHECK(boxes.is_free({180.0, 100.0, 80.0, 20.0}));
}

TEST_CASE("names stand in the roomiest part of their areas", "[render]")
{
    const std::vector<LonLat> corners{{37.5, 31.5}, {46.5, 34.5}};
    const View view = fitted_view(corners, {0.0, 0.0, 1200.0, 700.0});
    const auto base = sample::row_of_units();
    const std::vector<std::uint32_t> countries{0, 0, 1, 2};
    const auto points = inner_points(land_in(base, view, bridge::DisputedBorders{}), view.frame, countries, 3, 5);
    REQUIRE(points.size() == 3);
    REQUIRE_FALSE(points[0].empty());
    CHECK(points[0].size() <= 5);
    const auto middle = view.position(points[0].front().at);
    CHECK(middle->lon_deg == Approx(40.0).margin(0.5)); // of both units of AA, not of one
    CHECK(middle->lat_deg == Approx(33.0).margin(0.5));
    CHECK(points[0].front().half_width > points[1].front().half_width);
}

TEST_CASE("text is text, never markup, and any script has a width", "[render]")
{
    Typesetter typesetter;
    const TextStyle style{.size_px = 20.0};
    CHECK(typesetter.measure("<b>x</b>", style).width > 3.0 * typesetter.measure("x", style).width);
    CHECK(typesetter.measure("&amp; <unclosed", style).width > 50.0);
    for (const char* name : {"الرمادي", "אופקים", "Чугуїв", "დუშეთი"}) {
        CHECK(typesetter.measure(name, style).width > 20.0);
    }
    CHECK(typesetter.measure("one two three four five six", {.size_px = 20.0, .wrap_px = 80.0}).height >
          2.0 * typesetter.measure("one", style).height);
}
