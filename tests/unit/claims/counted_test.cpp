// SPDX-License-Identifier: Apache-2.0
#include "claims/counted.hpp"

#include "claims_of.hpp"

#include <catch2/catch.hpp>

namespace placeline::claims {

SCENARIO("a qualifier says how the number is to be read", "[claims]")
{
    CHECK(numbers("At least 16 people were killed.") == Strings{"killed >=16"});
    CHECK(numbers("More than 40 people were hurt.") == Strings{"injured >40"});
    CHECK(numbers("Around 170 people were executed.") == Strings{"killed ~170"});
    CHECK(numbers("Up to 30 people were killed.") == Strings{"killed <=30"});
    CHECK(numbers("Fewer than eight sailors were hurt.") == Strings{"injured <8"});
    CHECK(numbers("Between 50 and 60 people were killed.") == Strings{"killed 50-60"});
    CHECK(numbers("20-30 people were injured.") == Strings{"injured 20-30"});
    CHECK(numbers("Dozens were wounded.") == Strings{"injured 12+"});
    CHECK(numbers("Several people were killed.") == Strings{"killed 3+"});
    CHECK(numbers("A dozen people were killed.") == Strings{"killed 12"});
    CHECK(numbers("Two dozen people were killed.") == Strings{"killed 24"});
    CHECK(numbers("Upwards of 150 were hurt.") == Strings{"injured >=150"});
}

SCENARIO("a plural without a number is at least two", "[claims]")
{
    CHECK(numbers("Civilians were killed.") == Strings{"killed 2+ (civilians)"});
    CHECK(numbers("The blast killed civilians.") == Strings{"killed 2+ (civilians)"});
    CHECK(numbers("The civilians fear that they will be next.").empty());
    CHECK(numbers("The blast killed 21 people, civilians among them.") == Strings{"killed 21"});
}

SCENARIO("a person without a number is one, where the harm is said of them", "[claims]")
{
    CHECK(numbers("A drone killed a field commander.") == Strings{"killed 1 (fighters)"});
    CHECK(numbers("A woman was killed.") == Strings{"killed 1 (women)"});
    CHECK(numbers("A 36-year-old driver was shot dead.") == Strings{"killed 1"});
    CHECK(numbers("The shell killed a farmer and his wife.") == Strings{"killed 1 (civilians)", "killed 1 (women)"});
    CHECK(numbers("A woman spoke of her fear.").empty());
    CHECK(numbers("A commander said that his men were ready.").empty());
}

SCENARIO("an age is no toll", "[claims]")
{
    CHECK(numbers("A rocket killed a pupil, 9, and wounded her teacher.") ==
          Strings{"killed 1 (children)", "injured 1"});
    CHECK(numbers("A man of 61 and a woman of 70 died.") == Strings{"killed 1 (men)", "killed 1 (women)"});
    CHECK(numbers("A boy aged 12 was hurt.") == Strings{"injured 1 (children)"});
}

SCENARIO("both are two", "[claims]")
{
    CHECK(numbers("Both pilots were killed.") == Strings{"killed 2 (soldiers)"});
    CHECK(numbers("Both sides claimed victory.").empty());
}

SCENARIO("the victims after a name count, too", "[claims]")
{
    CHECK(numbers("The bomb killed Colonel Dar Venn and three of his bodyguards.") ==
          Strings{"killed 1 (soldiers)", "killed 3"});
    CHECK(numbers("The bomber killed himself and four others.") == Strings{"killed 4"});
    CHECK(numbers("The bomb killed the mayor, his wife and two bodyguards.") ==
          Strings{"killed 1", "killed 1 (women)", "killed 2"});
}

SCENARIO("the words of the number are kept", "[claims]")
{
    const auto facts = facts_of("Officials say at least 16 people were killed in the valley.");
    REQUIRE(facts.claims.size() == 1);
    CHECK(facts.claims[0].value_text == "at least 16 people");
    CHECK(facts.claims[0].quote_text == "at least 16 people were killed");
    CHECK(facts.claims[0].quote.contains(facts.claims[0].number));
}

} // namespace placeline::claims
