// SPDX-License-Identifier: Apache-2.0
#include "claims_of.hpp"

#include <catch2/catch.hpp>

namespace placeline::claims {

SCENARIO("kinds and groups without a total add up", "[claims]")
{
    CHECK(sums("Nine soldiers and one civilian were killed.") == Strings{"killed 9 sum 0", "killed 1 sum 0"});
    CHECK(sums("The mine killed a teacher and four pupils.") == Strings{"killed 1 sum 0", "killed 4 sum 0"});
    CHECK(sums("A woman and two children were killed.") == Strings{"killed 1 sum 0", "killed 2 sum 0"});
    CHECK(sums("Eight missiles and five gliding bombs were launched at the dock.") ==
          Strings{"munitions 8 sum 0", "munitions 5 sum 0"});
    CHECK(sums("The frigate shot down 16 drones and four missiles.") ==
          Strings{"intercepted 16 sum 0", "intercepted 4 sum 0"});
    CHECK(sums("Three soldiers, two policemen and a driver were killed.") ==
          Strings{"killed 3 sum 0", "killed 2 sum 0", "killed 1 sum 0"});
    CHECK(sums("A mayor was killed along with two guards.") == Strings{"killed 1 sum 0", "killed 2 sum 0"});
}

SCENARIO("a part by group belongs to the total before it", "[claims]")
{
    CHECK(sums("Shelling killed 26 people, four of them girls, and wounded 109.") ==
          Strings{"killed 26", "killed 4 part of 0", "injured 109"});
    CHECK(sums("Eleven shoppers, including three boys, were killed.") == Strings{"killed 11", "killed 3 part of 0"});
    CHECK(sums("Forty-two people were killed, among them 37 pupils.") == Strings{"killed 42", "killed 37 part of 0"});
    CHECK(sums("Seventeen people died, 13 of whom were girls, and 31 were hurt.") ==
          Strings{"killed 17", "killed 13 part of 0", "injured 31"});
    CHECK(sums("The strike killed 14 people. Nine of them were children.") ==
          Strings{"killed 14", "killed 9 part of 0"});
    CHECK(sums("Ten people were killed, including four women and three children.") ==
          Strings{"killed 10", "killed 4 part of 0", "killed 3 part of 0"});
    CHECK(sums("Six sailors, one of them a cook, were killed.") == Strings{"killed 6", "killed 1 part of 0"});
}

SCENARIO("a part by place belongs to the total before it", "[claims]")
{
    CHECK(sums("Twenty-three fighters were killed in the east: 13 of them around Arvela and ten in Basmat.") ==
          Strings{"killed 23", "killed 13 part of 0", "killed 10 part of 0"});
    CHECK(sums("Jets carried out seven strikes on Monday: four near Arvela, two near Basmat and one near Cirta.") ==
          Strings{"strikes 7", "strikes 4 part of 0", "strikes 2 part of 0", "strikes 1 part of 0"});
    CHECK(sums("She counted 30 raids: 12 on the port, eight on Arvela and ten on Basmat.") ==
          Strings{"strikes 30", "strikes 12 part of 0", "strikes 8 part of 0", "strikes 10 part of 0"});
}

SCENARIO("numbers for two places stand alone", "[claims]")
{
    CHECK(sums("Missiles killed four people in Arvela and one in Basmat.") == Strings{"killed 4", "killed 1"});
    CHECK(sums("Two people died in Arvela and three in Basmat.") == Strings{"killed 2", "killed 3"});
}

SCENARIO("two tolls are two opinions, not a sum", "[claims]")
{
    CHECK(sums("The number of victims was put at 14 by the mayor and at 20 by the church.") ==
          Strings{"killed 14", "killed 20"});
}

SCENARIO("numbers in brackets or before one word of harm count alike", "[claims]")
{
    CHECK(sums("Attacks in Arvela (8 killed), Basmat (4) and Cirta (2) were reported.") ==
          Strings{"killed 8", "killed 4", "killed 2"});
    CHECK(numbers("Fighting in the three towns left 11, seven and four dead respectively.") ==
          Strings{"killed 11", "killed 7", "killed 4"});
}

SCENARIO("a sum stated after its items is their total", "[claims]")
{
    CHECK(sums("Five guards and a baker were killed on Tuesday, six dead in all.") ==
          Strings{"killed 5 part of 2", "killed 1 part of 2", "killed 6"});
}

SCENARIO("more dead are part of the toll that they raise", "[claims]")
{
    CHECK(sums("Nine more have died since, bringing the toll to 17.") == Strings{"killed 9 part of 1", "killed 17"});
}

SCENARIO("the ninth man to die makes a toll of nine", "[claims]")
{
    CHECK(numbers("A ninth man died on Tuesday of his wounds.") == Strings{"killed 9 (men)"});
    CHECK(facts_of("A ninth man died on Tuesday of his wounds.").claims.at(0).supersedes);
    CHECK(numbers("Two policemen died and a third was hurt.") == Strings{"killed 2 (police)", "injured 1"});
    CHECK(numbers("The bomb killed two policemen and wounded a third.") == Strings{"killed 2 (police)", "injured 1"});
}

SCENARIO("a figure is another number for what was counted before", "[claims]")
{
    CHECK(numbers("The army said 30 people died; a doctor put the figure at 45.") == Strings{"killed 30", "killed 45"});
    CHECK(numbers("Officials said 30 people died; others gave estimates of 40 to 60.") ==
          Strings{"killed 30", "killed 40-60"});
    CHECK(numbers("The tower cost 3 million; others gave estimates of 4 to 5.").empty());
}

SCENARIO("of two verbs or nouns joined, each has the number", "[claims]")
{
    CHECK(numbers("The bomb went off in a crowd, killing and wounding an unknown number.") ==
          Strings{"killed 2+", "injured 2+"});
    CHECK(numbers("There were no deaths or injuries.") == Strings{"killed 0", "injured 0"});
    CHECK(numbers("Dozens of deaths and injuries were reported.") == Strings{"killed 12+", "injured 12+"});
}

SCENARIO("a part may stand before its total", "[claims]")
{
    CHECK(sums("Five porters were among at least 20 people killed.") == Strings{"killed 5 part of 1", "killed >=20"});
    CHECK(sums("Two cooks were among 12 people wounded.") == Strings{"injured 2 part of 1", "injured 12"});
}

SCENARIO("parts between the total and its verb are parts", "[claims]")
{
    CHECK(sums("At least 70 people, ten women and three infants among them, were killed.") ==
          Strings{"killed >=70", "killed 10 part of 0", "killed 3 part of 0"});
    CHECK(sums("Forty people, nine women and two boys among them, were hurt.").front() == "injured 40");
    CHECK(sums("Thirty-three people died in the raid; six were minors.") == Strings{"killed 33", "killed 6 part of 0"});
    CHECK(sums("Six people, one of them a tourist, died.") == Strings{"killed 6", "killed 1 part of 0"});
}

SCENARIO("one of the assaults is nobody killed", "[claims]")
{
    CHECK(sums("Forty-nine civilians were killed in two assaults: one on a ferry, the other on a barracks.") ==
          Strings{"killed 49"});
}

} // namespace placeline::claims
