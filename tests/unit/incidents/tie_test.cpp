// SPDX-License-Identifier: Apache-2.0
#include "incidents/tie.hpp"

#include <catch2/catch.hpp>

#include "told_scene.hpp"

using namespace placeline;
using namespace placeline::tests;

SCENARIO("each number goes to the place of its clause", "[tie]")
{
    WHEN("the place follows the number")
    {
        Scene scene{"Rockets killed four people in Arlo and one in Brim on Tuesday."};
        scene.place("Arlo", arlo).place("Brim", brim).claim("four", killed(4)).claim("one", killed(1)).tied();
        CHECK(scene.at(0) == Names{"Arlo"});
        CHECK(scene.at(1) == Names{"Brim"});
        CHECK(scene.incident("Arlo").figures.killed == Count{4, 4, 4});
        CHECK(scene.incident("Brim").figures.killed == Count{1, 1, 1});
    }
    WHEN("the place comes first")
    {
        Scene scene{"In Arlo, 16 were killed and 36 wounded, while in Brim, 4 were killed and 5 wounded."};
        scene.place("Arlo", arlo).place("Brim", brim);
        scene.claim("16", killed(16))
            .claim("36", injured(36))
            .claim("4 were", killed(4))
            .claim("5 wounded", injured(5));
        scene.tied();
        CHECK(scene.at(1) == Names{"Arlo"});
        CHECK(scene.at(2) == Names{"Brim"});
        CHECK(scene.at(3) == Names{"Brim"});
    }
    WHEN("a list is in one sentence")
    {
        Scene scene{"A spokesman counted 31 raids: 13 on Arlo, seven on Brim and 11 on Corv."};
        scene.place("Arlo", arlo).place("Brim", brim).place("Corv", corv);
        scene.claim("31", strikes(31)).claim("13", strikes(13).part_of(0)).claim("seven", strikes(7).part_of(0));
        scene.claim("11", strikes(11).part_of(0)).tied();
        CHECK(scene.at(0) == Names{"Arlo", "Brim", "Corv"});
        CHECK(scene.at(1) == Names{"Arlo"});
        CHECK(scene.at(2) == Names{"Brim"});
        CHECK(scene.at(3) == Names{"Corv"});
        THEN("the total is shared, the parts are counted")
        {
            CHECK(scene.parsed.claims[0].scope == Scope::shared);
            CHECK_FALSE(scene.parsed.claims[0].counted);
            CHECK(scene.parsed.claims[1].scope == Scope::part);
            CHECK(scene.incident("Brim").figures.strikes == Count{7, 7, 7});
        }
    }
    WHEN("a place brings its number along with it")
    {
        Scene scene{"Two convoys were attacked: one near Arlo, with eight dead, and another on the road to Brim, with "
                    "a toll of "
                    "twenty."};
        scene.place("Arlo", arlo).place("Brim", brim).claim("eight", killed(8)).claim("twenty", killed(20)).tied();
        CHECK(scene.at(0) == Names{"Arlo"});
        CHECK(scene.at(1) == Names{"Brim"});
    }
}

SCENARIO("a number for places named together is shared", "[tie]")
{
    Scene scene{"Aircraft struck more than 85 targets in Norland and Sudland."};
    scene.place("Norland", norland).place("Sudland", sudland);
    scene.claim("85", Said{Measure::targets, 85}.more_than()).tied();
    const Claim& claim = scene.parsed.claims[0];
    CHECK(claim.scope == Scope::shared);
    CHECK(claim.counted);
    CHECK_FALSE(claim.share_group.empty());
    REQUIRE(scene.parsed.incidents.size() == 2);
    for (const Incident& incident : scene.parsed.incidents) {
        CHECK(incident.scope == Scope::shared);
        CHECK(incident.share_group == claim.share_group);
        CHECK_FALSE(incident.figures.targets.stated());
    }
    CHECK(scene.parsed.incidents[0].id != scene.parsed.incidents[1].id);
    WHEN("the next sentence goes on without a place")
    {
        Scene next{"Aircraft hit dozens of sites in Norland and Sudland. They used more than 125 bombs."};
        next.place("Norland", norland).place("Sudland", sudland);
        next.claim("125", Said{Measure::munitions, 125}.more_than()).tied();
        CHECK(next.at(0) == Names{"Norland", "Sudland"});
        CHECK(next.parsed.claims[0].share_group == claim.share_group);
    }
    WHEN("three places are listed")
    {
        Scene three{"Some 170 people were executed in Arlo, Brim and Corv."};
        three.place("Arlo", arlo).place("Brim", brim).place("Corv", corv).claim("170", killed(170)).tied();
        CHECK(three.at(0) == Names{"Arlo", "Brim", "Corv"});
    }
    WHEN("words point back at the places")
    {
        Scene back{"Rockets killed four people in Arlo and one in Brim; 119 others were hurt across the two cities."};
        back.place("Arlo", arlo).place("Brim", brim);
        back.claim("four", killed(4)).claim("one", killed(1)).claim("119", injured(119)).tied();
        CHECK(back.at(2) == Names{"Arlo", "Brim"});
        CHECK(back.parsed.claims[2].scope == Scope::shared);
        CHECK(back.incident("Arlo").figures.killed.best == 4U);
        CHECK_FALSE(back.incident("Arlo").figures.injured.stated());
    }
    WHEN("the first and the second are told apart")
    {
        Scene apart{"Gunmen ambushed patrols in Arlo, a town on the coast, and in Brim; two officers died in the first "
                    "attack and "
                    "none in the second."};
        apart.place("Arlo", arlo).place("Brim", brim).claim("two", killed(2)).claim("none", killed(0)).tied();
        CHECK(apart.at(0) == Names{"Arlo"});
        CHECK(apart.at(1) == Names{"Brim"});
    }
}

SCENARIO("a place with a vague word for the event takes the kind told of the area around it", "[tie]")
{
    Scene scene{"Airstrikes hit sites across Norland. The attacks in North province killed 16 people."};
    scene.place("Norland", norland).place("North", north_province());
    scene.happens("Airstrikes", EventKind::air_strike).happens("attacks", EventKind::attack);
    scene.claim("16", killed(16)).tied();
    CHECK(scene.incident("North").event_type == "Air/drone strike");
}

SCENARIO("a list line without a known place is not about the line above it", "[tie]")
{
    Scene scene{"- Near Arlo, two strikes hit a bunker.\n- Near Elsewhere, three strikes hit a bridge.\n- Near Brim, "
                "one strike "
                "hit a car.\n"};
    scene.place("Arlo", arlo).place("Brim", brim);
    scene.claim("two", strikes(2)).claim("three", strikes(3)).claim("one", strikes(1)).tied();
    CHECK(scene.at(1).empty());
    CHECK(scene.incident("Arlo").figures.strikes == Count{2, 2, 2});
    CHECK(scene.incident("Brim").figures.strikes == Count{1, 1, 1});
    CHECK(scene.incident("").figures.strikes == Count{3, 3, 3});
}

SCENARIO("a sentence without a place goes on with the event told before", "[tie]")
{
    Scene scene{
        "Two missiles landed on a school in Arlo. By morning ten bodies were found, and 61 people were in hospital."};
    scene.place("Arlo", arlo).claim("ten", killed(10)).claim("61", injured(61)).tied();
    CHECK(scene.at(0) == Names{"Arlo"});
    CHECK(scene.at(1) == Names{"Arlo"});
    WHEN("the number comes before any place")
    {
        Scene before{"At least 12 people were killed on Friday. The missile hit a market in Arlo."};
        before.place("Arlo", arlo).claim("12", killed(12).at_least()).tied();
        CHECK(before.at(0) == Names{"Arlo"});
    }
    WHEN("a number of another year stands without a place")
    {
        Scene past{"A bomb hit Arlo. It was the worst day since 2019, when 40 died."};
        past.place("Arlo", arlo).happens("bomb", EventKind::explosive);
        past.claim("40", killed(40).retelling(), on("2019-03-01")).tied();
        CHECK(past.at(0).empty());
        CHECK_FALSE(past.incident("Arlo").figures.killed.stated());
    }
}

SCENARIO("no number is lost when nothing says where", "[tie]")
{
    Scene scene{"Doctors took in thirty wounded."};
    scene.claim("thirty", injured(30)).tied();
    REQUIRE(scene.parsed.incidents.size() == 1);
    CHECK_FALSE(scene.parsed.incidents[0].place);
    CHECK(scene.parsed.incidents[0].figures.injured == Count{30, 30, 30});
    CHECK(scene.parsed.claims[0].counted);
}

SCENARIO("only event places make incidents", "[tie]")
{
    Scene scene{"ARLO - Brim said a raid on Corv killed three."};
    scene.place("ARLO", arlo, Role::dateline).place("Brim", brim, Role::actor).place("Corv", corv);
    scene.happens("raid", EventKind::attack).claim("three", killed(3)).tied();
    CHECK(scene.places() == Names{"Corv"});
}

SCENARIO("an event without a number is a pin, a background one is none", "[tie]")
{
    Scene scene{"A drone hit a depot in Arlo. Last year a raid struck Brim."};
    scene.place("Arlo", arlo).place("Brim", brim);
    scene.happens("drone hit", EventKind::air_strike).happens("raid", EventKind::attack, {}, true).tied();
    REQUIRE(scene.places() == Names{"Arlo"});
    CHECK(scene.parsed.incidents[0].event_type == "Air/drone strike");
    CHECK(scene.parsed.incidents[0].claims.empty());
}

SCENARIO("a wider area is used only where nothing nearer is named", "[tie]")
{
    WHEN("it only says where the place lies")
    {
        Scene scene{"A raid on Arlo, in North province, killed three."};
        scene.place("Arlo", arlo).place("North", north_province()).happens("raid", EventKind::attack);
        scene.claim("three", killed(3)).tied();
        CHECK(scene.places() == Names{"Arlo"});
    }
    WHEN("the number stands beside it and the place follows")
    {
        Scene scene{"Three soldiers were killed in Norland on Sunday when a drone hit a post at Arlo."};
        scene.place("Norland", norland).place("Arlo", arlo).claim("Three", killed(3)).tied();
        CHECK(scene.places() == Names{"Arlo"});
    }
    WHEN("it has a number of its own beside those of places in it")
    {
        Scene scene{"Jets struck 36 targets in Norland. A spokesman counted 13 raids on Arlo and nine on Brim."};
        scene.place("Norland", norland).place("Arlo", arlo).place("Brim", brim);
        scene.claim("36", Said{Measure::targets, 36}).claim("13", strikes(13)).claim("nine", strikes(9)).tied();
        CHECK(scene.incident("Norland").level == Level::umbrella);
        CHECK(scene.incident("Norland").figures.targets.best == 36U);
        CHECK(scene.incident("Arlo").level == Level::place);
    }
    WHEN("the places in it are only examples")
    {
        Scene scene{"Jets hit 36 targets in Norland on Saturday, among them sites near Arlo and Brim."};
        scene.place("Norland", norland, Role::background).place("Arlo", arlo).place("Brim", brim);
        scene.happens("hit", EventKind::air_strike).happens("sites", EventKind::attack);
        scene.claim("36", Said{Measure::targets, 36}).tied();
        CHECK(scene.at(0) == Names{"Norland"});
        CHECK(scene.incident("Norland").level == Level::umbrella);
        CHECK_FALSE(scene.incident("Arlo").figures.targets.stated());
    }
    WHEN("its total is made up of theirs")
    {
        Scene scene{"Aircraft carried out seven strikes in Norland: four near Arlo, two near Brim and one near Corv."};
        scene.place("Norland", norland).place("Arlo", arlo).place("Brim", brim).place("Corv", corv);
        scene.claim("seven", strikes(7))
            .claim("four", strikes(4))
            .claim("two", strikes(2))
            .claim("one", strikes(1))
            .tied();
        THEN("the total is tied to the places and not counted")
        {
            CHECK(scene.at(0) == Names{"Arlo", "Brim", "Corv"});
            CHECK(scene.places() == Names{"Arlo", "Brim", "Corv"});
            CHECK_FALSE(scene.parsed.claims[0].counted);
        }
    }
    WHEN("they make up only some of it")
    {
        Scene scene{"At least 30 people were killed across Norland. In Arlo 12 people were killed and in Brim six."};
        scene.place("Norland", norland).place("Arlo", arlo).place("Brim", brim);
        scene.claim("30", killed(30).at_least()).claim("12", killed(12)).claim("six", killed(6)).tied();
        THEN("nothing is counted twice")
        {
            CHECK(scene.incident("Norland").figures.killed == Count{30, {}, {}});
            CHECK_FALSE(scene.parsed.claims[0].counted);
            CHECK(scene.parsed.claims[1].counted);
            CHECK(scene.parsed.claims[2].counted);
        }
    }
}

SCENARIO("one number for separate attacks is for all places of its sentence", "[tie]")
{
    const auto told = [](const std::string& rest) {
        Scene scene{"Nine people died in two separate assaults" + rest};
        scene.place("Arlo", arlo).place("Brim", brim).claim("Nine", killed(9));
        return scene;
    };
    Scene scene = told(": one on a boat near Arlo, the other on the post at Brim.");
    CHECK(scene.tied().at(0) == Names{"Arlo", "Brim"});
    CHECK(scene.parsed.claims[0].scope == Scope::shared);
    THEN("not where each has its own")
    {
        Scene own = told(": four near Arlo, the other five at Brim.");
        own.claim("four", killed(4)).claim("five", killed(5)).tied();
        CHECK(own.at(1) == Names{"Arlo"});
        CHECK(own.at(2) == Names{"Brim"});
    }
}

SCENARIO("what stands behind a semicolon does not place what stands before it", "[tie]")
{
    Scene scene{"A salvo fell on Arlo. Five strikes followed, none of them inside; police in Corv found the launcher."};
    scene.place("Arlo", arlo).place("Corv", corv).claim("Five", strikes(5)).tied();
    CHECK(scene.at(0) == Names{"Arlo"});
}

SCENARIO("what came before the story is not what the next sentence goes on with", "[tie]")
{
    Scene scene{"Jets struck the harbour of Arlo on Saturday, a day after a drone had killed one woman in Corv. The "
                "health office said that six people died and 83 were hurt."};
    scene.place("Arlo", arlo).place("Corv", corv);
    scene.claim("one woman", killed(1)).claim("six", killed(6)).claim("83", injured(83)).tied();
    CHECK(scene.at(0) == Names{"Corv"});
    CHECK(scene.at(1) == Names{"Arlo"});
    CHECK(scene.at(2) == Names{"Arlo"});
    CHECK(scene.incident("Arlo").figures.killed == Count{6, 6, 6});
}

SCENARIO("one place hit on two days is two incidents", "[tie]")
{
    Scene scene{"Six fighters died in Arlo this time and four had died there in last Saturday's raid."};
    scene.place("Arlo", arlo).claim("Six", killed(6)).claim("four", killed(4), on("2024-05-04")).tied();
    REQUIRE(scene.parsed.incidents.size() == 2);
    CHECK(scene.incident("Arlo", 0).figures.killed.best == 6U);
    CHECK(scene.incident("Arlo", 1).figures.killed.best == 4U);
    THEN("the stated day is kept, the other is dated by the publication")
    {
        CHECK(scene.incident("Arlo", 0).date ==
              DateRange{day("2024-05-12"), day("2024-05-12"), 2, DateSource::published});
        CHECK(scene.incident("Arlo", 1).date == on("2024-05-04"));
        CHECK(scene.parsed.claims[0].date == scene.incident("Arlo", 0).date);
    }
}

SCENARIO("the one day that a paragraph states holds for what it tells after that", "[tie]")
{
    Scene scene{"Arlo was hit on Friday. Two people died in Brim.\n\nIn Corv two died.\n\nIn April 26 died in Dorn."};
    scene.place("Arlo", arlo).place("Brim", brim).place("Corv", corv).place("Dorn", town("dorn", 12.0, 22.0));
    scene.happens("hit", EventKind::air_strike, on("2024-05-10"));
    scene.claim("Two", killed(2)).claim("two died", killed(2)).claim("26", killed(26), on("2024-04-22")).tied();
    CHECK(scene.incident("Brim").date == on("2024-05-10"));
    CHECK(scene.incident("Corv").date->from == DateSource::published);
}

SCENARIO("two days of one place never add up", "[tie]")
{
    Scene scene{"Two car bombs have shaken Arlo: four dead on Friday, 20 on Sunday."};
    scene.place("Arlo", arlo).claim("four", killed(4).in_sum(0), on("2024-05-10"));
    scene.claim("20", killed(20).in_sum(0), on("2024-05-12")).tied();
    REQUIRE(scene.parsed.incidents.size() == 2);
    CHECK(scene.incident("Arlo", 0).figures.killed == Count{4, 4, 4});
    CHECK(scene.incident("Arlo", 1).figures.killed == Count{20, 20, 20});
}

SCENARIO("who struck and who was struck stand as written, those told first", "[tie]")
{
    Scene scene{"Jets bombed a depot in Arlo. Gunmen stormed the depot in Arlo later. In Brim shells fell."};
    scene.place("Arlo", arlo).place("Arlo", arlo).place("Brim", brim);
    scene.happens("bombed", EventKind::air_strike).happens("stormed", EventKind::armed_clash);
    scene.happens("fell", EventKind::shelling);
    scene.occurrences[0].actor2 = "a depot";
    scene.occurrences[1].actor1 = "Gunmen";
    scene.occurrences[1].actor2 = "the depot";
    scene.tied();
    CHECK(scene.incident("Arlo").actor1 == "Gunmen");
    CHECK(scene.incident("Arlo").actor2 == "a depot");
    CHECK(scene.incident("Brim").actor1.empty());
    THEN("an armed clash outranks its own shelling")
    {
        CHECK(scene.incident("Arlo").event_type == "Armed clash");
        CHECK(scene.incident("Brim").event_type == "Shelling/artillery/missile attack");
    }
}

SCENARIO("a report without any day has incidents without one", "[tie]")
{
    Scene scene{"Six fighters died in Arlo.", ""};
    scene.place("Arlo", arlo).claim("Six", killed(6)).tied();
    REQUIRE(scene.parsed.incidents.size() == 1);
    CHECK_FALSE(scene.parsed.incidents[0].date);
}

SCENARIO("the same report has the same ids, another text has others", "[tie]")
{
    const auto made = [] {
        Scene scene{"Rockets killed four people in Arlo and hit Brim."};
        scene.place("Arlo", arlo)
            .place("Brim", brim)
            .claim("four", killed(4))
            .happens("hit", EventKind::shelling)
            .tied();
        return scene;
    };
    const Scene once = made();
    const Scene again = made();
    REQUIRE(once.parsed.incidents.size() == 2);
    CHECK(once.parsed.incidents[0].id == again.parsed.incidents[0].id);
    CHECK(once.parsed.incidents[1].id == again.parsed.incidents[1].id);
    CHECK(once.parsed.incidents[0].id != once.parsed.incidents[1].id);
}

SCENARIO("a paragraph that goes back to an earlier day is not about the place told last", "[tie]")
{
    const DateRange april{*parse_iso_day("2024-04-22"), *parse_iso_day("2024-04-22")};
    Scene scene{
        "A soldier was killed in Arlo on Friday.\n\nIt all began on 22 April, when 26 people died in a meadow."};
    scene.place("Arlo", arlo).claim("A soldier", killed(1)).claim("26", killed(26), april).tied();
    CHECK(scene.at(0) == Names{"Arlo"});
    CHECK(scene.at(1).empty());
}

SCENARIO("an item with an unknown place of its own does not fall to the country over the list", "[tie]")
{
    Scene scene{"Norland, incidents of the year\n2 May, Zzyx: twelve people killed.\n"};
    scene.place("Norland", norland).claim("twelve", killed(12)).tied();
    CHECK(scene.at(0).empty());
    CHECK(scene.places() == Names{""});

    Scene plain{"Norland, incidents of the year\nIn all twelve people were killed.\n"};
    plain.place("Norland", norland).claim("twelve", killed(12)).tied();
    CHECK(plain.at(0) == Names{"Norland"});
}

SCENARIO("the dead in a quarter of a town died in the town", "[tie]")
{
    Scene scene{"The missile killed 13 people in a residential quarter of Arlo."};
    scene.place("Arlo", arlo, Role::background).claim("13", killed(13)).tied();
    CHECK(scene.at(0) == Names{"Arlo"});
}

SCENARIO("a count of some days is not the toll of a place that has a number of its own", "[tie]")
{
    const DateRange days{*parse_iso_day("2024-05-12"), *parse_iso_day("2024-05-13")};
    Scene scene{"The ministry counted 33 dead in the past 24 hours. Eight died at Arlo."};
    scene.place("Arlo", arlo).claim("33", killed(33), days).claim("Eight", killed(8)).tied();
    CHECK(scene.at(0).empty());
    CHECK(scene.at(1) == Names{"Arlo"});
}

SCENARIO("somebody killed at the scene was killed where the story is", "[tie]")
{
    Scene scene{"Gunmen killed four people at Arlo. One of them was shot at the scene, another near Brim."};
    scene.place("Arlo", arlo).place("Brim", brim).claim("four", killed(4)).claim("One", killed(1)).tied();
    CHECK(scene.at(1) == Names{"Arlo"});
}
