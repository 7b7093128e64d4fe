// SPDX-License-Identifier: Apache-2.0
#include "places/find_mentions.hpp"

#include "sample.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::places;

SCENARIO("a name is found however it is spelt", "[places]")
{
    CHECK(places_in("Two people were killed in Al-Anbar.") == "Al-Anbar=t:anbar");
    CHECK(places_in("Two people were killed in al Qaim.") == "al Qaim=t:qaim");
    CHECK(places_in("Two people were killed in al-Qa’im.") == "al-Qa’im=t:qaim");
    CHECK(places_in("Shells hit Hawija, in northern Iraq, on Sunday.") == "Hawija=t:hawija Iraq=t:iq");
    CHECK(places_in("Shells hit MOSUL on Sunday.") == "MOSUL=t:mosul");
    CHECK(places_in("قتل شخصان في الموصل") == "الموصل=t:mosul");
}

SCENARIO("the span is the name itself", "[places]")
{
    CHECK(places_in("Two people were killed in Anbar province.") == "Anbar=t:anbar");
    CHECK(places_in("Two people were killed in Al Anbar Governorate.") == "Al Anbar Governorate=t:anbar");
    CHECK(places_in("Two people were killed in Mosul, Iraq.") == "Mosul=t:mosul Iraq=t:iq");
    const auto mentions = world().mentions("Two people were killed in Mosul's market.");
    REQUIRE(mentions.size() == 1);
    CHECK(mentions[0].span == TextSpan{26, 31});
    CHECK(mentions[0].text == "Mosul");
}

SCENARIO("persons, papers, days and words are no places", "[places]")
{
    CHECK(places_in("Her aide Jordan Halloway was not told.") == "");
    CHECK(places_in("The report was carried by the Washington Post.") == "");
    CHECK(places_in("Reading is taught to all children.") == "");
    CHECK(places_in("On Sunday in March he was told to wait.") == "");
}

SCENARIO("a town is the one that the country beside it holds", "[places]")
{
    CHECK(places_in("Gunmen killed two soldiers in Tripoli, Lebanon.") == "Tripoli=t:tripoli-lb Lebanon=t:lb");
    CHECK(places_in("Gunmen in Tripoli, Lebanon's second city, killed two soldiers.") ==
          "Tripoli=t:tripoli-lb Lebanon=t:lb");
    CHECK(places_in("Fighting in the Libyan capital Tripoli has killed 27 people.") ==
          "Libyan=t:ly Tripoli=t:tripoli-ly");
    CHECK(places_in("He was born in Bangor, Maine.") == "Bangor=t:bangor-me Maine=t:me");
    CHECK(places_in("She lives in Long Beach, CA, with two dogs.") == "Long Beach=t:longbeach CA=t:ca");
}

SCENARIO("the order of names does not matter", "[places]")
{
    const auto tripoli = [](std::string_view text) { return mention_of(text, "Tripoli").place.value_or(Place{}).id; };
    CHECK(tripoli("Gunmen killed two soldiers in Tripoli. Clashes went on in Beirut and in the rest of Lebanon.") ==
          "t:tripoli-lb");
    CHECK(tripoli("Clashes went on in Beirut and in the rest of Lebanon. Gunmen killed two soldiers in Tripoli.") ==
          "t:tripoli-lb");
}

SCENARIO("a name that the gazetteer lacks stays, without a place", "[places]")
{
    Report report;
    report.text = "Two people were killed in the village of Qorvandeh on Sunday.";
    std::vector<std::string> problems;
    const auto mentions = find_mentions(report, text::analyse(report.text), world().gazetteer(), {}, problems);
    REQUIRE(mentions.size() == 1);
    CHECK(mentions[0].text == "Qorvandeh");
    CHECK(mentions[0].role == Role::event);
    CHECK_FALSE(mentions[0].place);
    CHECK(problems == std::vector<std::string>{"\"Qorvandeh\" is not in the gazetteer"});
}

SCENARIO("a part of an unknown name is not taken for a known place", "[places]")
{
    CHECK(places_in("Shells fell on Mosul-e-Sharqat on Sunday.") == "Mosul-e-Sharqat=-");
    CHECK(places_in("A missile hit a ship in the Gulf of Manbij.") == "Gulf of Manbij=-");
}

SCENARIO("the caller's own spans are resolved and no others", "[places]")
{
    Report report;
    report.text = "The wires from Tripoli were late. Beirut was quiet, as was all of Lebanon.";
    report.given_mentions = {{15, 22}};
    std::vector<std::string> problems;
    const auto mentions =
        find_mentions(report, text::analyse(report.text), world().gazetteer(), {.given_only = true}, problems);
    REQUIRE(mentions.size() == 1);
    CHECK(mentions[0].text == "Tripoli");
    REQUIRE(mentions[0].place);
    CHECK(mentions[0].place->id == "t:tripoli-lb"); // the rest of the text still helps
}

SCENARIO("the reasons are words", "[places]")
{
    const auto mentions = world().mentions("Two people were killed in Tripoli, Lebanon.", {.explain = true});
    REQUIRE(mentions.size() == 2);
    REQUIRE(mentions[0].reasons.size() >= 3);
    CHECK(mentions[0].reasons[0].starts_with("role event: "));
    CHECK(mentions[0].reasons[1].starts_with("Tripoli (seat of a first-order unit, Lebanon): "));
    CHECK(mentions[0].reasons[1].find("the name after the comma holds it") != std::string::npos);
    CHECK(world().mentions("Two people were killed in Tripoli, Lebanon.")[0].reasons.empty());
}

SCENARIO("confidence is a share, and what else may be meant is told", "[places]")
{
    const auto mention = mention_of("Gunmen killed two soldiers in Tripoli, Lebanon.", "Tripoli");
    CHECK(mention.confidence > 0.5);
    CHECK(mention.confidence <= 1.0);
    REQUIRE(mention.alternatives.size() == 1);
    CHECK(mention.alternatives[0].id == "t:tripoli-ly");
    CHECK(mention.alternatives[0].confidence < 0.5);
}

TEST_CASE("odd texts break nothing", "[places]")
{
    for (const auto* text : {"",
                             " ",
                             "-",
                             "...",
                             "(",
                             "()[]{}",
                             "Al-",
                             "al",
                             "\n\n\n",
                             "the village of",
                             "near",
                             "30 km north of",
                             "between",
                             "Mosul",
                             "Mosul,",
                             "Mosul-",
                             "(Mosul",
                             "U.S.",
                             "'s",
                             "Al-Al-Al-Al-Al",
                             "\u200f\u200e",
                             "between Mosul and",
                             "Syria:",
                             "- - -"}) {
        INFO(text);
        for (const auto& mention : world().mentions(text)) {
            CHECK(mention.span.end <= std::string_view{text}.size());
            CHECK(mention.span.begin < mention.span.end);
        }
    }
}

TEST_CASE("mentions are in order and do not overlap", "[places]")
{
    const auto mentions =
        world().mentions("MOSUL, Iraq - Strikes in Al-Anbar, near al Qaim and 30 km west of Kirkuk killed "
                         "nine, Baghdad said. Russian and Syrian jets hit Ar Raqqah.");
    REQUIRE(mentions.size() >= 8);
    for (std::size_t i = 1; i < mentions.size(); ++i) {
        CHECK(mentions[i - 1].span.end <= mentions[i].span.begin);
    }
}

SCENARIO("a village whose name begins like a known one is its own", "[places]")
{
    std::string names;
    for (const auto& mention :
         world().mentions("Jets bombed the villages of Mosul Keh and War Dum. Six people died in Mosul Keh.")) {
        names += mention.text + (mention.place ? "! " : " ");
    }
    CHECK(names == "Mosul Keh War Dum Mosul Keh ");
}

SCENARIO("the title tells which of several places is meant", "[places]")
{
    const auto tripoli = [](std::string_view title) {
        Report report;
        report.title = std::string{title};
        report.text = "Gunmen killed two soldiers in Tripoli.";
        std::vector<std::string> problems;
        const auto mentions = find_mentions(report, text::analyse(report.text), world().gazetteer(), {}, problems);
        REQUIRE(mentions.size() == 1); // the title is no place for mentions
        return mentions[0].place.value_or(Place{}).id;
    };
    CHECK(tripoli("Clashes go on in Lebanon, Beirut says") == "t:tripoli-lb");
    CHECK(tripoli("Clashes go on in Libya") == "t:tripoli-ly");
}

SCENARIO("one word may call two names places", "[places]")
{
    CHECK(places_in("Police raids in the Velmorra and Quistara districts left 20 dead.") == "Velmorra=- Quistara=-");
    CHECK(places_in("Jets bombed a school at A Nang Po on Tuesday.") == "A Nang Po=-");
}

SCENARIO("a name that the text calls a place stays one when the gazetteer knows it", "[places]")
{
    CHECK(places_in("An air strike on Tisrine killed two people.") == "Tisrine=t:tisrine");
    CHECK(places_in("Villagers in Tisrine said that a shell had killed a man.") == "Tisrine=t:tisrine");
    CHECK(places_in("Tisrine was shelled overnight.") == "Tisrine=t:tisrine");
    CHECK(places_in("Tisrine said that he had seen nothing.") == "");
}

SCENARIO("a far place that some list spells like it is not meant", "[places]")
{
    CHECK(places_in("Rockets hit Mosul and Kirkuk in Iraq. Gunmen stormed a police station in Rask.") ==
          "Mosul=t:mosul Kirkuk=t:kirkuk Iraq=t:iq Rask=-");
    CHECK(places_in("Gunmen stormed a police station in Rask.") == "Rask=t:rusk");
}

SCENARIO("a village is no little-known namesake in a part of the world that the report does not speak of", "[places]")
{
    CHECK(places_in("Drones hit Moscow and other towns of Russia. Two people died in the village of Tisrine.") ==
          "Moscow=t:moscow Russia=t:ru Tisrine=-");
    CHECK(places_in("Shells hit Raqqa, in Syria. Two people died in the village of Tisrine.") ==
          "Raqqa=t:raqqa Syria=t:sy Tisrine=t:tisrine");
}
