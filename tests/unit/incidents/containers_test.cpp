// SPDX-License-Identifier: Apache-2.0
#include "incidents/containers.hpp"

#include <catch2/catch.hpp>

#include "told_scene.hpp"

using namespace placeline;
using namespace placeline::tests;

SCENARIO("a place that the gazetteer lacks lies where the text puts it", "[containers]")
{
    const auto placed = [](Scene& scene) -> const Incident& {
        scene.claim("Nine", killed(9)).tied();
        return scene.incident("Zzyx");
    };
    GIVEN("its province behind it")
    {
        for (const std::string text :
             {"Nine people died in Zzyx, North, on Friday.", "Nine people died in Zzyx, in the state of North.",
              "Nine people died in Zzyx, a village in the hills of North."}) {
            Scene scene{text};
            const Incident& incident = placed(scene.unknown("Zzyx").place("North", north_province(), Role::background));
            INFO(text);
            REQUIRE(incident.place);
            CHECK(incident.place->id == "North");
            CHECK(incident.place->where_prec == 4);
            CHECK(incident.level == Level::area);
            CHECK(incident.stand_in);
            CHECK_FALSE(scene.parsed.mentions[0].place);
        }
    }
    GIVEN("a town beside or around it")
    {
        for (const std::string text :
             {"Nine people died in the Zzyx quarter of Arlo.", "Nine people died at Zzyx, a meadow above Arlo.",
              "Nine people died in Zzyx, near Arlo."}) {
            Scene scene{text};
            const Incident& incident = placed(scene.unknown("Zzyx").place("Arlo", arlo, Role::background));
            INFO(text);
            REQUIRE(incident.place);
            CHECK(incident.place->id == "arlo");
            CHECK(incident.place->where_prec == 2);
            CHECK(incident.level == Level::place);
        }
    }
    GIVEN("its town before it")
    {
        Scene scene{"In Arlo, held by rebels since May, jets hit the Zzyx quarter. Nine people died."};
        CHECK(placed(scene.place("Arlo", arlo, Role::background).unknown("Zzyx")).place->id == "arlo");
    }
    GIVEN("its district before a colon")
    {
        Scene scene{"- North: 2 May, Zzyx, fatalities.\n- Nine people died there.\n"};
        scene.place("North", north_province(), Role::background)
            .unknown("Zzyx")
            .happens("fatalities", EventKind::attack);
        scene.tied();
        CHECK(scene.incident("Zzyx").place->id == "North");
    }
    GIVEN("nothing that says where it lies")
    {
        for (const std::string text :
             {"Nine people died in Zzyx, and police in North kept silent.", "Nine people died in Zzyx; North is calm.",
              "Nine people died in Zzyx. In North nobody spoke.", "Nine people died in Zzyx, 150 km from North."}) {
            Scene scene{text};
            INFO(text);
            CHECK_FALSE(placed(scene.unknown("Zzyx").place("North", north_province(), Role::background)).place);
        }
    }
    GIVEN("only a country")
    {
        Scene scene{"Nine people died in Zzyx, Norland."};
        CHECK_FALSE(placed(scene.unknown("Zzyx").place("Norland", norland, Role::background)).place);
    }
    GIVEN("two of them in one province")
    {
        Scene scene{"Nine people died in Zzyx, North. Four people died in Qwyx, North."};
        scene.unknown("Zzyx").place("North", north_province(), Role::background).unknown("Qwyx");
        scene.place("North", north_province(), Role::background);
        scene.claim("Nine", killed(9)).claim("Four", killed(4)).tied();
        CHECK(scene.incident("Zzyx").figures.killed.best == 9U);
        CHECK(scene.incident("Qwyx").figures.killed.best == 4U);
    }
}
