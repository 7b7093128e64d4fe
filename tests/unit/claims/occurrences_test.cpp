// SPDX-License-Identifier: Apache-2.0
#include "claims/occurrences.hpp"

#include "claims_of.hpp"

#include <catch2/catch.hpp>

namespace placeline::claims {

namespace {

Occurrence first_of(std::string_view text)
{
    const auto facts = facts_of(text);
    REQUIRE_FALSE(facts.occurrences.empty());
    return facts.occurrences.front();
}

} // namespace

SCENARIO("the weapon says what kind of attack it was", "[claims]")
{
    CHECK(first_of("An airstrike levelled the mill.").kind == EventKind::air_strike);
    CHECK(first_of("A drone hit the depot.").kind == EventKind::air_strike);
    CHECK(first_of("Two missiles struck the depot.").kind == EventKind::shelling);
    CHECK(first_of("Artillery pounded the ridge.").kind == EventKind::shelling);
    CHECK(first_of("A roadside bomb went off near the mill.").kind == EventKind::explosive);
    CHECK(first_of("A suicide bombing shook the market.").kind == EventKind::suicide_bomb);
    CHECK(first_of("The two sides clashed at the ford.").kind == EventKind::armed_clash);
    CHECK(first_of("Gunmen abducted two nurses.").kind == EventKind::abduction);
    CHECK(first_of("Gunmen attacked the mill.").kind == EventKind::attack);
}

SCENARIO("who struck and who was struck, as written", "[claims]")
{
    const auto active = first_of("Arvelan jets bombed the Red Front's camp on Monday.");
    CHECK(active.actor1 == "Arvelan jets");
    const auto passive = first_of("The camp was bombed by Arvelan jets.");
    CHECK(passive.actor1 == "Arvelan jets");
    CHECK(passive.actor2 == "The camp");
    CHECK(first_of("Basmati airstrikes on the militia killed nobody.").actor1 == "Basmati");
    CHECK(first_of("Basmati airstrikes on the militia killed nobody.").actor2 == "the militia");
}

SCENARIO("what is feared, denied or long past is background", "[claims]")
{
    CHECK(first_of("The army could attack the town.").background);
    CHECK(first_of("The army denied that it had shelled the town.").background);
    CHECK(first_of("In 2017 the army shelled the town.").background);
    CHECK_FALSE(first_of("The army shelled the town on Monday.").background);
}

} // namespace placeline::claims
