// SPDX-License-Identifier: Apache-2.0
#include "claims_of.hpp"

#include <catch2/catch.hpp>

namespace placeline::claims {

SCENARIO("what was launched is told from what was shot down", "[claims]")
{
    CHECK(sums("Russia launched 88 drones overnight; 56 were shot down and 24 were lost.") ==
          Strings{"munitions 88", "intercepted 56"});
    CHECK(sums("Russia launched 88 drones; 56 shot down, 24 lost.") == Strings{"munitions 88", "intercepted 56"});
    CHECK(sums("Air defences shot down 56 of 88 drones.") == Strings{"intercepted 56", "munitions 88"});
    CHECK(sums("Air defence forces destroyed 56 of the 88 Shahed drones launched by Russia.") ==
          Strings{"intercepted 56", "munitions 88"});
    CHECK(sums("The enemy attacked with 88 strike drones and two Iskander-M ballistic missiles.") ==
          Strings{"munitions 88 sum 0", "munitions 2 sum 0"});
    CHECK(sums("Of 14 missiles fired, 13 were shot down.") == Strings{"munitions 14", "intercepted 13"});
    CHECK(sums("Of the 14 rockets, 13 were intercepted.") == Strings{"munitions 14", "intercepted 13"});
    CHECK(sums("Ten of the 14 rockets were intercepted.") == Strings{"intercepted 10", "munitions 14"});
    CHECK(sums("14 rockets were fired, 13 of which were intercepted.") == Strings{"munitions 14", "intercepted 13"});
    CHECK(sums("Some 40 rockets were launched from Lebanon, most of which were intercepted.") ==
          Strings{"munitions ~40"});
    CHECK(sums("The navy intercepted three ballistic missiles and two cruise missiles.") ==
          Strings{"intercepted 3 sum 0", "intercepted 2 sum 0"});
    CHECK(sums("US forces shot down 21 one-way attack drones.") == Strings{"intercepted 21"});
    CHECK(sums("Twelve one-way attack drones, three anti-ship ballistic missiles and two land attack cruise missiles "
               "were shot down.") == Strings{"intercepted 12 sum 0", "intercepted 3 sum 0", "intercepted 2 sum 0"});
    CHECK(sums("CENTCOM forces destroyed two anti-ship cruise missiles that were being prepared to launch.").empty());
    CHECK(sums("The ministry said 32 Ukrainian drones were destroyed over five regions overnight.") ==
          Strings{"intercepted 32"});
    CHECK(
        sums("Overnight, air defence systems intercepted and destroyed 32 Ukrainian unmanned aerial vehicles: 12 over "
             "Belgorod, 10 over Kursk and 10 over Bryansk.") ==
        Strings{"intercepted 32", "intercepted 12 part of 0", "intercepted 10 part of 0", "intercepted 10 part of 0"});
    CHECK(sums("Nine drones were downed over the region.") == Strings{"intercepted 9"});
    CHECK(sums("Nine drones were neutralised by electronic warfare.") == Strings{"intercepted 9"});
}

SCENARIO("munitions are counted where they are fired, land or strike", "[claims]")
{
    CHECK(sums("The group fired 60 rockets at the town.") == Strings{"munitions 60"});
    CHECK(sums("More than 60 rockets were fired at the town.") == Strings{"munitions >60"});
    CHECK(sums("A barrage of 60 rockets was fired at the town.") == Strings{"munitions 60"});
    CHECK(sums("A salvo of 12 rockets hit the town.") == Strings{"munitions 12"});
    CHECK(sums("Twelve rockets landed in open areas.") == Strings{"munitions 12"});
    CHECK(sums("At least six shells landed near the hospital.") == Strings{"munitions >=6"});
    CHECK(sums("Six missiles hit the airport.") == Strings{"munitions 6"});
    CHECK(sums("The town was hit by six missiles.") == Strings{"munitions 6"});
    CHECK(sums("The plant came under fire from six drones.") == Strings{"munitions 6"});
    CHECK(sums("Two guided bombs were dropped on the village.") == Strings{"munitions 2"});
    CHECK(sums("The jets dropped four barrel bombs on the village.") == Strings{"munitions 4"});
    CHECK(sums("Three S-300 missiles struck the centre of the city.") == Strings{"munitions 3"});
    CHECK(sums("The attack involved 14 drones and three missiles.") ==
          Strings{"munitions 14 sum 0", "munitions 3 sum 0"});
    CHECK(sums("The strike used 125 precision munitions.") == Strings{"munitions 125"});
    CHECK(sums("The air strikes employed more than 125 precision munitions.") == Strings{"munitions >125"});
    CHECK(sums("More than 125 munitions were used.") == Strings{"munitions >125"});
    CHECK(sums("US forces struck more than 85 targets with more than 125 precision munitions.") ==
          Strings{"targets >85", "munitions >125"});
}

SCENARIO("times and series of blows are strikes", "[claims]")
{
    CHECK(sums("The district was shelled 14 times.") == Strings{"strikes 14"});
    CHECK(sums("The enemy shelled the region 112 times over the past day.") == Strings{"strikes 112"});
    CHECK(sums("The village was hit four times.") == Strings{"strikes 4"});
    CHECK(sums("The village was hit several times.").empty());
    CHECK(sums("The town came under shelling 14 times during the day.") == Strings{"strikes 14"});
    CHECK(sums("Russian forces carried out 62 air strikes and 85 MLRS attacks.") ==
          Strings{"strikes 62 sum 0", "strikes 85 sum 0"});
    CHECK(sums("The enemy launched 62 airstrikes, dropping 104 guided bombs.") ==
          Strings{"strikes 62", "munitions 104"});
    CHECK(sums("The coalition conducted 14 strikes against the group.") == Strings{"strikes 14"});
    CHECK(sums("The jets flew 14 sorties.") == Strings{"strikes 14"});
    CHECK(sums("A series of airstrikes hit the town.") == Strings{"strikes 2+"});
    CHECK(sums("A series of five airstrikes hit the town.") == Strings{"strikes 5"});
    CHECK(sums("Several airstrikes hit the town.") == Strings{"strikes 3+"});
    CHECK(sums("Dozens of airstrikes hit the town.") == Strings{"strikes 12+"});
    CHECK(sums("Two separate drone strikes targeted the road.") == Strings{"strikes 2"});
    CHECK(sums("Warplanes carried out a dozen raids on the valley.") == Strings{"strikes 12"});
    CHECK(sums("Warplanes launched 12 raids on the valley, hitting 30 targets.") ==
          Strings{"strikes 12", "targets 30"});
}

SCENARIO("lines of a strike list count strikes, not what they hit", "[claims]")
{
    CHECK(sums("Near Raqqa, five strikes engaged two tactical units and destroyed three vehicles.") ==
          Strings{"strikes 5"});
    CHECK(sums("Near Hawijah, three airstrikes struck an ISIL tactical unit.") == Strings{"strikes 3"});
    CHECK(sums("-- Near Mosul, one strike destroyed a rocket rail.") == Strings{"strikes 1"});
    CHECK(sums("Near Al Hasakah, six airstrikes struck three ISIL tactical units, two ISIL vehicles and an ISIL "
               "building.") == Strings{"strikes 6"});
}

SCENARIO("targets and weapons have their own numbers", "[claims]")
{
    CHECK(sums("The army hit 40 targets in the strip.") == Strings{"targets 40"});
    CHECK(sums("The air force attacked about 150 targets.") == Strings{"targets ~150"});
    CHECK(sums("More than 150 terror targets were attacked.") == Strings{"targets >150"});
    CHECK(sums("Over 150 targets have been hit since Monday.") == Strings{"targets >150"});
    CHECK(sums("The two drone strikes killed nine.") == Strings{"strikes 2", "killed 9"});
    CHECK(sums("In three drone strikes, nine people were killed.") == Strings{"strikes 3", "killed 9"});
    CHECK(sums("Nine people died in three drone strikes.") == Strings{"killed 9", "strikes 3"});
    CHECK(sums("A drone strike killed nine people.") == Strings{"strikes 1", "killed 9"});
    CHECK(sums("Russia hit the city with five missiles.") == Strings{"munitions 5"});
    CHECK(sums("Russian troops attacked the city with S-300 missiles.").empty());
    CHECK(sums("The army shelled the town with 20 mortar rounds.") == Strings{"munitions 20"});
    CHECK(sums("Four Grad rockets exploded in the yard.") == Strings{"munitions 4"});
}

SCENARIO("people leave, flee, arrive and are driven out", "[claims]")
{
    CHECK(sums("About 12,000 people have been displaced.") == Strings{"displaced ~12000"});
    CHECK(sums("At least 14,000 people left for neighbouring Chad.") == Strings{"displaced >=14000"});
    CHECK(sums("Some 5,000 people have left for the capital.") == Strings{"displaced ~5000"});
    CHECK(sums("An estimated 1.4 million people have been uprooted.") == Strings{"displaced ~1400000"});
    CHECK(sums("Over 1,200 residents were evacuated.") == Strings{"displaced >1200"});
    CHECK(sums("1,200 residents, including 300 children, were evacuated from the district.") ==
          Strings{"displaced 1200", "displaced 300 part of 0"});
    CHECK(sums("More than 250,000 people have crossed into Chad.") == Strings{"displaced >250000"});
    CHECK(sums("Roughly 6,000 people took shelter in schools.") == Strings{"displaced ~6000"});
    CHECK(sums("Some 900 people sought refuge in the UN base.") == Strings{"displaced ~900"});
    CHECK(sums("The attack forced 700 people from their homes.") == Strings{"displaced 700"});
    CHECK(sums("The attack forced 700 people to flee.") == Strings{"displaced 700"});
    CHECK(sums("700 people were forced to leave their homes.") == Strings{"displaced 700"});
    CHECK(sums("Nearly 700 people have been rendered homeless.") == Strings{"displaced ~700"});
    CHECK(sums("The number of displaced has reached 40,000.") == Strings{"displaced 40000"});
    CHECK(sums("The number of internally displaced people has reached 40,000.") == Strings{"displaced 40000"});
    CHECK(sums("New displacement of 4,200 people was recorded.") == Strings{"displaced 4200"});
    CHECK(sums("Some 4,200 IDPs arrived in Goma.") == Strings{"displaced ~4200"});
}

SCENARIO("people are taken, seized and led away", "[claims]")
{
    CHECK(sums("Gunmen kidnapped more than 280 pupils.") == Strings{"abducted >280"});
    CHECK(sums("More than 280 pupils were taken by gunmen.") == Strings{"abducted >280"});
    CHECK(sums("The attackers took 16 people hostage.") == Strings{"abducted 16"});
    CHECK(sums("Sixteen people were taken hostage.") == Strings{"abducted 16"});
    CHECK(sums("The attackers made off with 16 villagers.") == Strings{"abducted 16"});
    CHECK(sums("The bandits abducted 16 villagers and killed two.") == Strings{"abducted 16", "killed 2"});
    CHECK(sums("Bandits whisked away 16 villagers.") == Strings{"abducted 16"});
    CHECK(sums("Sixteen villagers were led into the bush.") == Strings{"abducted 16"});
}

SCENARIO("people are missing or in custody", "[claims]")
{
    CHECK(sums("Twelve people remain missing.") == Strings{"missing 12"});
    CHECK(sums("Twelve people are still unaccounted for.") == Strings{"missing 12"});
    CHECK(sums("Twelve people are believed to be trapped under the rubble.") == Strings{"missing 12 unconfirmed"});
    CHECK(sums("Rescuers are looking for 12 people.") == Strings{"missing 12"});
    CHECK(sums("Rescuers were searching for at least 12 people.") == Strings{"missing >=12"});
    CHECK(sums("The whereabouts of 12 men are unknown.") == Strings{"missing 12"});
    CHECK(sums("Police arrested three suspects.") == Strings{"detained 3"});
    CHECK(sums("Three suspects have been arrested.") == Strings{"detained 3"});
    CHECK(sums("Three people are in custody.") == Strings{"detained 3"});
    CHECK(sums("Troops detained 20 men during the raid.") == Strings{"detained 20"});
    CHECK(sums("The army said it had captured 14 fighters.") == Strings{"detained 14"});
    CHECK(sums("Fourteen fighters were taken prisoner.") == Strings{"detained 14"});
    CHECK(sums("Fourteen militants surrendered.") == Strings{"detained 14"});
    CHECK(sums("The army arrested 25 Palestinians overnight.") == Strings{"detained 25"});
    CHECK(sums("A total of 25 wanted persons were apprehended.") == Strings{"detained 25"});
}

SCENARIO("a number denied, false or unverified says so", "[claims]")
{
    CHECK(sums("The ministry denied any casualties.").empty());
    CHECK(sums("The army denied killing 12 villagers.") == Strings{"killed 12 denied"});
    CHECK(sums("The army denied it had killed 12 villagers.") == Strings{"killed 12 denied"});
    CHECK(sums("Officials rejected the claim of 12 dead.") == Strings{"killed 12 denied"});
    CHECK(sums("The report of 12 dead was denied by the governor.") == Strings{"killed 12 denied"});
    CHECK(sums("Reports that 12 people were killed are false.") == Strings{"killed 12 denied"});
    CHECK(sums("Claims of 12 deaths could not be verified.") == Strings{"killed 12 unconfirmed"});
    CHECK(sums("There are unconfirmed reports of 12 dead.") == Strings{"killed 12 unconfirmed"});
    CHECK(sums("Unconfirmed reports speak of 12 dead.") == Strings{"killed 12 unconfirmed"});
    CHECK(sums("Unconfirmed reports put the toll at 12.") == Strings{"killed 12 unconfirmed"});
    CHECK(sums("Twelve people reportedly died.") == Strings{"killed 12"});
    CHECK(sums("Reuters could not independently verify the toll of 12.") == Strings{"killed 12 unconfirmed"});
    CHECK(sums("The toll of 12 could not be independently verified.") == Strings{"killed 12 unconfirmed"});
    CHECK(sums("It was not immediately clear whether the 12 people were killed.").empty());
    CHECK(sums("At least 12 people are feared to have been killed.") == Strings{"killed >=12 unconfirmed"});
    CHECK(sums("Twelve people are presumed dead.") == Strings{"killed 12 unconfirmed"});
    CHECK(sums("Some 40 people were feared drowned.") == Strings{"killed ~40 unconfirmed"});
}

} // namespace placeline::claims
