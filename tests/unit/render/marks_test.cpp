// SPDX-License-Identifier: Apache-2.0
#include "render/marks.hpp"

#include "map_sample.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::render;

SCENARIO("a map shows what the reports say, as exactly as they say it", "[render]")
{
    const Marks marks = marks_of(sample::incident_set());
    GIVEN("places known exactly, as areas, and not at all")
    {
        THEN("areas are no pins, and what has no place is counted")
        {
            CHECK(marks.points.size() == 2);
            CHECK(marks.areas.size() == 3);
            CHECK(marks.areas.front().place.where_prec == 6); // the coarsest lies under the others
            CHECK(marks.n_drawn == 5);
            CHECK(marks.n_unlocated == 1);
        }
    }
    GIVEN("a number that two places share")
    {
        THEN("it stands once, between them, and in neither mark")
        {
            REQUIRE(marks.ties.size() == 1);
            CHECK(marks.ties.front().places.size() == 2);
            CHECK(marks.ties.front().text == "> 40 targets together");
            for (const Mark& mark : marks.areas) {
                CHECK(mark.lead != Lead::targets);
            }
        }
    }
    GIVEN("a count of nought")
    {
        THEN("its mark is hollow")
        {
            const auto nought =
                std::ranges::find(marks.points, std::string{"t:1"}, [](const Mark& m) { return m.place.id; });
            REQUIRE(nought != marks.points.end());
            CHECK(nought->lead == Lead::none);
            CHECK(number_text(*nought) == "1 incident");
        }
    }
}

TEST_CASE("an included bound is written as one", "[render]")
{
    IncidentSet set = sample::incident_set();
    for (auto& merged : set.incidents) {
        for (auto& sourced : merged.sourced_claims) {
            if (sourced.claim.measure == Measure::targets) {
                sourced.claim.qualifier = Qualifier::at_least;
            }
        }
    }
    const Marks marks = marks_of(set);
    REQUIRE(marks.ties.size() == 1);
    CHECK(marks.ties.front().text == "≥ 40 targets together");
}

TEST_CASE("incidents at one place are one mark with the sum", "[render]")
{
    IncidentSet set;
    for (const std::uint32_t killed : {3U, 4U}) {
        auto one = sample::incident("i" + std::to_string(killed), sample::place("p", "Placename", {40, 33}, 1));
        one.incident.figures.killed = {killed, killed, killed};
        set.incidents.push_back(one);
    }
    auto struck = sample::incident("s", sample::place("p", "Placename", {40, 33}, 1));
    struck.incident.figures.strikes = {90, 90, 90};
    set.incidents.push_back(struck);
    const Marks marks = marks_of(set);
    REQUIRE(marks.points.size() == 1);
    CHECK(marks.points.front().lead == Lead::killed); // stated by two, the strikes by one
    CHECK(number_text(marks.points.front()) == "7 killed");
    CHECK(marks.points.front().n_incidents == 3);
}

TEST_CASE("an incident known only as international has no place on a map", "[render]")
{
    IncidentSet set;
    set.incidents.push_back(sample::incident("x", sample::place("sea", "High Seas", {0, 0}, 7)));
    const Marks marks = marks_of(set);
    CHECK(marks.points.empty());
    CHECK(marks.areas.empty());
    CHECK(marks.n_international == 1);
}
