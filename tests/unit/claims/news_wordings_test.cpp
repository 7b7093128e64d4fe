// SPDX-License-Identifier: Apache-2.0
#include "claims_of.hpp"

#include <catch2/catch.hpp>

using namespace placeline::claims;

SCENARIO("a family, crew or group is counted by the number behind it, wherever it stands", "[claims]")
{
    CHECK(sums("The raid killed a family of five.") == Strings{"killed 5"});
    CHECK(sums("Shells wounded a crew of four in the port.") == Strings{"injured 4"});
    CHECK(sums("Mines killed a family of three people.") == Strings{"killed 3"});
    CHECK(numbers("A man of 58 was killed.") == Strings{"killed 1 (men)"});
}

SCENARIO("one more is one, though no noun follows", "[claims]")
{
    CHECK(sums("The mine killed three fighters and wounded another.") == Strings{"killed 3", "injured 1"});
    CHECK(sums("The mine killed three fighters and wounded another, police said.") == Strings{"killed 3", "injured 1"});
}

SCENARIO("somebody's child with an age is one person", "[claims]")
{
    CHECK(numbers("The shell hit the bridge, killing a couple and injuring their 14-year-old daughter.") ==
          Strings{"killed 2", "injured 1 (children)"});
}

SCENARIO("those among the dead are a part of the dead, though the wounded were told of last", "[claims]")
{
    CHECK(
        sums("Mortars killed 200 people and wounded 400. Among the dead were ten civilians, five of them children.") ==
        Strings{"killed 200", "injured 400", "killed 10 part of 0", "killed 5 part of 0"});
    CHECK(sums("The bomb killed six guards and wounded 14. Two cooks who held him back were among the dead.") ==
          Strings{"killed 6", "injured 14", "killed 2 part of 0"});
    CHECK(sums("Gunmen killed at least 70 people, among whom were 10 women and three infants.") ==
          Strings{"killed >=70", "killed 10 part of 0", "killed 3 part of 0"});
}

SCENARIO("those who tell of it are not counted", "[claims]")
{
    CHECK(numbers("Mortars killed at least 30 farmers on Sunday, two witnesses and a doctor said.") ==
          Strings{"killed >=30 (civilians)"});
    CHECK(numbers("The theatre, where hundreds were sheltering, collapsed: 300 people were killed.") ==
          Strings{"killed 300"});
    CHECK(speakers("The attack on the lorry claimed three lives.") == Strings{"killed 3: -"});
    CHECK(speakers("A UN report released in Geneva said 1,163 people were killed.") ==
          Strings{"killed 1163: A UN report released in Geneva"});
}

SCENARIO("a list behind a colon goes on with what was counted before it", "[claims]")
{
    CHECK(sums("More than 100 people were killed in attacks on three villages, officials said: at least 72 in Arvela "
               "and ten in Basmat.") == Strings{"killed >100", "killed >=72 part of 0", "killed 10 part of 0"});
}

SCENARIO("what a side brought down is counted apart from what was fired", "[claims]")
{
    CHECK(numbers("The army fired 67 missiles; the other side claimed to have downed 52.") ==
          Strings{"munitions 67", "intercepted 52"});
    CHECK(numbers("The army fired 67 drones; the air force said it shot down 52 of them.") ==
          Strings{"munitions 67", "intercepted 52"});
}

SCENARIO("those taken to a hospital were hurt, those taken home were not", "[claims]")
{
    CHECK(sums("Three villagers died and nine more were taken to Arvela hospital.") ==
          Strings{"killed 3", "injured 9"});
    CHECK(sums("Three villagers died and nine more were taken to the next town.") == Strings{"killed 3"});
}

SCENARIO("a speaker's kind is told by the body he speaks for", "[claims]")
{
    CHECK(placeline::to_string(
              facts_of("Amnesty International said nine people were killed.").claims.at(0).attribution) == "monitor");
    CHECK(placeline::to_string(
              facts_of("The emergency agency said nine people were killed.").claims.at(0).attribution) == "rescue");
    CHECK(placeline::to_string(facts_of("A local news group said nine people were killed.").claims.at(0).attribution) ==
          "media");
}

SCENARIO("somebody with his nation before him is one person of a list", "[claims]")
{
    CHECK(sums("A British guard and the Romanian captain were killed.") == Strings{"killed 1 sum 0", "killed 1 sum 0"});
}

SCENARIO("a direction with an article before a number is no preposition of its noun", "[claims]")
{
    CHECK(numbers("In the north three border guards were hurt.") == Strings{"injured 3 (soldiers)"});
    CHECK(numbers("Shells killed a married couple.") == Strings{"killed 2"});
}

SCENARIO("a report without a body that makes it has no speaker", "[claims]")
{
    CHECK(speakers("There were unconfirmed reports of up to 15 casualties.") == Strings{"casualties <=15: -"});
}

SCENARIO("a toll that has gone up to a number is that number, not a bound", "[claims]")
{
    CHECK(numbers("The number of dead has gone up to 17 from 12.") == Strings{"killed 17"});
    CHECK(numbers("Up to 17 people were killed.") == Strings{"killed <=17"});
}
