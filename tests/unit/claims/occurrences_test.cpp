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
    CHECK(active.actor1 == "Arvelan");
    const auto passive = first_of("The camp was bombed by Arvelan jets.");
    CHECK(passive.actor1 == "Arvelan");
    CHECK(passive.actor2.empty());
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

SCENARIO("who struck is a force, a government or a group, never a weapon or a number", "[claims]")
{
    CHECK(first_of("A missile killed 16 people.").actor1.empty());
    CHECK(first_of("Three airstrikes hit the mill.").actor1.empty());
    CHECK(first_of("Two drones attacked the quay.").actor1.empty());
    CHECK(first_of("Six were wounded by fire.").actor1.empty());
    CHECK(first_of("An Arvelan drone struck the mill.").actor1 == "Arvelan");
    CHECK(first_of("Gunmen killed three policemen.").actor1 == "Gunmen");
    CHECK(first_of("The rebels shelled the town.").actor1 == "The rebels");
    CHECK(first_of("The Arvelan army bombed the ridge.").actor1 == "The Arvelan army");
    CHECK(first_of("Hundreds were feared dead.").actor1.empty());
    CHECK(first_of("Six nurses died.").actor1.empty());
    CHECK(first_of("A Reaper struck a lorry.").actor1.empty());
    CHECK(first_of("Police in Basmat killed two smugglers.").actor1 == "Police");
    CHECK(first_of("Two gunmen killed a guard.").actor1 == "gunmen");
    CHECK(first_of("Arvelan fire killed two herders.").actor1 == "Arvelan");
    CHECK(first_of("Two herders were hit by police bullets.").actor1 == "police");
}

SCENARIO("who was struck is people, a force or an institution, and a thing is nobody", "[claims]")
{
    CHECK(first_of("Gunmen killed three policemen.").actor2 == "policemen");
    CHECK(first_of("A missile killed 16 people.").actor2.empty());
    CHECK(first_of("A drone hit the depot.").actor2.empty());
    CHECK(first_of("Rebels attacked the Red Front.").actor2 == "the Red Front");
}

} // namespace placeline::claims
