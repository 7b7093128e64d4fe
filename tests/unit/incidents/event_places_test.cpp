// SPDX-License-Identifier: Apache-2.0
#include "incidents/event_places.hpp"

#include <catch2/catch.hpp>

#include "told_scene.hpp"

using namespace placeline;
using namespace placeline::tests;

SCENARIO("a place that others take for background is an event place where the words leave no doubt", "[event_places]")
{
    WHEN("it is listed with event places")
    {
        Scene scene{"Bombs fell on Arlo, Brim and Corv on Wednesday."};
        scene.place("Arlo", arlo).place("Brim", brim, Role::background).place("Corv", corv, Role::background);
        scene.happens("fell", EventKind::air_strike).tied();
        CHECK(scene.places() == Names{"Arlo", "Brim", "Corv"});
    }
    WHEN("it stands right behind a number")
    {
        Scene scene{"Aircraft carried out five strikes: four near Arlo and one near Brim."};
        scene.place("Arlo", arlo).place("Brim", brim, Role::background);
        scene.claim("four", strikes(4)).claim("one", strikes(1)).tied();
        CHECK(scene.at(1) == Names{"Brim"});
    }
    WHEN("it is all that the sentence names")
    {
        Scene scene{"Four injured, two killed: Arlo, 8 June, an air bomb."};
        scene.possible("Arlo", arlo).claim("Four", injured(4)).claim("two", killed(2)).tied();
        CHECK(scene.places() == Names{"Arlo"});
    }
    WHEN("the wounded arrived there, it stays what it is")
    {
        Scene scene{"A hospital in Arlo took in thirty wounded."};
        scene.place("Arlo", arlo, Role::treatment).claim("thirty", injured(30)).tied();
        CHECK(scene.at(0).empty());
        CHECK(scene.parsed.mentions[0].role == Role::treatment);
    }
}

SCENARIO("a country's adjective is no place", "[event_places]")
{
    Scene scene{"At least 74 people were killed in a Norland raid on Arlo."};
    scene.place("Norland", norland).place("Arlo", arlo).claim("74", killed(74)).tied();
    CHECK(scene.at(0) == Names{"Arlo"});
    CHECK(scene.places() == Names{"Arlo"});
}

SCENARIO("the dead of a place died there", "[event_places]")
{
    const DateRange friday = on("2024-05-10");
    Scene scene{"Lawmakers in Arlo stood in silence for the sixteen dead of Zzyx, killed on Friday."};
    scene.place("Arlo", arlo).unknown("Zzyx", Role::background);
    scene.claim("sixteen", killed(16).retelling(), friday).tied();
    CHECK(scene.at(0) == Names{"Zzyx"});
    THEN("those of long ago are no incident of this report")
    {
        Scene old{"Lawmakers in Arlo stood in silence for the sixteen dead of Zzyx, killed in 2014."};
        old.place("Arlo", arlo).unknown("Zzyx", Role::background);
        old.claim("sixteen", killed(16).retelling(), on("2014-05-10")).tied();
        CHECK(old.places() != Names{"Zzyx"});
    }
}

SCENARIO("a number without a place takes the likeliest name that nothing speaks against", "[event_places]")
{
    WHEN("it stands in the number's sentence")
    {
        Scene scene{"District of Corv: Arlo, five wounded by a bomb."};
        scene.possible("Corv", north_province()).possible("Arlo", arlo).claim("five", injured(5)).tied();
        CHECK(scene.at(0) == Names{"Arlo"});
        CHECK(scene.parsed.mentions[0].role == Role::background);
        CHECK(scene.parsed.mentions[1].role == Role::event);
    }
    WHEN("it stands in the sentence before, beside one that speaks against itself")
    {
        Scene scene{"Gunmen walked into Arlo before dawn, on the way to Brim. Seven people died."};
        scene.possible("Arlo", arlo).place("Brim", brim, Role::background).claim("Seven", killed(7)).tied();
        CHECK(scene.at(0) == Names{"Arlo"});
    }
    WHEN("the gazetteer lacks it, beside the unit around it")
    {
        Scene scene{"Gunmen moved through Yewa, in the state of North. Seven people died."};
        scene.possible("Yewa", std::nullopt).possible("North", north_province()).claim("Seven", killed(7)).tied();
        CHECK(scene.at(0) == Names{"Yewa"});
        CHECK(scene.incident("Yewa").stand_in);
    }
    WHEN("only names that speak against themselves are there")
    {
        Scene scene{"Seven people died. Reinforcements left for Brim."};
        scene.place("Brim", brim, Role::background).claim("Seven", killed(7)).tied();
        CHECK(scene.at(0).empty());
    }
    WHEN("its sentence goes on elsewhere, and the scene was told before")
    {
        Scene scene{"A salvo fell on Arlo. Five rockets landed, and police in Brim found the launcher."};
        scene.place("Arlo", arlo).possible("Brim", brim).claim("Five", Said{Measure::munitions, 5}).tied();
        CHECK(scene.at(0) == Names{"Arlo"});
    }
    WHEN("the harmed are visited elsewhere")
    {
        Scene scene{"The mayor of Arlo visited the wounded in Brim."};
        scene.possible("Arlo", arlo).place("Brim", brim, Role::treatment).happens("wounded", EventKind::attack);
        scene.occurrences.back().clause = {0, 46};
        scene.tied();
        CHECK(scene.places().empty());
    }
    WHEN("the words of a line tell of a strike without a number")
    {
        Scene scene{"Boats were sunk at Arlo."};
        scene.possible("Arlo", arlo).happens("sunk", EventKind::attack);
        scene.occurrences.back().clause = {0, 24};
        scene.tied();
        CHECK(scene.places() == Names{"Arlo"});
    }
}

SCENARIO("a name that opens an item of a list is the place of its number", "[event_places]")
{
    Scene scene{"Two raids: Arlo, two dead; Brim, four dead, Corv, which is near, none."};
    scene.place("Arlo", arlo).place("Brim", brim, Role::background).place("Corv", corv, Role::background);
    scene.claim("two", killed(2)).claim("four", killed(4)).tied();
    CHECK(scene.at(1) == Names{"Brim"});
    CHECK(scene.places() == Names{"Arlo", "Brim"});
}
