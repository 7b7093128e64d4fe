// SPDX-License-Identifier: Apache-2.0
#include "cli/filters.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::cli;

TEST_CASE("a box may cross the antimeridian", "[cli]")
{
    const Box fiji = parse_box("177,-20,-178,-15");
    CHECK(fiji.contains({.lon_deg = 179.5, .lat_deg = -17.0}));
    CHECK(fiji.contains({.lon_deg = -179.5, .lat_deg = -17.0}));
    CHECK_FALSE(fiji.contains({.lon_deg = 0.0, .lat_deg = -17.0}));
    CHECK(parse_box("-10.5,30,45,60").contains({.lon_deg = -10.5, .lat_deg = 60.0}));
}

TEST_CASE("what is no box is refused", "[cli]")
{
    for (const char* text :
         {"", "1,2,3", "1,2,3,4,5", "a,b,c,d", "1;2;3;4", "-200,0,0,10", "0,50,10,40", "0,0,10,95"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_box(text), UsageError);
    }
}
