// SPDX-License-Identifier: Apache-2.0
#include "incidents/parts.hpp"

#include <catch2/catch.hpp>

#include "told_scene.hpp"

using namespace placeline;
using namespace placeline::tests;

SCENARIO("a rival total after a list is about the whole list", "[parts]")
{
    Scene scene{
        "Twelve people were killed on Sunday: eight in Arlo and four in Brim. Residents put the toll at more than 20."};
    scene.place("Arlo", arlo).place("Brim", brim);
    scene.claim("Twelve", killed(12)).claim("eight", killed(8).part_of(0)).claim("four", killed(4).part_of(0));
    scene.claim("20", killed(20).more_than().said_by("Residents", Attribution::witness)).tied();
    CHECK(scene.at(3) == Names{"Arlo", "Brim"});
    CHECK_FALSE(scene.parsed.claims[3].counted);
    CHECK(scene.incident("Brim").figures.killed == Count{4, 4, 4});
}

SCENARIO("two list lines on one town add up", "[parts]")
{
    Scene scene{
        "- Near Arlo, two strikes hit a bunker.\n- Near Brim, one strike hit a car.\n- Near Arlo, three strikes hit a "
        "bridge.\n"};
    scene.place("Arlo", arlo).place("Brim", brim).place("Arlo", arlo);
    scene.claim("two", strikes(2)).claim("one", strikes(1)).claim("three", strikes(3)).tied();
    REQUIRE(scene.parsed.incidents.size() == 2);
    CHECK(scene.incident("Arlo").figures.strikes == Count{5, 5, 5});
    CHECK(scene.parsed.claims[0].scope == Scope::part);
    CHECK(scene.parsed.claims[2].counted);
    CHECK(scene.incident("Brim").figures.strikes == Count{1, 1, 1});
}

SCENARIO("a line for two places adds to the lines for each of them", "[parts]")
{
    Scene scene{"- Near Arlo, one strike hit a depot.\n- Near Brim and Arlo, one strike hit 280 lorries.\n- Near Brim, "
                "four strikes hit a bunker.\n- Near Corv, two strikes hit a car.\n"};
    scene.place("Arlo", arlo).place("Brim", brim).place("Arlo", arlo).place("Brim", brim).place("Corv", corv);
    scene.claim("one", strikes(1)).claim("one strike hit 280", strikes(1)).claim("four", strikes(4));
    scene.claim("two", strikes(2)).tied();
    CHECK(scene.parsed.claims[1].scope == Scope::shared);
    CHECK(scene.incident("Arlo").figures.strikes == Count{1, 1, 1});
    CHECK(scene.incident("Brim").figures.strikes == Count{4, 4, 4});
    for (const Claim& claim : scene.parsed.claims) {
        CHECK(claim.counted);
    }
}

SCENARIO("a list line without a known place is no total of the lines below", "[parts]")
{
    Scene scene{"Norland\n- Near the old bridge, two strikes hit a bunker.\n- Near Arlo, one strike hit a car.\n- Near "
                "Brim, one strike hit a boat.\n"};
    scene.place("Norland", norland).place("Arlo", arlo).place("Brim", brim);
    scene.claim("two", strikes(2)).claim("one", strikes(1)).claim("one strike hit a boat", strikes(1)).tied();
    CHECK(scene.parsed.claims[0].counted);
    CHECK(scene.parsed.claims[1].counted);
    CHECK(scene.parsed.claims[2].counted);
    CHECK_FALSE(scene.parsed.claims[1].part_of);
}

SCENARIO("the side that counts both sides' dead widens the high", "[parts]")
{
    Scene scene{"The defence ministry said 23 soldiers had fallen near Arlo and thirty militants had been killed."};
    scene.place("Arlo", arlo);
    scene.claim("23", killed(23).group("soldiers").said_by("The defence ministry", Attribution::official));
    scene.claim("thirty", killed(30).group("militants").said_by("The defence ministry", Attribution::official)).tied();
    CHECK(scene.incident("Arlo").figures.killed == Count{23, 23, 53});
    CHECK(scene.parsed.claims[1].of_opponents);
}

SCENARIO("a number called an earlier one gives way", "[parts]")
{
    Scene scene{"Seven people died in Arlo, the ministry said; the first toll was of three dead."};
    scene.place("Arlo", arlo).claim("Seven", killed(7)).claim("three", killed(3)).tied();
    CHECK(scene.incident("Arlo").figures.killed == Count{7, 7, 7});
    CHECK_FALSE(scene.parsed.claims[1].standing);
}

SCENARIO("a total before a list of places is shared over them", "[parts]")
{
    Scene scene{"Nine people died in and around Arlo: Arlo, four dead; Brim, three dead; Corv, two dead."};
    scene.place("Arlo", arlo).place("Arlo", arlo).place("Brim", brim).place("Corv", corv);
    scene.claim("Nine", killed(9)).claim("four", killed(4)).claim("three", killed(3)).claim("two", killed(2)).tied();
    CHECK(scene.parsed.claims[0].scope == Scope::shared);
    CHECK(scene.at(0) == Names{"Arlo", "Brim", "Corv"});
    CHECK(scene.parsed.claims[2].scope == Scope::part);
    CHECK(scene.incident("Arlo").figures.killed == Count{4, 4, 4});
    CHECK(scene.incident("Brim").figures.killed == Count{3, 3, 3});
}

SCENARIO("a number that the list behind it does not add up to stays its own place's", "[parts]")
{
    Scene scene{"Nine people died in Arlo. Two died in Brim and three in Corv."};
    scene.place("Arlo", arlo).place("Brim", brim).place("Corv", corv);
    scene.claim("Nine", killed(9)).claim("Two", killed(2)).claim("three", killed(3)).tied();
    CHECK(scene.parsed.claims[0].scope == Scope::own);
    CHECK(scene.incident("Arlo").figures.killed == Count{9, 9, 9});
}

SCENARIO("a list line without a place is no total though the lines below happen to add up to it", "[parts]")
{
    Scene scene{"Norland\n- Near Zzyx, three strikes hit a bunker.\n- Near Arlo, one strike hit a car.\n- Near Brim, "
                "two strikes hit a boat.\n"};
    scene.place("Norland", norland).place("Arlo", arlo).place("Brim", brim);
    scene.claim("three", strikes(3)).claim("one", strikes(1)).claim("two", strikes(2)).tied();
    CHECK(scene.parsed.claims[0].scope == Scope::own);
    CHECK_FALSE(scene.parsed.claims[1].part_of);
}
