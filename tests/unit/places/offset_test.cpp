// SPDX-License-Identifier: Apache-2.0
#include "geo/distance.hpp"
#include "sample.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::places;

namespace {

constexpr LonLat kirkuk{44.3922, 35.4681};
constexpr LonLat mosul{43.1189, 36.335};

} // namespace

SCENARIO("a distance and a bearing move the place", "[places]")
{
    const auto mention = mention_of("A bomb went off some 30 km north of Kirkuk, killing two policemen.", "Kirkuk");
    REQUIRE(mention.place);
    CHECK(mention.role == Role::event);
    CHECK(mention.place->where_prec == 2);
    CHECK(geo::great_circle_m(mention.place->position, kirkuk) == Approx(30'000.0).epsilon(0.01));
    CHECK(mention.place->position.lat_deg > kirkuk.lat_deg + 0.25);
    CHECK(mention.place->position.lon_deg == Approx(kirkuk.lon_deg).margin(0.01));
}

SCENARIO("miles are miles", "[places]")
{
    const auto mention = mention_of("A bomb killed two men 10 miles southwest of Mosul.", "Mosul");
    REQUIRE(mention.place);
    CHECK(geo::great_circle_m(mention.place->position, mosul) == Approx(16'090.0).epsilon(0.01));
    CHECK(mention.place->position.lat_deg < mosul.lat_deg);
    CHECK(mention.place->position.lon_deg < mosul.lon_deg);
}

SCENARIO("near a place is not in it", "[places]")
{
    for (const auto* text :
         {"Near Kirkuk, two strikes hit a bunker.", "Two people were killed on the outskirts of Kirkuk.",
          "Shells hit the Kirkuk countryside.", "Three strikes hit the Kirkuk area."}) {
        const auto mention = mention_of(text, "Kirkuk");
        INFO(text);
        REQUIRE(mention.place);
        CHECK(mention.place->id == "t:kirkuk");
        CHECK(mention.place->where_prec == 2);
        CHECK(mention.place->radius_km >= 10.0);
    }
    CHECK(mention_of("Two people were killed in Kirkuk.", "Kirkuk").place->where_prec == 1);
    CHECK(mention_of("Two people were killed in Anbar province.", "Anbar").place->where_prec == 4);
}

SCENARIO("between two places is half way", "[places]")
{
    const auto mention = mention_of("A bomb killed three men between Mosul and Kirkuk on Sunday.", "Mosul");
    REQUIRE(mention.place);
    CHECK(mention.role == Role::event);
    CHECK(mention.place->where_prec == 2);
    const double there = geo::great_circle_m(mention.place->position, mosul);
    const double back = geo::great_circle_m(mention.place->position, kirkuk);
    CHECK(there == Approx(back).epsilon(0.01));
    CHECK(mention_of("A bomb killed three men between Mosul and Kirkuk on Sunday.", "Kirkuk").role == Role::background);
}
