// SPDX-License-Identifier: Apache-2.0
#include "claims_of.hpp"

#include <catch2/catch.hpp>

namespace placeline::claims {

SCENARIO("a speaker may be named in brackets, before a colon or after a dash", "[claims]")
{
    CHECK(speakers("Four people were killed in the raid (Interior Ministry).") ==
          Strings{"killed 4: Interior Ministry"});
    CHECK(speakers("At least 30 wounded (Health Ministry)") == Strings{"injured >=30: Health Ministry"});
    CHECK(speakers("WHO: 12 people killed in attack on hospital") == Strings{"killed 12: WHO"});
    CHECK(speakers("UN: at least 40 civilians killed in air strikes") == Strings{"killed >=40: UN"});
    CHECK(speakers("Health ministry: 14 killed, 30 wounded in strike on camp") ==
          Strings{"killed 14: Health ministry", "injured 30: Health ministry"});
    CHECK(speakers("Three dead in Kharkiv strike - mayor") == Strings{"killed 3: mayor"});
    CHECK(speakers("Three dead in Kharkiv strike, mayor says") == Strings{"killed 3: mayor"});
    CHECK(speakers("Strike kills three, says mayor") == Strings{"killed 3: mayor"});
    CHECK(speakers("At least 12 killed in attack on convoy, army says") == Strings{"killed >=12: army"});
}

SCENARIO("a speaker goes on in the next sentence", "[claims]")
{
    CHECK(speakers("Twelve people were killed, according to the health ministry.") ==
          Strings{"killed 12: the health ministry"});
    CHECK(speakers("According to local officials, 12 people were killed.") == Strings{"killed 12: local officials"});
    CHECK(speakers("Local officials put the toll at 12.") == Strings{"killed 12: Local officials"});
    CHECK(speakers("The army said five fighters were killed. It added that two of its soldiers were wounded.") ==
          Strings{"killed 5: The army", "injured 2: The army"});
    CHECK(speakers("\"We have 12 dead,\" the mayor said. \"Another 30 are wounded.\"") ==
          Strings{"killed 12: the mayor", "injured 30: the mayor"});
    CHECK(speakers("The ministry said in a statement that nine people died. Another four were hurt, it said.") ==
          Strings{"killed 9: The ministry", "injured 4: The ministry"});
    CHECK(speakers("He added that 14 people were wounded.") == Strings{"injured 14: -"});
}

SCENARIO("rivals keep their own numbers", "[claims]")
{
    CHECK(speakers("Governor Ilia Horn said two people were killed. He added that five were hurt.") ==
          Strings{"killed 2: Governor Ilia Horn", "injured 5: Governor Ilia Horn"});
    CHECK(speakers("The governor, Ilia Horn, said on Telegram that two people were killed.") ==
          Strings{"killed 2: The governor, Ilia Horn"});
    CHECK(speakers("On Telegram, the governor wrote that two people were killed.") ==
          Strings{"killed 2: the governor"});
    CHECK(speakers("The army put its losses at three; the rebels claimed to have killed 30 soldiers.") ==
          Strings{"killed 3: The army", "killed 30: the rebels"});
    CHECK(speakers("While the army spoke of three dead, the rebels claimed 30.") ==
          Strings{"killed 3: the army", "killed 30: the rebels"});
}

SCENARIO("who is cited or quoted speaks, not who passes it on", "[claims]")
{
    CHECK(speakers("A hospital source told AFP that 16 people had been killed.") ==
          Strings{"killed 16: A hospital source"});
    CHECK(speakers("Two hospital officials told Reuters the strike killed 16 people.") ==
          Strings{"killed 16: Two hospital officials"});
    CHECK(speakers("Reuters, citing medics, reported 16 dead.") == Strings{"killed 16: medics"});
    CHECK(speakers("Sixteen people were killed, Reuters reported, citing medics.") == Strings{"killed 16: medics"});
    CHECK(speakers("The death toll stands at 16, the Gaza health ministry says.") ==
          Strings{"killed 16: the Gaza health ministry"});
    CHECK(speakers("Sixteen people, including five children, were killed, Palestinian health officials said.") ==
          Strings{"killed 16: Palestinian health officials", "killed 5: Palestinian health officials"});
    CHECK(speakers("The UN human rights office says it has verified 16 deaths.") ==
          Strings{"killed 16: The UN human rights office"});
    CHECK(speakers("The Syrian Observatory for Human Rights said 16 people were killed.") ==
          Strings{"killed 16: The Syrian Observatory for Human Rights"});
    CHECK(speakers("The Observatory, which has a network of sources on the ground, said 16 people were killed.") ==
          Strings{"killed 16: The Observatory"});
    CHECK(speakers("The militia claimed responsibility and said it had killed nine soldiers.") ==
          Strings{"killed 9: The militia"});
    CHECK(speakers("In a statement, the militia said it killed nine soldiers.") == Strings{"killed 9: the militia"});
    CHECK(speakers("A military spokesman said nine militants were killed and 14 captured.") ==
          Strings{"killed 9: A military spokesman", "detained 14: A military spokesman"});
    CHECK(speakers("Nine militants were killed, a military statement said.") ==
          Strings{"killed 9: a military statement"});
    CHECK(speakers("Nine militants were killed, state media reported.") == Strings{"killed 9: state media"});
    CHECK(speakers("State news agency SANA said three soldiers were killed.") ==
          Strings{"killed 3: State news agency SANA"});
    CHECK(speakers("State news agency SANA quoted a military source as saying three soldiers were killed.") ==
          Strings{"killed 3: a military source"});
    CHECK(speakers("Residents told the BBC that at least 50 people had been killed.") ==
          Strings{"killed >=50: Residents"});
    CHECK(speakers("Witnesses reported seeing at least 20 bodies.") == Strings{"killed >=20: Witnesses"});
}

SCENARIO("forces, monitors and offices speak for themselves", "[claims]")
{
    CHECK(speakers("Amnesty International documented 18 civilian deaths.") ==
          Strings{"killed 18: Amnesty International"});
    CHECK(speakers("The group says 18 people died; the army says six.") ==
          Strings{"killed 18: The group", "killed 6: the army"});
    CHECK(speakers("Israel said it had struck 70 targets.") == Strings{"targets 70: Israel"});
    CHECK(speakers("The Israeli military said it had struck more than 70 Hezbollah targets.") ==
          Strings{"targets >70: The Israeli military"});
    CHECK(speakers("The Houthis said they had fired three missiles at the ship.") ==
          Strings{"munitions 3: The Houthis"});
    CHECK(speakers("Ukraine's air force said it had downed 56 of 88 drones.") ==
          Strings{"intercepted 56: Ukraine's air force", "munitions 88: Ukraine's air force"});
    CHECK(speakers("The Ukrainian Air Force reported that Russian forces launched 88 drones.") ==
          Strings{"munitions 88: The Ukrainian Air Force"});
    CHECK(speakers("The General Staff reported that the aggressor carried out 62 air strikes.") ==
          Strings{"strikes 62: The General Staff"});
    CHECK(speakers("The regional prosecutor's office said that a woman was killed and four people were wounded.") ==
          Strings{"killed 1: The regional prosecutor's office", "injured 4: The regional prosecutor's office"});
    CHECK(speakers("As a result of the shelling, a woman was killed and four people were wounded, the head of the "
                   "regional military administration reported.") ==
          Strings{"killed 1: the head of the regional military administration",
                  "injured 4: the head of the regional military administration"});
}

SCENARIO("who raises a toll states it", "[claims]")
{
    CHECK(speakers("The death toll has risen to 47, the emergency service said on Monday, up from 45.") ==
          Strings{"killed 47: the emergency service"});
    CHECK(speakers("Officials in the province raised the death toll to 47.") ==
          Strings{"killed 47: Officials in the province"});
    CHECK(speakers("The ministry raised its count of the dead from 59 to 121.") == Strings{"killed 121: The ministry"});
    CHECK(speakers("The loss of six men was acknowledged by the military's press wing.") ==
          Strings{"killed 6: the military's press wing"});
    CHECK(speakers("The defence ministry's account, that up to 85 officers had been killed in a restaurant, was "
                   "dismissed as a lie.") == Strings{"killed <=85: The defence ministry"});
    CHECK(speakers("Thirty-two people were killed there, the lawyers write, and dozens wounded.") ==
          Strings{"killed 32: the lawyers", "injured 12+: the lawyers"});
}

SCENARIO("a speaker of a relative clause speaks in it alone", "[claims]")
{
    CHECK(
        speakers("A strike, which the army said targeted a commander, killed nine people, the health ministry said.") ==
        Strings{"strikes 1: the health ministry", "killed 9: the health ministry"});
    CHECK(speakers("Nobody died in the attack, which officials said came from the north.") == Strings{"killed 0: -"});
}

SCENARIO("who stands behind 'said' speaks, not what stands before it", "[claims]")
{
    CHECK(speakers("49 civilians died in two attacks, and about fifty assailants, said the government.") ==
          Strings{"killed 49: the government", "killed ~50: the government"});
}

SCENARIO("who denies an enemy something says nothing", "[claims]")
{
    CHECK(speakers("Near Arvela, three strikes struck land features, denying the group access to the ridge.") ==
          Strings{"strikes 3: -"});
    CHECK(speakers("Five strikes destroyed a staging area, denied the group a tactical advantage, and wounded 12 "
                   "fighters.") == Strings{"strikes 5: -", "injured 12: -"});
}

SCENARIO("the day before a speaker is no part of the name", "[claims]")
{
    CHECK(speakers("In June the mayor said 54 people had died.") == Strings{"killed 54: the mayor"});
}

SCENARIO("a clause between commas does not part a speaker from the verb", "[claims]")
{
    CHECK(speakers("Chad Mercer, who runs a depot in Arvela, Corum, said that seven people were dead.") ==
          Strings{"killed 7: Chad Mercer"});
    CHECK(speakers("The monitor, which has its seat abroad, said that seven people were dead.") ==
          Strings{"killed 7: The monitor"});
}

} // namespace placeline::claims
