// SPDX-License-Identifier: Apache-2.0
#include "incidents/evidence.hpp"

#include <catch2/catch.hpp>

using namespace placeline;

namespace {

bool speaks(const char* text, std::vector<Mention> mentions = {})
{
    ParsedReport report;
    report.mentions = std::move(mentions);
    return incidents::speaks_of_violence(report, text::analyse(text));
}

Mention country(Role role)
{
    Mention mention;
    mention.role = role;
    mention.place = Place{};
    mention.place->feature_code = "PCLI";
    return mention;
}

} // namespace

SCENARIO("verbs with peaceful meanings make no incident of a peaceful report", "[incidents]")
{
    GIVEN("the theatre, the film set and the chamber of commerce")
    {
        CHECK_FALSE(speaks("The play bombed in Lviv and was a success in Dnipro."));
        CHECK_FALSE(speaks("Shooting began in Petra on Monday; the director needs 40 extras."));
        CHECK_FALSE(speaks("The chamber of commerce in Erbil fired a warning at the ministry."));
    }
    GIVEN("a weapon, a force or the dead")
    {
        CHECK(speaks("A drone came down in Lviv."));
        CHECK(speaks("Militants attacked a post near Petra."));
        CHECK(speaks("Three people were killed in Erbil."));
        CHECK(speaks("Вибухи пролунали у Львові."));
    }
    GIVEN("a country that acts")
    {
        CHECK(speaks("Israel struck Damascus on Monday.", {country(Role::background)}));
        CHECK(speaks("Russia hit Kharkiv again.", {country(Role::actor)}));
        CHECK_FALSE(speaks("It was struck in Ukraine.", {country(Role::event)}));
    }
    GIVEN("a number")
    {
        ParsedReport report;
        report.claims.emplace_back();
        CHECK(incidents::speaks_of_violence(report, text::analyse("Seven of them.")));
    }
}
