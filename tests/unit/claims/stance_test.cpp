// SPDX-License-Identifier: Apache-2.0
#include "claims/stance.hpp"

#include "claims_of.hpp"

#include <catch2/catch.hpp>

namespace placeline::claims {

SCENARIO("a denial is no death", "[claims]")
{
    CHECK(numbers("The army denied that 300 people had died there.") == Strings{"killed 300 denied"});
    CHECK(numbers("The council rejected reports that 12 people were killed.") == Strings{"killed 12 denied"});
    CHECK(numbers("Arvela said its shells fell on a quarry and denied that 40 fighters had died.") ==
          Strings{"killed 40 (fighters) denied"});
    CHECK(numbers("The army denied that any farmer had been hit.").empty());
}

SCENARIO("words before 'that' deny what follows it", "[claims]")
{
    CHECK(numbers("There was no truth to reports that 18 people had been killed.") == Strings{"killed 18 denied"});
    CHECK(numbers("There were unverified reports that 18 people had been killed.") == Strings{"killed 18 unconfirmed"});
    CHECK(numbers("The army dismissed the claim that 18 people had been killed.") == Strings{"killed 18 denied"});
}

SCENARIO("what nobody could confirm is unconfirmed", "[claims]")
{
    CHECK(numbers("A watchdog could not confirm word of six deaths.") == Strings{"killed 6 unconfirmed"});
    CHECK(numbers("According to unverified reports, four people were killed.") == Strings{"killed 4 unconfirmed"});
    CHECK(numbers("As many as 90 miners may have been killed.") == Strings{"killed <=90 unconfirmed"});
    CHECK(numbers("Four people were allegedly killed.") == Strings{"killed 4 unconfirmed"});
    CHECK(numbers("Ten people are feared dead.") == Strings{"killed 10 unconfirmed"});
    CHECK(numbers("An unconfirmed toll of twenty was given.") == Strings{"killed 20 unconfirmed"});
    CHECK(numbers("The channel wrote that 20 men were killed, which could not be verified.") ==
          Strings{"killed 20 (men) unconfirmed"});
}

SCENARIO("an unconfirmed number has no speaker who could not confirm it", "[claims]")
{
    CHECK(speakers("A watchdog could not confirm word of six deaths.") == Strings{"killed 6: -"});
}

SCENARIO("what a speaker states stands", "[claims]")
{
    CHECK(numbers("The mayor confirmed that four people died.") == Strings{"killed 4"});
    CHECK(numbers("The army denied the charge, saying that five gunmen were killed.") ==
          Strings{"killed 5 (fighters)"});
}

SCENARIO("a rising toll says that it replaces the one before", "[claims]")
{
    const auto facts = facts_of("The death toll has risen to 17, the mayor said.");
    REQUIRE(facts.claims.size() == 1);
    CHECK(facts.claims[0].supersedes);
    CHECK_FALSE(facts_of("Seventeen people died, the mayor said.").claims.at(0).supersedes);
}

} // namespace placeline::claims
