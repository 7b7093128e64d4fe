// SPDX-License-Identifier: Apache-2.0
#include "claims/when.hpp"

#include "claims_of.hpp"

#include <catch2/catch.hpp>

namespace placeline::claims {

SCENARIO("a number has the day of its clause", "[claims]")
{
    CHECK(days("Four people were killed on Monday.") == Strings{"killed 4: 2024-05-13"});
    CHECK(days("On 2 May a shell killed four people.") == Strings{"killed 4: 2024-05-02"});
    CHECK(days("On Monday four people died in Arvela; on Tuesday five people died in Basmat.") ==
          Strings{"killed 4: 2024-05-13", "killed 5: 2024-05-14"});
    CHECK(days("Monday's raid killed four people.") == Strings{"killed 4: 2024-05-13"});
}

SCENARIO("the day on which somebody spoke is not the day of the event", "[claims]")
{
    CHECK(days("The ministry said on Tuesday that four people died.") == Strings{"killed 4: -"});
    CHECK(days("The ministry said on Tuesday that four people died on Monday.") == Strings{"killed 4: 2024-05-13"});
    CHECK(days("Four people died, the ministry said on Tuesday.") == Strings{"killed 4: -"});
}

SCENARIO("a sentence without a day goes on from the one before", "[claims]")
{
    CHECK(days("A shell hit the town on Monday. Four people died.") == Strings{"killed 4: 2024-05-13"});
    CHECK(days("A shell hit the town on Monday.\n\nIn another place four people died.") == Strings{"killed 4: -"});
}

SCENARIO("an event of long ago is a retelling", "[claims]")
{
    const auto facts = facts_of("In March 2019 a bomb killed 14 people in the same street.");
    REQUIRE(facts.claims.size() == 1);
    CHECK(facts.claims[0].retelling);
    CHECK(facts_of("At the funeral of the 14 people killed on Monday, thousands wept.").claims.at(0).retelling);
    CHECK_FALSE(facts_of("A bomb killed 14 people on Monday.").claims.at(0).retelling);
}

SCENARIO("the toll of a whole war is no toll of one event", "[claims]")
{
    const auto facts =
        facts_of("The ministry said that since Monday 45 people had been killed, bringing the overall toll "
                 "since the war began to 34,000.");
    REQUIRE(facts.claims.size() == 2);
    CHECK_FALSE(facts.claims[0].retelling);
    CHECK(facts.claims[1].retelling);
    CHECK(facts_of("At least 34,000 people have been killed since October.").claims.at(0).retelling);
}

} // namespace placeline::claims
