// SPDX-License-Identifier: Apache-2.0
#include "claims_of.hpp"

#include <catch2/catch.hpp>

namespace placeline::claims {

SCENARIO("a number beside a word of killing counts the killed", "[claims]")
{
    CHECK(numbers("A shell killed four people at a bus stop.") == Strings{"killed 4"});
    CHECK(numbers("Four people were killed by a shell at a bus stop.") == Strings{"killed 4"});
    CHECK(numbers("Four people died at a bus stop.") == Strings{"killed 4"});
    CHECK(numbers("Four vendors lost their lives in the market.") == Strings{"killed 4 (civilians)"});
    CHECK(numbers("The blast claimed the lives of eleven miners.") == Strings{"killed 11"});
    CHECK(numbers("The blast claimed 11 lives.") == Strings{"killed 11"});
    CHECK(numbers("The raid left nine people dead.") == Strings{"killed 9"});
    CHECK(numbers("The raid left nine dead.") == Strings{"killed 9"});
    CHECK(numbers("Nine dead after raid on quarry") == Strings{"killed 9"});
    CHECK(numbers("There were six deaths in the old town.") == Strings{"killed 6"});
    CHECK(numbers("The ambulance service counted six fatalities.") == Strings{"killed 6"});
    CHECK(numbers("Crews pulled ten bodies from the ruins.") == Strings{"killed 10"});
    CHECK(numbers("The bodies of five fishermen were recovered.") == Strings{"killed 5 (civilians)"});
    CHECK(numbers("The deaths of three drivers were announced.") == Strings{"killed 3"});
    CHECK(numbers("Gunmen shot dead seven villagers.") == Strings{"killed 7"});
    CHECK(numbers("The army lost two men to a mine.") == Strings{"killed 2 (men)"});
    CHECK(numbers("Bombing kills 14 in the harbour district") == Strings{"killed 14"});
    CHECK(numbers("Fourteen residents of the hamlet, most of them elderly, were killed.") == Strings{"killed 14"});
    CHECK(numbers("Twelve soldiers had fallen in the ambush.") == Strings{"killed 12 (soldiers)"});
    CHECK(numbers("Four anglers were killed.") == Strings{"killed 4"});
    CHECK(numbers("The mine killed four anglers.") == Strings{"killed 4"});
}

SCENARIO("a number beside a word of wounding counts the injured", "[claims]")
{
    CHECK(numbers("Shrapnel wounded 25.") == Strings{"injured 25"});
    CHECK(numbers("Twenty-five people were hurt.") == Strings{"injured 25"});
    CHECK(numbers("The clinic received five wounded men.") == Strings{"injured 5 (men)"});
    CHECK(numbers("Another 33 were still in hospital.") == Strings{"injured 33"});
    CHECK(numbers("There were three minor injuries.") == Strings{"injured 3"});
    CHECK(numbers("Three girls injured by glass were carried out.") == Strings{"injured 3 (children)"});
    CHECK(numbers("A splinter slightly hurt a man.") == Strings{"injured 1 (men)"});
    CHECK(numbers("Half a dozen were wounded.") == Strings{"injured 6"});
}

SCENARIO("a second number takes its own verb, not the first one's", "[claims]")
{
    CHECK(numbers("The strike hit a bakery, killing 16 and wounding 36 others.") == Strings{"killed 16", "injured 36"});
    CHECK(numbers("Sixteen people died and 36 more were hurt.") == Strings{"killed 16", "injured 36"});
    CHECK(numbers("12 were killed, 30 injured.") == Strings{"killed 12", "injured 30"});
    CHECK(numbers("The raid killed 16 people and injured 36 others.") == Strings{"killed 16", "injured 36"});
    CHECK(numbers("Four injured, two killed in the shelling") == Strings{"injured 4", "killed 2"});
    CHECK(numbers("Two women died and four were wounded.") == Strings{"killed 2 (women)", "injured 4"});
    CHECK(numbers("At least eleven farmers were killed and thirty wounded.") ==
          Strings{"killed >=11 (civilians)", "injured 30"});
    CHECK(numbers("The raid left 4 dead and 11 injured.") == Strings{"killed 4", "injured 11"});
    CHECK(numbers("Twelve people were killed, the governor said, and 30 were wounded.") ==
          Strings{"killed 12", "injured 30"});
}

SCENARIO("one who kills is not among the killed", "[claims]")
{
    CHECK(numbers("Two gunmen killed six people.") == Strings{"killed 6"});
    CHECK(numbers("Three soldiers wounded a shepherd.") == Strings{"injured 1 (civilians)"});
    CHECK(numbers("Two riders fired into a cafe, killing five guests and wounding seven.") ==
          Strings{"killed 5", "injured 7"});
    CHECK(numbers("Four fighters attacked the post.").empty());
}

SCENARIO("a toll names its measure", "[claims]")
{
    CHECK(numbers("The death toll from the twin blasts reached at least 100.") == Strings{"killed >=100"});
    CHECK(numbers("The death toll rose to 17.") == Strings{"killed 17"});
    CHECK(numbers("The death toll stands at 40, with 300 wounded.") == Strings{"killed 40", "injured 300"});
    CHECK(numbers("A nurse put the dead at 18.") == Strings{"killed 18"});
    CHECK(numbers("The number of wounded climbed to 80.") == Strings{"injured 80"});
    CHECK(numbers("Nine more have died since, bringing the toll to 17.") == Strings{"killed 9", "killed 17"});
    CHECK(numbers("It was a battle with a toll of twenty.") == Strings{"killed 20"});
    CHECK(numbers("The death toll rose to 17, up from 12 on Monday.") == Strings{"killed 17"});
}

SCENARIO("casualties are killed or injured, not told apart", "[claims]")
{
    CHECK(numbers("Neighbours spoke of scores of casualties.") == Strings{"casualties 20+"});
    CHECK(numbers("The mine killed or wounded 20 conscripts.") == Strings{"casualties 20 (soldiers)"});
}

SCENARIO("'no casualties' states two zeros, and a missing number none", "[claims]")
{
    CHECK(numbers("No casualties were reported.") == Strings{"killed 0", "injured 0"});
    CHECK(numbers("There were no casualties.") == Strings{"killed 0", "injured 0"});
    CHECK(numbers("No one was hurt.") == Strings{"injured 0"});
    CHECK(numbers("Nobody was killed.") == Strings{"killed 0"});
    CHECK(numbers("The rockets fell on a field and hurt nobody.") == Strings{"injured 0"});
    CHECK(numbers("There were no deaths.") == Strings{"killed 0"});
    CHECK(numbers("There were no injuries.") == Strings{"injured 0"});
    CHECK(numbers("She mentioned no casualties.").empty());
    CHECK(numbers("The ministry gave no toll.").empty());
    CHECK(numbers("There was no word of casualties.").empty());
    CHECK(numbers("Nobody knew how many were killed.").empty());
}

SCENARIO("missing, abducted, detained and displaced people are counted as such", "[claims]")
{
    CHECK(numbers("Twenty people were listed as missing.") == Strings{"missing 20"});
    CHECK(numbers("Crews are searching for five missing men.") == Strings{"missing 5 (men)"});
    CHECK(numbers("Eight hikers are unaccounted for.") == Strings{"missing 8"});
    CHECK(numbers("Gunmen abducted 40 pupils from a boarding school.") == Strings{"abducted 40 (children)"});
    CHECK(numbers("Six more were kidnapped on the road.") == Strings{"abducted 6"});
    CHECK(numbers("Police arrested 16 people.") == Strings{"detained 16"});
    CHECK(numbers("Sixteen people were detained.") == Strings{"detained 16"});
    CHECK(numbers("Some 3,000 people fled their homes.") == Strings{"displaced ~3000"});
    CHECK(numbers("The fighting has displaced 12,000 people.") == Strings{"displaced 12000"});
    CHECK(numbers("The floods of fighting have driven 2.5 million villagers from their homes.") ==
          Strings{"displaced 2500000"});
}

SCENARIO("strikes, targets and munitions are counted apart", "[claims]")
{
    CHECK(numbers("Near the dam, two strikes destroyed a bunker and three vehicles.") == Strings{"strikes 2"});
    CHECK(numbers("Near the dam, one strike hit a checkpoint.") == Strings{"strikes 1"});
    CHECK(numbers("Near the dam, an airstrike destroyed a truck.") == Strings{"strikes 1"});
    CHECK(numbers("Fifteen air strikes hit the valley.") == Strings{"strikes 15"});
    CHECK(numbers("The coalition carried out 14 strikes.") == Strings{"strikes 14"});
    CHECK(numbers("Jets struck more than 85 targets.") == Strings{"targets >85"});
    CHECK(numbers("In all 18 targets were hit.") == Strings{"targets 18"});
    CHECK(numbers("The raids employed more than 125 precision munitions.") == Strings{"munitions >125"});
    CHECK(numbers("The battery fired 20 rockets at the port.") == Strings{"munitions 20"});
    CHECK(numbers("Five rockets landed on the runway.") == Strings{"munitions 5"});
    CHECK(numbers("Two ballistic missiles hit a barracks.") == Strings{"munitions 2"});
    CHECK(numbers("Air defences shot down 18 drones.") == Strings{"intercepted 18"});
    CHECK(numbers("Seven drones were intercepted.") == Strings{"intercepted 7"});
    CHECK(numbers("A navy ship intercepted three missiles over the strait.") == Strings{"intercepted 3"});
    CHECK(numbers("The depot held 300 missiles.").empty());
}

SCENARIO("notes are as short as headlines", "[claims]")
{
    CHECK(numbers("Casualties: 3 killed, 5 wounded.") == Strings{"killed 3", "injured 5"});
    CHECK(numbers("Killed: 5. Wounded: 12.") == Strings{"killed 5", "injured 12"});
    CHECK(numbers("14 fatalities (including 3 civilians) were recorded.") ==
          Strings{"killed 14", "killed 3 (civilians)"});
    CHECK(numbers("One soldier was KIA and four WIA.") == Strings{"killed 1 (soldiers)", "injured 4"});
    CHECK(numbers("Blast in Arvela: 3 dead, 12 hurt") == Strings{"killed 3", "injured 12"});
    CHECK(numbers("1 person dead and 2 others wounded.") == Strings{"killed 1", "injured 2"});
    CHECK(numbers("No fatalities reported.") == Strings{"killed 0"});
    CHECK(numbers("There were no reports of injuries or fatalities.").empty());
    CHECK(numbers("Six passengers also had their throats cut.") == Strings{"killed 6"});
}

SCENARIO("of those fired and those shot down, each has its number", "[claims]")
{
    CHECK(numbers("The air force said it shot down 15 of 20 drones launched overnight.") ==
          Strings{"intercepted 15", "munitions 20"});
    CHECK(numbers("Of the 20 drones launched, 15 were shot down.") == Strings{"munitions 20", "intercepted 15"});
    CHECK(numbers("Three rockets were fired at the base, two of which were intercepted.") ==
          Strings{"munitions 3", "intercepted 2"});
    CHECK(numbers("The fire damaged seven rocket launchers.").empty());
}

SCENARIO("a question states nothing", "[claims]")
{
    CHECK(numbers("It was not clear whether the three men had died.").empty());
    CHECK(numbers("If ten people died, somebody must answer for it.").empty());
}

SCENARIO("the second clause does not speak of the first one's people", "[claims]")
{
    CHECK(numbers("Ten people were rescued from the rubble and three remained missing.") == Strings{"missing 3"});
    CHECK(numbers("Five members of one family died.") == Strings{"killed 5"});
    CHECK(numbers("Four of the 14 passengers who died had studied in Arvela.") == Strings{"killed 14"});
    CHECK(numbers("A nice body is not what he had in mind.").empty());
    CHECK(numbers("It was an economic dead end.").empty());
}

SCENARIO("what might happen has no number", "[claims]")
{
    CHECK(numbers("The blast could kill hundreds of people.").empty());
    CHECK(numbers("They threatened to kill ten hostages.").empty());
    CHECK(numbers("Thousands would die.").empty());
    CHECK(numbers("The group planned to abduct two engineers.").empty());
}

SCENARIO("numbers of other things are no toll", "[claims]")
{
    CHECK(numbers("The unit has 900 soldiers.").empty());
    CHECK(numbers("A 36-year-old driver spoke of his journey.").empty());
    CHECK(numbers("The frost killed 200 sheep.").empty());
    CHECK(numbers("The fire destroyed three houses and 12 cars.").empty());
    CHECK(numbers("The council voted 14 to 2 for Resolution 1559.").empty());
    CHECK(numbers("The F-16 flew for two hours.").empty());
    CHECK(numbers("Teachers began a three-day strike over pay.").empty());
    CHECK(numbers("Sixteen flights were cancelled and 36 delayed.").empty());
    CHECK(numbers("The deal is worth $3 million.").empty());
    CHECK(numbers("Parliament killed the bill by 120 votes.").empty());
    CHECK(numbers("The town lies 40 km from the border.").empty());
}

SCENARIO("a number named before it is given is a toll", "[claims]")
{
    CHECK(numbers("The mayor put the number of villagers killed in the raid at 27.") == Strings{"killed 27"});
    CHECK(numbers("The clinic put the number of dead at 70 and the wounded at 19.") ==
          Strings{"killed 70", "injured 19"});
    CHECK(numbers("A third body brings to 33 the number of people known to have died.") == Strings{"killed 33"});
    CHECK(numbers("The mayor put the number of tents at 27.").empty());
    CHECK(numbers("The number of schools closed stood at 12.").empty());
}

SCENARIO("those among the harmed are counted", "[claims]")
{
    CHECK(numbers("Among the dead at the quarry were two soldiers.") == Strings{"killed 2 (soldiers)"});
    CHECK(numbers("Among the wounded were six nurses.").size() == 1);
    CHECK(numbers("Among the guests were six nurses.").empty());
    CHECK(numbers("The fighting drove 2,500 people out of Arvela.") == Strings{"displaced 2500"});
}

SCENARIO("lives are counted whatever the verb", "[claims]")
{
    CHECK(numbers("A grenade cost five guests their lives.") == Strings{"killed 5"});
    CHECK(numbers("The mine cost a driver his life.") == Strings{"killed 1"});
    CHECK(numbers("The flood of shells claimed the lives of six villagers.") == Strings{"killed 6"});
    CHECK(numbers("The repairs cost five men a week.").empty());
    CHECK(numbers("The loss of six men was admitted.") == Strings{"killed 6 (men)"});
    CHECK(numbers("The loss of six boats was admitted.").empty());
}

SCENARIO("quotation marks around the noun change nothing", "[claims]")
{
    CHECK(numbers("The army said that 80 'bandits' had been killed.").size() == 1);
    CHECK(numbers("The army said that 80 ‘bandits’ had been killed.").size() == 1);
    CHECK(numbers("The army said that 80 “bandits” had been killed.").size() == 1);
}

SCENARIO("none is a number", "[claims]")
{
    CHECK(numbers("No Arvelans were harmed.") == Strings{"injured 0"});
    CHECK(numbers("Shells fell outside the fence without causing casualties.") == Strings{"killed 0", "injured 0"});
    CHECK(numbers("Rockets fell on the pier without injuries.") == Strings{"injured 0"});
    CHECK(numbers("Not one miller died.") == Strings{"killed 0"});
    CHECK(numbers("The column left without orders.").empty());
}

SCENARIO("what strikes are aimed at are targets", "[claims]")
{
    CHECK(numbers("Jets flew strikes against more than 60 targets at 16 sites.") == Strings{"targets >60"});
    CHECK(numbers("The navy announced strikes on 12 targets.") == Strings{"targets 12"});
    CHECK(numbers("The army could order strikes against 60 targets.").empty());
}

SCENARIO("weapons by their make are munitions", "[claims]")
{
    CHECK(numbers("Pilots used two Paveway IVs against a post.") == Strings{"munitions 2"});
    CHECK(numbers("A crew fired four Hellfires at a lorry.") == Strings{"munitions 4"});
    CHECK(numbers("The rebels used 10 drones against the depot.") == Strings{"munitions 10"});
}

SCENARIO("one of its largest raids says how large, not how many", "[claims]")
{
    CHECK(numbers("It was one of the largest air attacks of the year.").empty());
    CHECK(numbers("The air force flew one of its heaviest raids.").empty());
    CHECK(numbers("Fifteen residents cannot be traced.") == Strings{"missing 15"});
}

SCENARIO("killed or wounded are casualties, not told apart", "[claims]")
{
    CHECK(numbers("Nine people were killed or wounded.") == Strings{"casualties 9"});
    CHECK(numbers("The rescuers carried off the wounded, about a hundred of them, on carts.") ==
          Strings{"injured ~100"});
}

} // namespace placeline::claims
