// SPDX-License-Identifier: Apache-2.0
#include "claims_of.hpp"

#include <catch2/catch.hpp>

namespace placeline::claims {

SCENARIO("ages, units, names and crowds are no victims", "[claims]")
{
    CHECK(
        sums("The 36-year-old driver of the F-16 base said Resolution 2728 of 16 May was ignored by the 85th Brigade.")
            .empty());
    CHECK(sums("A 155 mm shell hit a house.").empty());
    CHECK(sums("He was sentenced to 12 years for killing a neighbour.") == Strings{"killed 1"});
    CHECK(sums("The army has 12,000 troops in the area.").empty());
    CHECK(sums("Some 40 soldiers guard the dam.").empty());
    CHECK(sums("The group holds about 130 hostages.").empty());
    CHECK(sums("The aid convoy of 14 trucks was hit.").empty());
    CHECK(sums("Ten people were born in the shelter.").empty());
    CHECK(sums("The council of 12 members met.").empty());
    CHECK(sums("The price rose 12 per cent after the attack.").empty());
    CHECK(sums("The 2019 attack killed 12 people.") == Strings{"killed 12"});
    CHECK(sums("Over 70 countries condemned the attack.").empty());
    CHECK(sums("Two ministers visited the wounded.").empty());
    CHECK(sums("Four ambulances took the wounded to hospital.").empty());
    CHECK(sums("Thirty firefighters fought the blaze.").empty());
    CHECK(sums("More than 100 rescuers searched the rubble.").empty());
    CHECK(sums("The plane carried 130 passengers.").empty());
    CHECK(sums("Of the 130 passengers, 12 were hurt.") == Strings{"injured 12"});
    CHECK(sums("The boat carried 60 migrants, 12 of whom drowned.") == Strings{"killed 12"});
}

SCENARIO("attackers who die are among the dead, those who kill are not", "[claims]")
{
    CHECK(sums("About 200 fighters attacked the town.").empty());
    CHECK(sums("About 200 fighters attacked the town, killing 12 soldiers.") == Strings{"killed 12"});
    CHECK(sums("Two suicide bombers killed 12 people.") == Strings{"killed 12"});
    CHECK(sums("Two suicide bombers blew themselves up, killing 12 people.") == Strings{"killed 12"});
    CHECK(sums("Three attackers and a guard were killed.") == Strings{"killed 3 sum 0", "killed 1 sum 0"});
    CHECK(sums("The three attackers were shot dead.") == Strings{"killed 3"});
    CHECK(sums("All three attackers were killed.") == Strings{"killed 3"});
    CHECK(sums("Police killed the two attackers.") == Strings{"killed 2"});
    CHECK(sums("The attacker was killed.") == Strings{"killed 1"});
    CHECK(sums("The bomber was killed and three guards were hurt.") == Strings{"killed 1", "injured 3"});
    CHECK(sums("The pilot was killed.") == Strings{"killed 1"});
}

SCENARIO("one who is named or known counts once", "[claims]")
{
    CHECK(sums("Its commander was killed.") == Strings{"killed 1"});
    CHECK(sums("A senior Front commander was killed.") == Strings{"killed 1"});
    CHECK(sums("Front leader Orin Vaskar was killed.") == Strings{"killed 1"});
    CHECK(sums("Vaskar was killed in Arvela.").empty());
    CHECK(sums("The strike killed Orin Vaskar, a militia commander.") == Strings{"killed 1"});
    CHECK(sums("Senior commander Fuad Karan and four aides were killed.") ==
          Strings{"killed 1 sum 0", "killed 4 sum 0"});
}

SCENARIO("monitors' notes", "[claims]")
{
    CHECK(sums("Between 1 and 7 May, 64 civilians were killed and 211 injured across the country.") ==
          Strings{"killed 64", "injured 211"});
    CHECK(sums("In the first week of May, OHCHR documented at least 64 civilian fatalities.") ==
          Strings{"killed >=64"});
    CHECK(sums("Explosive weapons caused 96 per cent of the 275 civilian casualties recorded.") ==
          Strings{"casualties 275"});
    CHECK(sums("AOAV recorded 1,204 civilian casualties from explosive weapons, of whom 431 were killed.") ==
          Strings{"casualties 1204", "killed 431"});
    CHECK(sums("Of the 431 killed, 88 were children and 102 women.") ==
          Strings{"killed 431", "killed 88 part of 0", "killed 102 part of 0"});
    CHECK(sums("ISIL gunmen ambushed a convoy of the Tribal Mobilization, killing four fighters and wounding two "
               "others.") == Strings{"killed 4", "injured 2"});
    CHECK(sums("Unidentified gunmen shot and killed a former local councillor.") == Strings{"killed 1"});
    CHECK(sums("An unidentified armed group shot dead two farmers in their field.") == Strings{"killed 2"});
    CHECK(sums("At least 3 fatalities.") == Strings{"killed >=3"});
    CHECK(sums("Fatalities unknown.").empty());
    CHECK(sums("No fatalities were reported.") == Strings{"killed 0"});
    CHECK(sums("There were no reported fatalities.") == Strings{"killed 0"});
    CHECK(sums("No injuries or fatalities reported.") == Strings{"injured 0", "killed 0"});
    CHECK(sums("Casualties unknown.").empty());
    CHECK(sums("Coded as 10 fatalities.") == Strings{"killed 10"});
    CHECK(sums("10 fatalities reported.") == Strings{"killed 10"});
    CHECK(sums("Fatalities split between the two events: 5 each.").empty());
    CHECK(sums("Military forces and militants clashed; 12 militants and three soldiers were killed.") ==
          Strings{"killed 12 sum 0", "killed 3 sum 0"});
    CHECK(sums("The clashes resulted in 15 casualties on both sides.") == Strings{"casualties 15"});
    CHECK(sums("At least 12 on both sides were killed.") == Strings{"killed >=12"});
    CHECK(sums("Security forces killed 12 militants for the loss of three soldiers.") ==
          Strings{"killed 12 sum 0", "killed 3 sum 0"});
    CHECK(sums("Security forces neutralised 14 militants.") == Strings{"killed 14"});
    CHECK(sums("Turkish forces \"neutralised\" eight PKK members.") == Strings{"killed 8"});
    CHECK(sums("Troops eliminated 14 terrorists and arrested 20 suspects.") == Strings{"killed 14", "detained 20"});
    CHECK(sums("The operation left 14 militants dead and 20 in custody.") == Strings{"killed 14", "detained 20"});
    CHECK(sums("Three \"terrorists\" were eliminated in the strike.") == Strings{"killed 3"});
    CHECK(sums("Russian losses amounted to 1,100 personnel over the past day.") == Strings{"killed 1100"});
    CHECK(sums("The enemy lost 1,100 soldiers killed and wounded.") == Strings{"casualties 1100"});
    CHECK(sums("Ukraine lost up to 350 servicemen, two tanks and five vehicles.") == Strings{"killed <=350"});
    CHECK(sums("Enemy losses: 120 killed, 45 wounded.") == Strings{"killed 120", "injured 45"});
}

SCENARIO("a list after a label, and an apposition that makes up its number", "[claims]")
{
    CHECK(sums("The dead: three men, two women and a child.") ==
          Strings{"killed 3 sum 0", "killed 2 sum 0", "killed 1 sum 0"});
    CHECK(sums("Killed were three men, two women and a child.") ==
          Strings{"killed 3 sum 0", "killed 2 sum 0", "killed 1 sum 0"});
    CHECK(sums("Three men, two women and a child were among the dead.") ==
          Strings{"killed 3 sum 0", "killed 2 sum 0", "killed 1 sum 0"});
    CHECK(sums("The victims, two sisters aged 8 and 11, were playing outside.").empty());
    CHECK(sums("Two children, aged 8 and 11, were killed.") == Strings{"killed 2"});
    CHECK(sums("Two children (8 and 11) were killed.") == Strings{"killed 2"});
    CHECK(sums("Two people, a man and a woman, were killed.") ==
          Strings{"killed 2", "killed 1 part of 0", "killed 1 part of 0"});
    CHECK(sums("Two people - a man and a woman - were killed.") ==
          Strings{"killed 2", "killed 1 part of 0", "killed 1 part of 0"});
    CHECK(sums("Two people were killed: a man and a woman.") ==
          Strings{"killed 2", "killed 1 part of 0", "killed 1 part of 0"});
}

SCENARIO("how badly some were hurt makes them a part", "[claims]")
{
    CHECK(sums("Four people were injured, two of them seriously.") == Strings{"injured 4", "injured 2 part of 0"});
    CHECK(sums("Four people were injured, two seriously.") == Strings{"injured 4", "injured 2 part of 0"});
    CHECK(sums("Four people were injured, including two seriously.") == Strings{"injured 4", "injured 2 part of 0"});
    CHECK(sums("Four people were injured, two of whom are in intensive care.") ==
          Strings{"injured 4", "injured 2 part of 0"});
    CHECK(sums("Eleven people were hurt, three of them critically.") == Strings{"injured 11", "injured 3 part of 0"});
    CHECK(sums("Eleven people were hurt, among them a child.") == Strings{"injured 11", "injured 1 part of 0"});
    CHECK(sums("Eleven people were hurt, one of whom later died.") == Strings{"injured 11", "killed 1"});
    CHECK(sums("Six of the eleven wounded are in serious condition.") == Strings{"injured 6 part of 1", "injured 11"});
    CHECK(sums("One of the wounded died in hospital.") == Strings{"killed 1"});
    CHECK(sums("Of the wounded, three are children.") == Strings{"injured 3"});
    CHECK(sums("Three of the dead were children.") == Strings{"killed 3"});
}

SCENARIO("a later figure is told from an earlier one", "[claims]")
{
    CHECK(sums("The total number of victims is 17: five dead and 12 injured.") ==
          Strings{"killed 17", "killed 5", "injured 12"});
    CHECK(sums("In total, 17 people were affected: five killed and 12 injured.") == Strings{"killed 5", "injured 12"});
    CHECK(sums("The death toll has reached 17 after two more victims died in hospital.") ==
          Strings{"killed 17", "killed 2 part of 0"});
    CHECK(sums("Two more bodies were found, raising the toll to 17.") == Strings{"killed 2 part of 1", "killed 17"});
    CHECK(sums("The toll climbed from 15 to 17.") == Strings{"killed 17"});
    CHECK(sums("The death toll was revised down to 15 from 17.") == Strings{"killed 15"});
    CHECK(sums("The death toll, initially put at 12, rose to 17.") == Strings{"killed 17"});
    CHECK(sums("A final count put the dead at 121, after an initial figure of 60.") == Strings{"killed 121"});
    CHECK(sums("The final toll was 68, the inquiry found. About 70 had been feared dead on the day.") ==
          Strings{"killed 68", "killed ~70 unconfirmed"});
}

SCENARIO("flashes and posts", "[claims]")
{
    CHECK(sums("Missile strike on apartment block: 5 dead, 31 wounded incl. 3 children") ==
          Strings{"killed 5", "injured 31", "injured 3 part of 1"});
    CHECK(sums("UPDATE: 7 killed, 40+ wounded") == Strings{"killed 7", "injured >=40"});
    CHECK(sums("7 dead. 40 wounded.") == Strings{"killed 7", "injured 40"});
    CHECK(sums("7 people dead, 40 people wounded, 3 people missing") == Strings{"killed 7", "injured 40", "missing 3"});
    CHECK(sums("+3 killed") == Strings{"killed 3"});
    CHECK(sums("Killed - 3, wounded - 14.") == Strings{"killed 3", "injured 14"});
    CHECK(sums("Civilians killed: 3. Civilians wounded: 14.") == Strings{"killed 3", "injured 14"});
    CHECK(sums("Total: 3 killed and 14 wounded.") == Strings{"killed 3", "injured 14"});
    CHECK(sums("One civilian KIA and 3 WIA") == Strings{"killed 1", "injured 3"});
    CHECK(sums("1x civilian killed") == Strings{"killed 1"});
}

SCENARIO("headlines in the present tense", "[claims]")
{
    CHECK(sums("Rocket fire wounds two in the south") == Strings{"injured 2"});
    CHECK(sums("Two wounded by rocket fire in the south") == Strings{"injured 2"});
    CHECK(sums("Car bomb kills police chief, two bodyguards") == Strings{"killed 1 sum 0", "killed 2 sum 0"});
    CHECK(sums("Car bomb kills police chief and two bodyguards") == Strings{"killed 1 sum 0", "killed 2 sum 0"});
    CHECK(sums("Gunmen abduct 20 students, kill guard") == Strings{"abducted 20", "killed 1"});
    CHECK(sums("Ten miners feared dead") == Strings{"killed 10 unconfirmed"});
    CHECK(sums("Strikes kill dozens in Gaza") == Strings{"killed 12+"});
    CHECK(sums("Dozens feared dead in Gaza strikes") == Strings{"killed 12+ unconfirmed"});
    CHECK(sums("Hundreds flee as fighting nears city") == Strings{"displaced 100+"});
    CHECK(sums("Thousands flee fighting in the east") == Strings{"displaced 1000+"});
    CHECK(sums("Israel strikes 40 targets in Lebanon") == Strings{"targets 40"});
    CHECK(sums("Drone swarm of 60 hits capital").empty());
    CHECK(sums("60 drones hit capital in night attack") == Strings{"munitions 60"});
    CHECK(sums("Russia fires 60 drones at Ukraine") == Strings{"munitions 60"});
    CHECK(sums("Ukraine downs 45 of 60 Russian drones") == Strings{"intercepted 45", "munitions 60"});
    CHECK(sums("Iran fired about 300 drones and missiles at Israel; nearly all were shot down.") ==
          Strings{"munitions ~300"});
    CHECK(sums("Iran launched 170 drones, 30 cruise missiles and 120 ballistic missiles.") ==
          Strings{"munitions 170 sum 0", "munitions 30 sum 0", "munitions 120 sum 0"});
    CHECK(sums("A combined attack of 55 missiles and drones was launched.") == Strings{"munitions 55"});
    CHECK(sums("Two of the five rockets fell inside Syria.") == Strings{"munitions 2 part of 1", "munitions 5"});
}

SCENARIO("numbers without a noun count what the sentence asks for", "[claims]")
{
    CHECK(sums("How many died in the theatre may never be known: the city council spoke of about 300, reporters "
               "arrived at something close to 600, and a rights group could document at least a dozen.") ==
          Strings{"killed ~300", "killed ~600", "killed >=12"});
    CHECK(sums("Tehran launched missiles at the base: of 14 fired, 13 were shot down.") ==
          Strings{"munitions 14", "intercepted 13"});
    CHECK(sums("The state has raised its count for Tuesday's police raids to 121: four officers and 117 suspects.") ==
          Strings{"killed 121", "killed 4 part of 0", "killed 117 part of 0"});
    CHECK(sums("The agency raised its count of displaced people to 40,000.") == Strings{"displaced 40000"});
    CHECK(sums("A helicopter flew nine others, all wounded, to the city.") == Strings{"injured 9"});
    CHECK(sums("Some 3,000 survivors reached the town.") == Strings{"displaced ~3000"});
    CHECK(sums("About 200 soldiers were sheltering under the bridge.").empty());
    CHECK(sums("The death toll from Saturday's twin car bombs in the capital had reached at least 100.") ==
          Strings{"killed >=100"});
}

SCENARIO("an aside between a number and its verb hides neither", "[claims]")
{
    CHECK(sums("In the town two were killed and at least five, including two children, injured.") ==
          Strings{"killed 2", "injured >=5", "injured 2 part of 1"});
    CHECK(sums("Two people were killed and five others, among them a girl, wounded.") ==
          Strings{"killed 2", "injured 5", "injured 1 part of 1"});
    CHECK(sums("A strike on a bus, 51 dead including 40 children, 79 wounded.") ==
          Strings{"strikes 1", "killed 51", "killed 40 part of 1", "injured 79"});
    CHECK(sums("A girl and eight more died.") == Strings{"killed 1 sum 0", "killed 8 sum 0"});
    CHECK(sums("A pensioner and her grandson were wounded.") == Strings{"injured 1 sum 0", "injured 1 sum 0"});
    CHECK(sums("Four dead, among them a girl, in the camp; six in the town.") ==
          Strings{"killed 4", "killed 1 part of 0", "killed 6"});
}

SCENARIO("numbers side by side keep their words", "[claims]")
{
    CHECK(sums("Arvela 20 dead 26 injured; Basmat 9 dead 27 injured.") ==
          Strings{"killed 20", "injured 26", "killed 9", "injured 27"});
    CHECK(sums("13 dead early Tuesday; 20 by evening.") == Strings{"killed 13"});
    CHECK(sums("25 were killed, 31 injured, two boys of 6 and 11 among the dead.") ==
          Strings{"killed 25", "injured 31", "killed 2 part of 0"});
    CHECK(sums("The toll of the bombings at three churches rose to 321.") == Strings{"killed 321"});
    CHECK(sums("The governor gave the toll as 25 dead; it rose to 30.") == Strings{"killed 25", "killed 30"});
    CHECK(sums("A children's hospital was struck in a barrage that killed 33.") == Strings{"killed 33"});
}

SCENARIO("a number keeps its victims over what stands between", "[claims]")
{
    CHECK(sums("The ministry gave the number of dead as 11 at first and as 29 a day later.") == Strings{"killed 29"});
    CHECK(sums("The bodies of three women and three children were pulled from the water.") ==
          Strings{"killed 3 sum 0", "killed 3 sum 0"});
    CHECK(sums("Nine pensioners, of 61 to 80 years, were killed.") == Strings{"killed 9"});
    CHECK(sums("A bomb left four dead and about 50 in need of treatment.") == Strings{"killed 4", "injured ~50"});
    CHECK(sums("No less than 75 people died. A doctors' group gave a range of 70 to 84.") ==
          Strings{"killed >=75", "killed 70-84"});
    CHECK(sums("89 people were killed. The previous evening it had announced 80 dead.") == Strings{"killed 89"});
}

SCENARIO("short lists of logs and flashes keep each number with what it counts", "[claims]")
{
    CHECK(sums("Arvela 33 dead, Basmat 8, Corum 5.") == Strings{"killed 33", "killed 8", "killed 5"});
    CHECK(sums("Six people were killed (three at the airport, three in the port) and 40 injured.") ==
          Strings{"killed 6", "killed 3 part of 0", "killed 3 part of 0", "injured 40"});
    CHECK(sums("Arvela: 2 killed, 4 inj.") == Strings{"killed 2", "injured 4"});
    CHECK(sums("Eight civilians reported killed by mortar fire in the town.") == Strings{"killed 8"});
    CHECK(sums("54 people were killed, 23 of them under 18.") == Strings{"killed 54", "killed 23 part of 0"});
}

SCENARIO("a figure that is not given is no zero", "[claims]")
{
    CHECK(sums("No casualty figures were given.").empty());
    CHECK(sums("There were no casualties.") == Strings{"killed 0", "injured 0"});
}

SCENARIO("what a ministry said before is not its last word", "[claims]")
{
    CHECK(sums("At least 25 people died, an official said. The ministry had put the dead at 19.") ==
          Strings{"killed >=25"});
    CHECK(sums("It had earlier reported six dead in Friday's strike.") == Strings{"killed 6"});
    CHECK(sums("The final toll was 323 dead; the ministry first spoke of 165.") == Strings{"killed 323"});
    CHECK(sums("103 people died and 211 were hurt; the minister corrected it to 84.") ==
          Strings{"killed 103", "injured 211", "killed 84"});
}

SCENARIO("the day of what happened before is not the day of what came after", "[claims]")
{
    CHECK(days("On Tuesday a drone hit the depot, a day after a raid killed ten people.") ==
          Strings{"strikes 1: 2024-05-13", "killed 10: 2024-05-13"});
    CHECK(days("A drone hit the depot on Tuesday. It came a day after a raid killed ten people.") ==
          Strings{"strikes 1: 2024-05-13", "killed 10: 2024-05-13"});
    CHECK(days("On Tuesday a drone killed four people, two days after shelling killed ten.") ==
          Strings{"killed 4: 2024-05-14", "killed 10: 2024-05-12"});
    CHECK(days("A drone killed four people a day after a raid killed ten people.") ==
          Strings{"killed 4: -", "strikes 1: -", "killed 10: -"});
    CHECK(days("Four people were killed on New Year's Day.") == Strings{"killed 4: 2024-01-01"});
    CHECK(days("Four people were killed on New Year's Eve.") == Strings{"killed 4: 2023-12-31"});
    CHECK(days("Four people were killed on Christmas Day.") == Strings{"killed 4: 2023-12-25"});
    CHECK(days("Four people were killed on Easter Sunday.") == Strings{"killed 4: 2024-05-05"});
    CHECK(days("Four people were killed on Good Friday.") == Strings{"killed 4: -"});
    CHECK(days("Four people died on Sunday and six a day later.") ==
          Strings{"killed 4: 2024-05-12", "killed 6: 2024-05-13"});
    CHECK(days("Four people were killed overnight.") == Strings{"killed 4: 2024-05-14/2024-05-15"});
    CHECK(days("Since Monday, 40 people have been killed.") == Strings{"killed 40: 2024-05-13/2024-05-15"});
    CHECK(days("In the past 24 hours, 40 people have been killed.") == Strings{"killed 40: 2024-05-14/2024-05-15"});
    CHECK(days("Over the past day 40 people were wounded.") == Strings{"injured 40: 2024-05-14/2024-05-15"});
    CHECK(days("On the night of May 13-14 four people were wounded.") == Strings{"injured 4: 2024-05-13/2024-05-14"});
    CHECK(days("Late on Tuesday evening four people were wounded.") == Strings{"injured 4: 2024-05-14"});
    CHECK(days("Early Wednesday four people were wounded.") == Strings{"injured 4: 2024-05-15"});
    CHECK(days("The day before, four people were wounded.") == Strings{"injured 4: 2024-05-14"});
    CHECK(days("It was the deadliest day since 2006. Five people died.") == Strings{"killed 5: -"});
    CHECK(days("By Tuesday the toll had risen to 13 dead.") == Strings{"killed 13: -"});
    CHECK(days("50 dead, says the governor; by the 14th 59.") == Strings{"killed 50: -"});
    CHECK(days("Four people were killed by Tuesday's strike.") == Strings{"killed 4: 2024-05-14"});
}

} // namespace placeline::claims
