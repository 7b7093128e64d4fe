// SPDX-License-Identifier: Apache-2.0
#include "claims/speakers.hpp"

#include "claims/attribution.hpp"
#include "claims_of.hpp"

#include <catch2/catch.hpp>

namespace placeline::claims {

SCENARIO("a number belongs to the one who states it", "[claims]")
{
    CHECK(speakers("The health ministry said that 16 people were killed.") ==
          Strings{"killed 16: The health ministry"});
    CHECK(speakers("Sixteen people were killed, the health ministry said.") ==
          Strings{"killed 16: the health ministry"});
    CHECK(speakers("According to the governor, 16 people were killed.") == Strings{"killed 16: the governor"});
    CHECK(speakers("Sixteen people were killed, according to two security sources.") ==
          Strings{"killed 16: two security sources"});
    CHECK(speakers("A monitor counted nine dead.") == Strings{"killed 9: A monitor"});
    CHECK(speakers("Health officials in Arvela said as many as 50 people were hurt.") ==
          Strings{"injured <=50: Health officials in Arvela"});
    CHECK(speakers("Maro Venn, the spokesman of the council, said that four people died.") ==
          Strings{"killed 4: Maro Venn, the spokesman of the council"});
    CHECK(speakers("On Monday the army said that four people died.") == Strings{"killed 4: the army"});
    CHECK(speakers("Four people died, a doctor told reporters.") == Strings{"killed 4: a doctor"});
}

SCENARIO("without a speaker the writer speaks", "[claims]")
{
    CHECK(speakers("Sixteen people were killed.") == Strings{"killed 16: -"});
    CHECK(speakers("Arvela accused Basmat of lying after a mine killed a teacher.") == Strings{"killed 1: -"});
    CHECK(speakers("The minister spoke. Then 16 people were killed.") == Strings{"killed 16: -"});
    CHECK(speakers("No casualties were reported.") == Strings{"killed 0: -", "injured 0: -"});
}

SCENARIO("two speakers of one sentence keep their own numbers", "[claims]")
{
    CHECK(speakers("Eight guards were wounded, the ministry said; shopkeepers spoke of scores of casualties.") ==
          Strings{"injured 8: the ministry", "casualties 20+: shopkeepers"});
    CHECK(speakers("Arvela said two children were killed; Basmat said that five people were hurt.") ==
          Strings{"killed 2: Arvela", "injured 5: Basmat"});
    CHECK(speakers("The army said three people died, but a doctor said that seven people died.") ==
          Strings{"killed 3: The army", "killed 7: a doctor"});
}

SCENARIO("a speaker goes on until another one speaks", "[claims]")
{
    CHECK(speakers("Twelve people were killed, the minister said, and 30 were wounded.") ==
          Strings{"killed 12: the minister", "injured 30: the minister"});
    CHECK(speakers("Fourteen people died, a watchdog said; more than twenty were injured.") ==
          Strings{"killed 14: a watchdog", "injured >20: a watchdog"});
    CHECK(speakers("The agency said that 16 nurses were killed, and that 27 more were hurt.") ==
          Strings{"killed 16: The agency", "injured 27: The agency"});
}

SCENARIO("a pronoun speaks with the words of the last speaker", "[claims]")
{
    CHECK(speakers("The governor of Arvela said that roads were closed. He also said that five people died.") ==
          Strings{"killed 5: The governor of Arvela"});
    CHECK(speakers("The defence ministry announced a retreat. It said 19 conscripts were injured.") ==
          Strings{"injured 19: The defence ministry"});
}

SCENARIO("a verb that goes on has the subject of the verb before it", "[claims]")
{
    CHECK(speakers("The envoy said the roads were closed and claimed that five people died.") ==
          Strings{"killed 5: The envoy"});
    CHECK(speakers("The envoy spoke of a tragedy, adding that five people died.") == Strings{"killed 5: The envoy"});
}

SCENARIO("a claim inside a claim is the inner speaker's", "[claims]")
{
    CHECK(speakers(
              "The army rejected a claim by the Red Front that 17 of its soldiers had been killed and put its losses "
              "at three.") == Strings{"killed 17: the Red Front", "killed 3: The army"});
}

SCENARIO("words before the verb of saying may stand in quotation marks", "[claims]")
{
    CHECK(speakers("\"At least 20 people were killed,\" the mayor, Ilia Horn, told the radio.") ==
          Strings{"killed >=20: the mayor, Ilia Horn"});
    CHECK(speakers("\"We counted twelve dead,\" said a ferryman who gave no name.") ==
          Strings{"killed 12: a ferryman"});
    CHECK(speakers("The mayor said: \"Two people were killed. Five are in hospital.\"") ==
          Strings{"killed 2: The mayor", "injured 5: The mayor"});
}

SCENARIO("those who speak are not counted among the harmed", "[claims]")
{
    CHECK(speakers("Four people were killed, two security sources said.") == Strings{"killed 4: two security sources"});
    CHECK(speakers("Four people were killed, a hospital official said.") == Strings{"killed 4: a hospital official"});
}

SCENARIO("a hospital speaks for those it has taken in", "[claims]")
{
    CHECK(speakers("The hospital in Arvela took in thirty wounded.") == Strings{"injured 30: The hospital in Arvela"});
    CHECK(speakers("Doctors treated a dozen people.") == Strings{"injured 12: Doctors"});
}

SCENARIO("a name with an abbreviation behind it is one speaker", "[claims]")
{
    CHECK(speakers("The Northern Command (NORCOM) said its jets struck 40 targets.") ==
          Strings{"targets 40: The Northern Command (NORCOM)"});
}

SCENARIO("US and IS are names, not small words", "[claims]")
{
    CHECK(speakers("The US said that four people died.") == Strings{"killed 4: The US"});
}

TEST_CASE("the kind of a speaker", "[claims]")
{
    CHECK(attribution_of("") == Attribution::none);
    CHECK(attribution_of("the health ministry") == Attribution::health);
    CHECK(attribution_of("Gaza's ministry of health") == Attribution::health);
    CHECK(attribution_of("Civil defence crews") == Attribution::rescue);
    CHECK(attribution_of("a war monitor based abroad") == Attribution::monitor);
    CHECK(attribution_of("the United Nations") == Attribution::monitor);
    CHECK(attribution_of("the state news agency") == Attribution::media);
    CHECK(attribution_of("residents") == Attribution::witness);
    CHECK(attribution_of("an army spokesman") == Attribution::belligerent);
    CHECK(attribution_of("the defence ministry") == Attribution::belligerent);
    CHECK(attribution_of("the governor") == Attribution::official);
    CHECK(attribution_of("Arvela") == Attribution::official);
    CHECK(attribution_of("its owners") == Attribution::organisation);
}

SCENARIO("a civil office is official though it is called military", "[claims]")
{
    CHECK(attribution_of("the head of the Arvel regional military administration") == Attribution::official);
    CHECK(attribution_of("the military administration of the city") == Attribution::official);
    CHECK(attribution_of("the regional governor, Orin Vask") == Attribution::official);
    CHECK(attribution_of("the military") == Attribution::belligerent);
    CHECK(attribution_of("a military spokesman") == Attribution::belligerent);
}

} // namespace placeline::claims
