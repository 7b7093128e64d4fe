// SPDX-License-Identifier: Apache-2.0
#include "claims_of.hpp"

#include <catch2/catch.hpp>

namespace placeline::claims {

SCENARIO("teenagers, passengers and crews are people", "[claims]")
{
    CHECK(sums("Israeli fire killed two Palestinians near the fence, medics said.") == Strings{"killed 2"});
    CHECK(sums("A 16-year-old was shot dead by troops.") == Strings{"killed 1"});
    CHECK(sums("Two teenagers, 14 and 16, were shot.").empty());
    CHECK(sums("The blast ripped through a minibus, leaving at least nine passengers dead and several others with "
               "burns.") == Strings{"killed >=9", "injured 3+"});
}

SCENARIO("the dead are found, confirmed and added up", "[claims]")
{
    CHECK(sums("Rescue teams retrieved 21 bodies; eight people are still missing.") ==
          Strings{"killed 21", "missing 8"});
    CHECK(sums("Emergency crews have so far pulled 21 bodies from under the debris.") == Strings{"killed 21"});
    CHECK(sums("The number of confirmed deaths now stands at 21.") == Strings{"killed 21"});
    CHECK(sums("Confirmed dead: 21. Missing: 8.") == Strings{"killed 21", "missing 8"});
    CHECK(sums("The confirmed death toll is 21.") == Strings{"killed 21"});
    CHECK(sums("That brings the number of people killed this week to 54.") == Strings{"killed 54"});
    CHECK(sums("It is the deadliest attack in a year, with 54 people killed.") == Strings{"killed 54"});
    CHECK(sums("In the deadliest single strike, 54 people were killed in Arvela.") == Strings{"killed 54"});
}

SCENARIO("who the dead were changes no number", "[claims]")
{
    CHECK(sums("Fifty-four people, mostly women and children, were killed.") == Strings{"killed 54"});
    CHECK(sums("Fifty-four people - mostly women and children - were killed.") == Strings{"killed 54"});
    CHECK(sums("Fifty-four people (mostly women and children) were killed.") == Strings{"killed 54"});
    CHECK(sums("The bomb went off as worshippers left, killing the imam and 11 others.") ==
          Strings{"killed 1 sum 0", "killed 11 sum 0"});
    CHECK(sums("The bomb killed at least 11, among them the imam.") == Strings{"killed >=11"});
    CHECK(sums("The shell killed a man, his wife and their three children.") ==
          Strings{"killed 1 sum 0", "killed 1 sum 0", "killed 3 sum 0"});
    CHECK(sums("One child was among the injured.") == Strings{"injured 1"});
    CHECK(sums("Two Red Cross volunteers were among those killed.") == Strings{"killed 2"});
    CHECK(sums("Two of our staff were killed.") == Strings{"killed 2"});
    CHECK(sums("Two of its soldiers were killed and one seriously wounded, the army said.") ==
          Strings{"killed 2", "injured 1"});
    CHECK(sums("A soldier was killed and an officer moderately wounded.") == Strings{"killed 1", "injured 1"});
    CHECK(sums("An officer and two soldiers were lightly injured.") == Strings{"injured 1 sum 0", "injured 2 sum 0"});
}

SCENARIO("bounds and round numbers are read as they stand", "[claims]")
{
    CHECK(sums("Some of the injured are in critical condition.").empty());
    CHECK(sums("Around a hundred were hurt, 15 of them badly.") == Strings{"injured ~100", "injured 15 part of 0"});
    CHECK(sums("At least 1,000 people were hurt, many of them seriously.") == Strings{"injured >=1000"});
    CHECK(sums("Roughly one thousand people were injured.") == Strings{"injured ~1000"});
    CHECK(sums("Well over a hundred people died.") == Strings{"killed >100"});
    CHECK(sums("Upwards of 2,000 people are thought to have died.") == Strings{"killed >=2000 unconfirmed"});
    CHECK(sums("Tens of thousands of people have fled to the hills.") == Strings{"displaced 10000+"});
}

SCENARIO("raids on villages kill, abduct and displace", "[claims]")
{
    CHECK(sums("An entire family was wiped out.").empty());
    CHECK(sums("Eight members of a family, five of them children, perished.") ==
          Strings{"killed 8", "killed 5 part of 0"});
    CHECK(sums("Gunmen slaughtered 25 villagers, burned homes and abducted an unknown number of women.") ==
          Strings{"killed 25", "abducted 2+"});
    CHECK(sums("Bandits killed 25, abducted 60 and rustled hundreds of cattle.") ==
          Strings{"killed 25", "abducted 60"});
    CHECK(sums("Militants beheaded 11 people.") == Strings{"killed 11"});
    CHECK(sums("Eleven people were found beheaded.") == Strings{"killed 11"});
    CHECK(sums("Eleven people were found dead.") == Strings{"killed 11"});
    CHECK(sums("The corpses of 11 people were found in a mass grave.") == Strings{"killed 11"});
    CHECK(sums("A mass grave with 11 bodies was found.") == Strings{"killed 11"});
    CHECK(sums("Eleven prisoners were executed.") == Strings{"killed 11"});
    CHECK(sums("Jets bombed the town, killing 11 people, wounding 20 and displacing 3,000.") ==
          Strings{"killed 11", "injured 20", "displaced 3000"});
}

SCENARIO("tolls of a war, of two sides, and of two counters", "[claims]")
{
    CHECK(sums("Since 7 October, 34,000 people have been killed and 77,000 wounded.") ==
          Strings{"killed 34000", "injured 77000"});
    CHECK(sums("More than 34,000 Palestinians and 1,200 Israelis have been killed.") ==
          Strings{"killed >34000 sum 0", "killed 1200 sum 0"});
    CHECK(sums("The army said it killed a dozen gunmen; residents said the dead were civilians.") ==
          Strings{"killed 12"});
    CHECK(sums("Police said four people had died. A hospital put the figure at six.") ==
          Strings{"killed 4", "killed 6"});
    CHECK(sums("Officials gave the toll as 14.") == Strings{"killed 14"});
    CHECK(sums("The toll was given as 14.") == Strings{"killed 14"});
    CHECK(sums("Some 14 deaths have been confirmed.") == Strings{"killed ~14"});
    CHECK(sums("So far 14 deaths have been confirmed.") == Strings{"killed 14"});
}

SCENARIO("the gunman counts among the dead, where the number includes him", "[claims]")
{
    CHECK(sums("There have been 14 deaths and no arrests.") == Strings{"killed 14", "detained 0"});
    CHECK(sums("The shooting left five dead, including the gunman.") == Strings{"killed 5"});
    CHECK(sums("Five were killed before police shot the attacker dead.") == Strings{"killed 5"});
    CHECK(sums("He killed five people before being shot dead.") == Strings{"killed 5"});
    CHECK(sums("He killed five people and then himself.") == Strings{"killed 5"});
}

SCENARIO("nobody hurt is a number, and no word of it is none", "[claims]")
{
    CHECK(sums("A rocket fell near a school; there were no casualties.") == Strings{"killed 0", "injured 0"});
    CHECK(sums("A rocket fell near a school, causing no casualties.") == Strings{"killed 0", "injured 0"});
    CHECK(sums("A rocket fell near a school but no one was injured.") == Strings{"injured 0"});
    CHECK(sums("The strike caused damage but no casualties.") == Strings{"killed 0", "injured 0"});
    CHECK(sums("The strike caused no loss of life.") == Strings{"killed 0"});
    CHECK(sums("There was no immediate word on casualties.").empty());
    CHECK(sums("Casualty figures were not immediately available.").empty());
    CHECK(sums("It was unclear if there were any casualties.").empty());
    CHECK(sums("None of the crew was hurt.") == Strings{"injured 0"});
    CHECK(sums("All 22 crew are safe.").empty());
    CHECK(sums("Two of the 22 crew were hurt.") == Strings{"injured 2"});
}

SCENARIO("weapons and raids at sea and from the air", "[claims]")
{
    CHECK(sums("Three seafarers were killed and at least four injured when a missile struck the bulk carrier.") ==
          Strings{"killed 3", "injured >=4"});
    CHECK(sums("Two missiles were fired at the tanker; one hit it and the other fell into the sea.") ==
          Strings{"munitions 2"});
    CHECK(sums("A missile struck the tanker.").empty());
    CHECK(sums("The ship was struck by two missiles.") == Strings{"munitions 2"});
    CHECK(sums("Jets dropped 80 bombs on the complex within minutes.") == Strings{"munitions 80"});
    CHECK(sums("Over 80 munitions were dropped.") == Strings{"munitions >80"});
    CHECK(sums("The navy launched 30 Tomahawks at the base.") == Strings{"munitions 30"});
    CHECK(sums("Fifty-nine Tomahawk missiles were launched at the base.") == Strings{"munitions 59"});
    CHECK(sums("Some 59 cruise missiles hit the base.") == Strings{"munitions ~59"});
    CHECK(sums("Fourteen bunker-buster bombs were dropped.") == Strings{"munitions 14"});
    CHECK(sums("Warplanes attacked three sites, dropping 14 bombs.") == Strings{"targets 3", "munitions 14"});
    CHECK(sums("At least ten airstrikes have been carried out on the camp since dawn.") == Strings{"strikes >=10"});
    CHECK(sums("The monitor recorded 41 raids in 24 hours.") == Strings{"strikes 41"});
    CHECK(sums("There were 41 air strikes on Saturday.") == Strings{"strikes 41"});
    CHECK(sums("Russian forces attacked the region 41 times.") == Strings{"strikes 41"});
    CHECK(sums("Six air strikes hit the town, three of them on the market.") ==
          Strings{"strikes 6", "strikes 3 part of 0"});
    CHECK(sums("The two strikes were minutes apart.") == Strings{"strikes 2"});
    CHECK(sums("The coalition conducted 31 strikes consisting of 74 engagements.") == Strings{"strikes 31"});
}

SCENARIO("neither and nor are zeros", "[claims]")
{
    CHECK(sums("Neither the crew nor its passengers were hurt.") == Strings{"injured 0"});
    CHECK(sums("Neither soldiers nor civilians have been killed, the governor said.") == Strings{"killed 0"});
    CHECK(sums("There were neither dead nor injured.") == Strings{"killed 0", "injured 0"});
    CHECK(sums("No dead and no injured were reported.") == Strings{"killed 0", "injured 0"});
    CHECK(sums("No one died, nor was anyone hurt.") == Strings{"killed 0", "injured 0"});
    CHECK(sums("Neither the mayor nor the governor could say how many people died.").empty());
    CHECK(sums("Neither the army nor the rebels commented on the four dead.") == Strings{"killed 4"});
}

SCENARIO("another figure for the same harm is a claim of its own", "[claims]")
{
    CHECK(sums("Medics counted more than 30 dead. Elders said there were about 50.") ==
          Strings{"killed >30", "killed ~50"});
    CHECK(sums("The ministry speaks of 12 dead; a lawyers' group has the names of 15.") ==
          Strings{"killed 12", "killed 15"});
    CHECK(sums("Estimates run from at least 20 dead (the ministry) to as many as 34 (the mayor).") ==
          Strings{"killed >=20", "killed <=34"});
    CHECK(sums("Elders said there were about 50 guests at the wedding, where nine people died.") ==
          Strings{"killed 9"});
    CHECK(sums("The count of those killed in the raid on a house with two floors near the old market has gone from 15 "
               "to 23.") == Strings{"killed 23"});
    CHECK(sums("The presidency put at 14 the number of soldiers lost on the island.") == Strings{"killed 14"});
    CHECK(sums("The army dismissed as invention a figure of 60 dead.") == Strings{"killed 60 denied"});
}

SCENARIO("one of another people goes on a list of peoples", "[claims]")
{
    CHECK(sums("They killed nine men: eight Kenyans and a Dane.") ==
          Strings{"killed 9", "killed 8 part of 0", "killed 1 part of 0"});
    CHECK(sums("Six dead: three soldiers, two medics and a Dane.") ==
          Strings{"killed 6", "killed 3 part of 0", "killed 2 part of 0", "killed 1 part of 0"});
}

SCENARIO("numbers of speakers in brackets are rivals", "[claims]")
{
    CHECK(sums("In the raid 12 people died (health ministry), 14 (a human rights monitor).") ==
          Strings{"killed 12", "killed 14"});
}

SCENARIO("a note without a verb says what was used", "[claims]")
{
    CHECK(sums("Three guided bombs on a rail yard.") == Strings{"munitions 3"});
    CHECK(sums("Three guided bombs on a lorry were found.").empty());
}

SCENARIO("what the dead had done before is no new harm", "[claims]")
{
    CHECK(sums("Nine people died. Many of the victims had fled the front weeks before.") == Strings{"killed 9"});
    CHECK(sums("Two of the passengers hurt in the crash of a bus on Monday have died.") == Strings{"killed 2"});
    CHECK(sums("Two of the passengers hurt in the crash remain in hospital, and one has died.") ==
          Strings{"injured 2", "killed 1"});
}

} // namespace placeline::claims
