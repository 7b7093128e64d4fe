// SPDX-License-Identifier: Apache-2.0
#include "claims_of.hpp"

#include <catch2/catch.hpp>

namespace placeline::claims {

SCENARIO("deaths and wounds are counted by nouns as by verbs", "[claims]")
{
    CHECK(sums("The shelling resulted in the deaths of six people.") == Strings{"killed 6"});
    CHECK(sums("The raid resulted in six deaths and eleven injuries.") == Strings{"killed 6", "injured 11"});
    CHECK(sums("The bombing, with a death toll of 43, was the worst of the war.") == Strings{"killed 43"});
    CHECK(sums("Fatalities: 12.") == Strings{"killed 12"});
    CHECK(sums("Killed: 12; wounded: 30.") == Strings{"killed 12", "injured 30"});
    CHECK(sums("Dead: 4, injured: 17, missing: 2") == Strings{"killed 4", "injured 17", "missing 2"});
    CHECK(sums("Casualties: 3 killed, 9 injured.") == Strings{"killed 3", "injured 9"});
    CHECK(sums("Casualties included four dead and nine wounded.") == Strings{"killed 4", "injured 9"});
    CHECK(sums("Two service members KIA, five WIA.") == Strings{"killed 2", "injured 5"});
    CHECK(sums("2 KIA and 7 WIA were reported from the outpost.") == Strings{"killed 2", "injured 7"});
    CHECK(sums("Coalition forces reported 14 EKIA.") == Strings{"killed 14"});
    CHECK(sums("Three soldiers were martyred at the checkpoint.") == Strings{"killed 3"});
    CHECK(sums("The ministry reported 25 martyrs and 70 wounded in the past day.") ==
          Strings{"killed 25", "injured 70"});
}

SCENARIO("bodies, and those who die of their wounds, are dead", "[claims]")
{
    CHECK(sums("The bodies of seven people were pulled from the rubble.") == Strings{"killed 7"});
    CHECK(sums("Rescuers recovered seven bodies from the rubble.") == Strings{"killed 7"});
    CHECK(sums("Seven bodies have been found under the rubble.") == Strings{"killed 7"});
    CHECK(sums("Two of the wounded succumbed to their injuries.") == Strings{"killed 2"});
    CHECK(sums("A 9-year-old girl succumbed to her wounds in hospital.") == Strings{"killed 1"});
}

SCENARIO("lives lost and tolls are deaths", "[claims]")
{
    CHECK(sums("Eleven people lost their lives and 34 sustained injuries.") == Strings{"killed 11", "injured 34"});
    CHECK(sums("The strike took the lives of five people.") == Strings{"killed 5"});
    CHECK(sums("The attack has claimed 18 lives.") == Strings{"killed 18"});
    CHECK(sums("At least 18 lives were lost.") == Strings{"killed >=18"});
    CHECK(sums("The death count has climbed to 27.") == Strings{"killed 27"});
    CHECK(sums("The number of dead has risen to 31.") == Strings{"killed 31"});
    CHECK(sums("The number of people killed in the attack has increased to 31.") == Strings{"killed 31"});
    CHECK(sums("Hospital records show 44 dead and 120 injured.") == Strings{"killed 44", "injured 120"});
    CHECK(sums("The morgue received 16 bodies.") == Strings{"killed 16"});
    CHECK(sums("The hospital received the bodies of 16 people.") == Strings{"killed 16"});
    CHECK(sums("16 bodies arrived at the hospital.") == Strings{"killed 16"});
    CHECK(sums("A total of 16 bodies arrived at the two hospitals.") == Strings{"killed 16"});
    CHECK(sums("There were 16 killed and 40 injured.") == Strings{"killed 16", "injured 40"});
    CHECK(sums("The explosion was fatal for three workers.") == Strings{"killed 3"});
    CHECK(sums("Three workers were fatally wounded.") == Strings{"killed 3"});
    CHECK(sums("Three workers were mortally wounded by shrapnel.") == Strings{"killed 3"});
}

SCENARIO("wounds received, and help sought for them, are injuries", "[claims]")
{
    CHECK(sums("Five residents received shrapnel wounds.") == Strings{"injured 5"});
    CHECK(sums("Five residents suffered blast injuries.") == Strings{"injured 5"});
    CHECK(sums("Five people were hospitalised with shrapnel wounds.") == Strings{"injured 5"});
    CHECK(sums("A 56-year-old man was hospitalized with a leg injury.") == Strings{"injured 1"});
    CHECK(sums("Five people sought medical help.") == Strings{"injured 5"});
    CHECK(sums("A woman, 71, was wounded.") == Strings{"injured 1"});
    CHECK(sums("A 71-year-old woman and a 45-year-old man were wounded.") ==
          Strings{"injured 1 sum 0", "injured 1 sum 0"});
    CHECK(sums("Two men, aged 34 and 51, died at the scene.") == Strings{"killed 2"});
    CHECK(sums("Four people, among them a 16-year-old boy, sustained injuries.") ==
          Strings{"injured 4", "injured 1 part of 0"});
    CHECK(sums("The wounded include a 12-year-old girl.") == Strings{"injured 1"});
    CHECK(sums("The dead included two children.") == Strings{"killed 2"});
    CHECK(sums("Among the dead were two children and a nurse.") == Strings{"killed 2 sum 0", "killed 1 sum 0"});
    CHECK(sums("Among the wounded are three children.") == Strings{"injured 3"});
}

SCENARIO("a headline says as much as a sentence", "[claims]")
{
    CHECK(sums("The shelling left one person dead and three others wounded.") == Strings{"killed 1", "injured 3"});
    CHECK(sums("Shelling leaves one dead, three wounded in border village") == Strings{"killed 1", "injured 3"});
    CHECK(sums("One killed, three wounded in shelling of border village") == Strings{"killed 1", "injured 3"});
    CHECK(sums("3 dead, 10 hurt as drone hits bus") == Strings{"killed 3", "injured 10"});
    CHECK(sums("Drone strike on bus kills three, injures ten") == Strings{"killed 3", "injured 10"});
    CHECK(sums("At least 20 killed in market blast") == Strings{"killed >=20"});
    CHECK(sums("Death toll from market blast rises to 24") == Strings{"killed 24"});
    CHECK(sums("Toll rises to 24 in market blast") == Strings{"killed 24"});
    CHECK(sums("Market blast: 24 dead, 60 injured") == Strings{"killed 24", "injured 60"});
    CHECK(sums("Air raid on camp 'kills 19'") == Strings{"killed 19"});
    CHECK(sums("Six soldiers killed as militants storm base") == Strings{"killed 6"});
    CHECK(sums("Militants kill six soldiers in raid on base") == Strings{"killed 6"});
    CHECK(sums("Two Palestinians shot dead by soldiers near the wall.") == Strings{"killed 2"});
    CHECK(sums("Soldiers shot and killed two Palestinians near the wall.") == Strings{"killed 2"});
    CHECK(sums("A Palestinian was shot and wounded by soldiers.") == Strings{"injured 1"});
    CHECK(sums("Troops opened fire on the crowd, killing at least eight and injuring dozens.") ==
          Strings{"killed >=8", "injured 12+"});
    CHECK(sums("Gunmen on motorcycles killed at least 37 villagers.") == Strings{"killed >=37"});
}

SCENARIO("the dead of two sides are parts of the total, or each side's", "[claims]")
{
    CHECK(sums("The clashes claimed the lives of 14 fighters: nine from the army and five from the militia.") ==
          Strings{"killed 14", "killed 9 part of 0", "killed 5 part of 0"});
    CHECK(sums("Fighting left 14 combatants dead, including nine soldiers and five militiamen.") ==
          Strings{"killed 14", "killed 9 part of 0", "killed 5 part of 0"});
    CHECK(sums("The observatory documented the killing of 11 civilians, including four women and three children.") ==
          Strings{"killed 11", "killed 4 part of 0", "killed 3 part of 0"});
    CHECK(sums("SOHR activists documented the death of three members of the regime forces by landmine explosion.") ==
          Strings{"killed 3"});
    CHECK(sums("The observatory documented the death of a civilian and the injury of two others.") ==
          Strings{"killed 1", "injured 2"});
    CHECK(sums("The deaths of at least 62 civilians have been verified.") == Strings{"killed >=62"});
}

SCENARIO("rights bodies count victims in nouns, ranges and bounds", "[claims]")
{
    CHECK(sums("OHCHR verified 174 civilian deaths and 690 injuries in May.") == Strings{"killed 174", "injured 690"});
    CHECK(sums("OHCHR recorded 864 civilian casualties: 174 killed and 690 injured.") ==
          Strings{"casualties 864", "killed 174", "injured 690"});
    CHECK(sums("Civilian casualties: 174 killed, 690 injured.") == Strings{"killed 174", "injured 690"});
    CHECK(sums("Between 4 and 6 civilians were reported killed and up to 13 injured.") ==
          Strings{"killed 4-6", "injured <=13"});
    CHECK(sums("Between four and six civilians died.") == Strings{"killed 4-6"});
    CHECK(sums("4-6 civilians were killed and 2–3 injured.") == Strings{"killed 4-6", "injured 2-3"});
    CHECK(sums("Airwars graded the event as fair, with 3-5 civilians killed.") == Strings{"killed 3-5"});
    CHECK(sums("Some 15 to 20 militants were killed.") == Strings{"killed 15-20"});
    CHECK(sums("15 to 20 militants were killed.") == Strings{"killed 15-20"});
    CHECK(sums("As many as 30 people were killed.") == Strings{"killed <=30"});
    CHECK(sums("No fewer than 30 people were killed.") == Strings{"killed >=30"});
    CHECK(sums("At least a dozen people were killed and scores wounded.") == Strings{"killed >=12", "injured 20+"});
}

SCENARIO("vague words have the number that coders give them", "[claims]")
{
    CHECK(sums("Hundreds of people were killed and thousands displaced.") == Strings{"killed 100+", "displaced 1000+"});
    CHECK(sums("Tens of people were injured.") == Strings{"injured 10+"});
    CHECK(sums("A handful of people were hurt.") == Strings{"injured 3+"});
    CHECK(sums("A few people were hurt.") == Strings{"injured 3+"});
    CHECK(sums("A couple of soldiers were wounded.") == Strings{"injured 2"});
    CHECK(sums("A number of soldiers were wounded.") == Strings{"injured 2+"});
    CHECK(sums("An unspecified number of soldiers were killed.") == Strings{"killed 2+"});
    CHECK(sums("Scores were killed.") == Strings{"killed 20+"});
}

SCENARIO("a family is counted by its members", "[claims]")
{
    CHECK(sums("A family of five was killed.") == Strings{"killed 5"});
    CHECK(sums("Five members of one family were killed.") == Strings{"killed 5"});
    CHECK(
        sums("Five members of the same family, including three children, were killed when a shell hit their house.") ==
        Strings{"killed 5", "killed 3 part of 0"});
    CHECK(sums("A couple and their two children were killed.") == Strings{"killed 2 sum 0", "killed 2 sum 0"});
    CHECK(sums("A mother and her three children were killed.") == Strings{"killed 1 sum 0", "killed 3 sum 0"});
    CHECK(sums("A father and son were killed.") == Strings{"killed 1 sum 0", "killed 1 sum 0"});
    CHECK(sums("Two brothers and their mother were killed.") == Strings{"killed 2 sum 0", "killed 1 sum 0"});
    CHECK(sums("A husband and wife were injured.") == Strings{"injured 1 sum 0", "injured 1 sum 0"});
}

SCENARIO("a part is told from its total wherever it stands", "[claims]")
{
    CHECK(sums("A pregnant woman was among the six killed.") == Strings{"killed 1 part of 1", "killed 6"});
    CHECK(sums("Six people were killed, a pregnant woman among them.") == Strings{"killed 6", "killed 1 part of 0"});
    CHECK(sums("Half of the 20 killed were children.") == Strings{"killed 20"});
    CHECK(sums("Of the 20 killed, 11 were children.") == Strings{"killed 20", "killed 11 part of 0"});
    CHECK(sums("Of those killed, 11 were children.") == Strings{"killed 11"});
    CHECK(sums("Eleven of the 20 dead were children.") == Strings{"killed 11 part of 1", "killed 20"});
}

SCENARIO("another and a third are one more", "[claims]")
{
    CHECK(sums("Another four people died in a second strike.") == Strings{"killed 4"});
    CHECK(sums("Four more people died overnight.") == Strings{"killed 4"});
    CHECK(sums("One soldier was killed and another wounded.") == Strings{"killed 1", "injured 1"});
    CHECK(sums("One soldier was killed and two more were wounded.") == Strings{"killed 1", "injured 2"});
    CHECK(sums("One person was killed and one injured.") == Strings{"killed 1", "injured 1"});
    CHECK(sums("One person died and another was injured.") == Strings{"killed 1", "injured 1"});
    CHECK(sums("Two were killed; a third is in a critical condition.") == Strings{"killed 2", "injured 1"});
    CHECK(sums("One died on the spot and two others later in hospital.") ==
          Strings{"killed 1 sum 0", "killed 2 sum 0"});
    CHECK(sums("Two people died at the scene and a third died on the way to hospital.") ==
          Strings{"killed 2 sum 0", "killed 1 sum 0"});
}

SCENARIO("those who survive are no victims", "[claims]")
{
    CHECK(sums("Four others were pulled out alive.").empty());
    CHECK(sums("Four people survived.").empty());
    CHECK(sums("Forty people were inside when the roof fell in; none was hurt.") == Strings{"injured 0"});
    CHECK(sums("All nine on board were killed.") == Strings{"killed 9"});
    CHECK(sums("All 33 people on board the plane died.") == Strings{"killed 33"});
    CHECK(sums("All the crew were killed.").empty());
    CHECK(sums("The entire crew of 12 was rescued.").empty());
    CHECK(sums("Twelve crew members were rescued.").empty());
}

} // namespace placeline::claims
