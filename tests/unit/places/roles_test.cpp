// SPDX-License-Identifier: Apache-2.0
#include "sample.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::places;

SCENARIO("only the place where something happened is an event", "[places]")
{
    THEN("an attack in a province is in the province, not in the country beside it")
    {
        CHECK(roles_in("The raid in Anbar province, western Iraq, killed nine people.") ==
              "Anbar=event Iraq=background");
    }
    THEN("two countries that share a strike are both its place where nothing nearer is named")
    {
        CHECK(roles_in("The jets launched airstrikes on dozens of depots in Iraq and Syria.") ==
              "Iraq=event Syria=event");
    }
    THEN("every town of a list of strikes is one")
    {
        CHECK(roles_in("Shells killed two people in Mosul, Kirkuk and Manbij on Monday.") ==
              "Mosul=event Kirkuk=event Manbij=event");
    }
    THEN("the heading of a list is not")
    {
        CHECK(roles_in("Syria\n- Near Raqqa, three strikes hit a bunker.\n- Near Manbij, one strike hit a tunnel.\n") ==
              "Syria=background Raqqa=event Manbij=event");
    }
    THEN("a town that is struck is one, whatever stands before it")
    {
        CHECK(roles_in("The Syrian border town of Manbij was hit by drones.") == "Syrian=actor Manbij=event");
    }
    THEN("a report without a scene has none")
    {
        CHECK(roles_in("Diplomats from Lebanon and Jordan will meet in Beirut.") ==
              "Lebanon=background Jordan=background Beirut=background");
    }
}

SCENARIO("a name that stands for a government or force is an actor", "[places]")
{
    CHECK(roles_in("Baghdad accused Washington after a drone killed two guards in Mosul.") ==
          "Baghdad=actor Washington=actor Mosul=event");
    CHECK(roles_in("Moscow said the shelling of Raqqa had killed nobody.") == "Moscow=actor Raqqa=event");
    CHECK(roles_in("Iraqi forces shelled Kirkuk.") == "Iraqi=actor Kirkuk=event");
    CHECK(roles_in("Iraq's government denied that the attack on Mosul had killed anyone.") == "Iraq=actor Mosul=event");
    CHECK(roles_in("A US-led coalition bombed Raqqa.") == "US=actor Raqqa=event");
}

SCENARIO("a launch site, a hospital and a dateline are no scenes", "[places]")
{
    CHECK(roles_in("A rocket fired from southern Lebanon killed a farmer in Manbij.") == "Lebanon=origin Manbij=event");
    CHECK(roles_in("The wounded were taken to Baghdad after the blast in Kirkuk.") == "Baghdad=treatment Kirkuk=event");
    CHECK(roles_in("BEIRUT - An air strike killed three people in Damascus on Monday.") ==
          "BEIRUT=dateline Damascus=event");
    CHECK(roles_in("In Kirkuk, 20 miles from the fighting, a hospital took in thirty wounded.") == "Kirkuk=treatment");
    CHECK(roles_in("Two of those hurt in Kirkuk died in a hospital in Baghdad.") == "Kirkuk=event Baghdad=treatment");
}

SCENARIO("words that only sound of war make no scene", "[places]")
{
    CHECK(roles_in("Doctors in Baghdad went on strike over unpaid wages.") == "Baghdad=background");
    CHECK(roles_in("The striker from Mosul scored twice in Damascus.") == "Mosul=background Damascus=background");
    CHECK(roles_in("The meeting on Syria was held in Beirut.") == "Syria=background Beirut=background");
}

SCENARIO("a place that only says where a nearer one lies is background", "[places]")
{
    CHECK(roles_in("Rockets fell on Hawija, west of Kirkuk, and killed two.") == "Hawija=event Kirkuk=background");
    CHECK(roles_in("Two strikes hit posts: one near Mosul and one near Kirkuk.") == "Mosul=event Kirkuk=event");
}

SCENARIO("the dead of the next sentence died in the place just named", "[places]")
{
    CHECK(roles_in("Rescue work ended in Mosul on Tuesday. In all, 45 people lost their lives in the blast.") ==
          "Mosul=event");
}

SCENARIO("a town whose name is also a people's is the town after \"near\"", "[places]")
{
    CHECK(places_in("Near Baghdadi, two strikes hit a bunker.") == "Baghdadi=t:al-baghdadi");
}

SCENARIO("a name that no cue explains may be the scene, unless something speaks against it", "[places]")
{
    const auto able = [](std::string_view text) {
        std::string names;
        for (const auto& mention : world().mentions(text)) {
            names += mention.may_be_scene ? mention.text + ' ' : "";
        }
        return names;
    };
    THEN("a name that heads a note or a line may be it")
    {
        CHECK(able("Raqqa: lorry bomb at a market. Six dead.") == "Raqqa ");
        CHECK(able("Mosul, Iraq. A shell burst in a school at noon: four hurt.") == "Mosul ");
    }
    THEN("where people go, come from or speak is not")
    {
        CHECK(able("Three people were shot. Reinforcements left for Kirkuk.").empty());
        CHECK(able("Three people were shot. A bus from Manbij was late.").empty());
        CHECK(able("In Beirut, a spokesman said that four people were killed.") == "");
    }
    THEN("a strike over wages is none")
    {
        CHECK(able("Doctors in Baghdad went on strike over unpaid wages.").empty());
    }
}

SCENARIO("what was struck stands before the words that otherwise tell of an office", "[places]")
{
    CHECK(roles_in("Planes bombed the defence ministry in Damascus and killed three.") == "Damascus=event");
    CHECK(roles_in("The defence ministry in Damascus said that three people were killed in Raqqa.") ==
          "Damascus=background Raqqa=event");
    CHECK(roles_in("Nine people died in Mosul, and church leaders in Beirut condemned it.") ==
          "Mosul=event Beirut=background");
}

SCENARIO("hostages are taken where the raid is", "[places]")
{
    CHECK(roles_in("Soldiers freed two hostages from Manbij in a raid that killed six.") == "Manbij=event");
}

SCENARIO("where somebody holds a post is no scene", "[places]")
{
    CHECK(roles_in("Iraq called in the deputy chief of mission at the embassy in Damascus after strikes on Mosul.") ==
          "Iraq=actor Damascus=background Mosul=event");
    CHECK(roles_in("Shells killed two people in Mosul, a spokesman at the base in Kirkuk said.") ==
          "Mosul=event Kirkuk=background");
}

SCENARIO("what happens in the area that holds a place happens at the place", "[places]")
{
    CHECK(roles_in("The town of Hawija in Kirkuk Governorate came under fire three times on Monday.") ==
          "Hawija=event Kirkuk Governorate=background");
    CHECK(roles_in("Jets carried out air strikes in Iraq's Anbar province, killing 46 people.") ==
          "Iraq=background Anbar=event");
}

SCENARIO("the places of those who speak are no scenes", "[places]")
{
    CHECK(roles_in("Nine people died when a shell hit a house in Mosul, medics at a clinic in Kirkuk said.") ==
          "Mosul=event Kirkuk=background");
}

SCENARIO("a place is struck by somebody, or something is launched from it, with words between", "[places]")
{
    CHECK(roles_in("Shelling by the army of Raqqa killed twelve people.") == "Raqqa=event");
    CHECK(roles_in("A missile fired by the rebels from Raqqa in northern Syria towards Mosul killed nobody.") ==
          "Raqqa=origin Syria=background Mosul=event");
}

SCENARIO("a country's offensive is its own deed", "[places]")
{
    CHECK(roles_in("At least 200 people were killed in Russia's offensive.") == "Russia=actor");
}

SCENARIO("what happened long ago is no event of the report", "[places]")
{
    CHECK(roles_in("Blasts in Mosul killed 84 people at a ceremony marking four years since his killing in Baghdad.") ==
          "Mosul=event Baghdad=background");
}

SCENARIO("the ends of a road only say which one it is where something nearer is named", "[places]")
{
    CHECK(roles_in("Gunmen attacked a bus on the Raqqa-Mosul highway near Manbij, killing 33.") ==
          "Raqqa=background Mosul=background Manbij=event");
}

SCENARIO("a name that heads a line of a log is a place; incidents/ makes it the scene", "[places]")
{
    CHECK(roles_in("- 09:15 Manbij: drone strike on a motorcycle, 1 killed\n") == "Manbij=background");
}

SCENARIO("a word in the plural behind a list is for all of it", "[places]")
{
    static const SampleWorld world;
    const auto found = world.mentions("Fighters were killed in operations in Anbar, Kirkuk and Nineveh provinces.");
    REQUIRE(found.size() == 3);
    REQUIRE(found[1].place);
    CHECK(found[1].place->feature_code == "ADM1");
}

SCENARIO("a village that the gazetteer lacks is one where the text says so", "[places]")
{
    CHECK(roles_in("Drones dropped bombs on Korvath village near Mosul, killing two.") ==
          "Korvath=event Mosul=background");
    CHECK(roles_in("A bomb killed two guards on the Korvath highway near Mosul.") == "Mosul=event");
}

SCENARIO("a hospital that was struck is the scene; one that somebody lies in is not", "[places]")
{
    CHECK(roles_in("Bombers struck a wedding, a funeral and a hospital in Manbij, killing 32 people.") ==
          "Manbij=event");
    CHECK(roles_in("Three people died in Mosul and a fourth in hospital in Baghdad.") ==
          "Mosul=event Baghdad=treatment");
}

SCENARIO("the first name of a list of dashes is no dateline", "[places]")
{
    CHECK(roles_in("Raqqa - two air strikes on a convoy; Manbij - one bomb, three killed.") ==
          "Raqqa=background Manbij=background");
}

SCENARIO("a place told as lying in another is the scene, not the other", "[places]")
{
    CHECK(roles_in("Korvath, a small village in Anbar province, was hit and two people died.") ==
          "Korvath=event Anbar=background");
    CHECK(roles_in("Korvath, a village near Mosul: a café with a wake inside. Nine people were killed.") ==
          "Korvath=event Mosul=background");
    CHECK(roles_in("Two people died in Baghdad's Korvath neighbourhood.") == "Baghdad=event Korvath=background");
}

SCENARIO("the clause behind 'where' tells what happened there", "[places]")
{
    CHECK(roles_in("Gunmen raided Mosul and went on to Manbij, where three of the dead were found.") ==
          "Mosul=event Manbij=event");
    CHECK(roles_in("Gunmen raided Mosul; the mayor flew to Baghdad, where he spoke of three dead.") ==
          "Mosul=event Baghdad=background");
}

SCENARIO("where a country only measures how bad it was, nothing happened in it", "[places]")
{
    CHECK(roles_in("Nine people died in Mosul, one of the deadliest in Iraq.") == "Mosul=event Iraq=background");
}

SCENARIO("names between semicolons go on with the list of the first", "[places]")
{
    CHECK(roles_in("Air strikes reported around Mosul; Kirkuk; Manbij.") == "Mosul=event Kirkuk=event Manbij=event");
}

SCENARIO("where people met, or a state keeps a house, is the scene if harm leads to it alone", "[places]")
{
    CHECK(roles_in("A candidate was shot dead as he left a rally in Mosul.") == "Mosul=event");
    CHECK(roles_in("An air strike flattened the consulate next to the embassy in Damascus.") == "Damascus=event");
    CHECK(roles_in("After the attack on Mosul thousands joined a rally in Baghdad.") ==
          "Mosul=event Baghdad=background");
    CHECK(roles_in("The embassy in Baghdad said five people were killed in Mosul.") ==
          "Baghdad=background Mosul=event");
}

SCENARIO("states that give rival counts after a scene are speakers", "[places]")
{
    CHECK(roles_in("A missile hit Manbij. Syria: one dead. Iraq: nine dead.") == "Manbij=event Syria=actor Iraq=actor");
    CHECK(roles_in("Syria: one dead. Iraq: nine dead.") == "Syria=background Iraq=background");
}

SCENARIO("names with the number of the dead right behind them are a list of places", "[places]")
{
    CHECK(roles_in("Mosul 33 dead, Kirkuk 8.") == "Mosul=event Kirkuk=event");
}

SCENARIO("outside a clinic somebody is harmed, not treated", "[places]")
{
    CHECK(roles_in("Debris killed three people outside a clinic in Mosul.") == "Mosul=event");
    CHECK(roles_in("Gunmen killed a teacher in a Kurdish town near Mosul.") == "Mosul=event");
}

SCENARIO("a hospital that rockets came down on is no place of treatment, a gate of a city is in it", "[places]")
{
    CHECK(roles_in("Twelve rockets came down on a 40-bed hospital in Manbij; 13 people died.") == "Manbij=event");
    CHECK(roles_in("Outside the gates of Baghdad's bus station a man set off a bomb.") == "Baghdad=event");
    CHECK(roles_in("On the eastern edge of Mosul a bomb killed three people.") == "Mosul=event");
}

SCENARIO("a hospital that was struck is where it happened", "[places]")
{
    CHECK(roles_in("A children's hospital in Mosul was struck in a barrage that killed nine people.") == "Mosul=event");
    CHECK(roles_in("Hospitals in Mosul and Manbij were hit, and nine people died.") == "Mosul=event Manbij=event");
}

SCENARIO("a label with the number of the dead is their place", "[places]")
{
    CHECK(roles_in("Mosul: 33 dead. Kirkuk: 8 killed by shells.") == "Mosul=event Kirkuk=event");
}

SCENARIO("a drill harms nobody", "[places]")
{
    CHECK(roles_in("Sirens wailed in Mosul, but only for a drill in which 20 extras played the wounded.") ==
          "Mosul=background");
}

SCENARIO("what a town's police ask about happened there if no other place is told of", "[places]")
{
    CHECK(roles_in("Mosul police were questioning 46 suspects on Monday. The bomb cost six people their lives.") ==
          "Mosul=event");
}
