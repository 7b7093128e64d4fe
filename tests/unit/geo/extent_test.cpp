// SPDX-License-Identifier: Apache-2.0
#include "geo/extent.hpp"

#include "../output/sample_set.hpp"

#include <catch2/catch.hpp>

namespace placeline::geo {

namespace {

std::vector<MergedIncident> at(std::initializer_list<LonLat> positions, int where_prec = 1)
{
    std::vector<MergedIncident> made;
    for (const LonLat& position : positions) {
        made.push_back(sample::incident("i", sample::place("p", "Place", position, where_prec)));
    }
    return made;
}

} // namespace

TEST_CASE("an extent is the smallest box around the incidents", "[geo]")
{
    SECTION("over Greenwich")
    {
        const Extent box = extent_of(at({{-3, 40}, {2, 50}}));
        CHECK(box.west == -3);
        CHECK(box.east == 2);
        CHECK(box.south == 40);
        CHECK(box.north == 50);
    }
    SECTION("over the antimeridian, east is beyond 180")
    {
        const Extent box = extent_of(at({{-175, -16}, {179, -17}, {178, -18}}));
        CHECK(box.west == 178);
        CHECK(box.east == 185);
        CHECK(box.contains({-176, -17}));
        CHECK_FALSE(box.contains({0, -17}));
    }
    SECTION("what has no place on a map takes no room")
    {
        auto incidents = at({{40, 33}});
        incidents.push_back(sample::incident("lost", std::nullopt));
        incidents.push_back(at({{-70, 5}}, 7).front());
        CHECK(extent_of(incidents).east == 40);
    }
    SECTION("no incidents: the lived-in world")
    {
        CHECK(extent_of({}).longer_side_deg() == 360);
    }
}

TEST_CASE("a margin never goes once around the globe", "[geo]")
{
    const Extent box = Extent{-170, -80, 170, 80}.grown(0.5, 1.0);
    CHECK(box.west == -180);
    CHECK(box.east == 180);
    CHECK(box.north == 85);
}

} // namespace placeline::geo
