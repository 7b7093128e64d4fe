// SPDX-License-Identifier: Apache-2.0
#include "incidents/event_type.hpp"

#include <catch2/catch.hpp>

#include <vector>

using placeline::EventKind;
using namespace placeline::incidents;

TEST_CASE("kinds have ACLED's names and come back from them", "[event_type]")
{
    CHECK(event_type_of(EventKind::air_strike) == "Air/drone strike");
    CHECK(event_type_of(EventKind::shelling) == "Shelling/artillery/missile attack");
    CHECK(event_type_of(EventKind::unknown).empty());
    for (const EventKind kind :
         {EventKind::air_strike, EventKind::shelling, EventKind::explosive, EventKind::suicide_bomb,
          EventKind::armed_clash, EventKind::attack, EventKind::abduction, EventKind::arrest}) {
        CHECK(kind_of(event_type_of(kind)) == kind);
    }
    CHECK(kind_of("Peaceful protest") == EventKind::unknown);
}

SCENARIO("one event has one kind", "[event_type]")
{
    using Kinds = std::vector<EventKind>;
    CHECK(main_kind(Kinds{EventKind::shelling, EventKind::armed_clash}) == EventKind::armed_clash);
    CHECK(main_kind(Kinds{EventKind::attack, EventKind::attack, EventKind::shelling}) == EventKind::shelling);
    CHECK(main_kind(Kinds{EventKind::explosive, EventKind::suicide_bomb}) == EventKind::suicide_bomb);
    CHECK(main_kind(Kinds{EventKind::shelling, EventKind::air_strike, EventKind::air_strike}) == EventKind::air_strike);
    CHECK(main_kind(Kinds{EventKind::abduction, EventKind::attack}) == EventKind::attack);
    CHECK(main_kind(Kinds{EventKind::arrest, EventKind::abduction}) == EventKind::abduction);
    CHECK(main_kind(Kinds{EventKind::unknown}) == EventKind::unknown);
    CHECK(main_kind(Kinds{}) == EventKind::unknown);
}

SCENARIO("a raid may be a missile attack, a bombing an air strike, an arrest is neither", "[event_type]")
{
    CHECK(may_be_one(EventKind::air_strike, EventKind::shelling));
    CHECK(may_be_one(EventKind::attack, EventKind::suicide_bomb));
    CHECK(may_be_one(EventKind::explosive, EventKind::air_strike)); // "bombs fell", "a blast"
    CHECK(may_be_one(EventKind::unknown, EventKind::arrest));
    CHECK_FALSE(may_be_one(EventKind::air_strike, EventKind::arrest));
    CHECK_FALSE(may_be_one(EventKind::air_strike, EventKind::suicide_bomb));
}
