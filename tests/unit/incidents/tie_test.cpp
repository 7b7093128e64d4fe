// SPDX-License-Identifier: Apache-2.0
#include "incidents/tie.hpp"

#include <catch2/catch.hpp>

#include "builders.hpp"

#include <algorithm>
#include <stdexcept>

using namespace placeline;
using namespace placeline::tests;

namespace {

/// A report whose mentions and claims are given by their words. Claims and mentions must be given in text order.
class Scene {
public:
    explicit Scene(std::string text, std::string published = "2024-05-12")
    {
        parsed.report.id = "r";
        parsed.report.source = "wire";
        parsed.report.text = std::move(text);
        parsed.report.published = std::move(published);
        parsed.report.published_day = parse_iso_day(parsed.report.published);
    }
    Scene& place(std::string_view name, Place place, Role role = Role::event)
    {
        Mention mention;
        mention.span = find(name, mention_from_);
        mention_from_ = mention.span.end;
        mention.text = name;
        mention.role = role;
        mention.confidence = 0.9;
        mention.place = std::move(place);
        parsed.mentions.push_back(std::move(mention));
        return *this;
    }
    /// A name that no cue explains.
    Scene& possible(std::string_view name, std::optional<Place> place)
    {
        this->place(name, place.value_or(Place{}), Role::background);
        parsed.mentions.back().may_be_scene = true;
        parsed.mentions.back().place = std::move(place);
        return *this;
    }
    /// \param words  Hold the number; it starts where they start.
    Scene& claim(std::string_view words, const Said& said, std::optional<DateRange> date = {})
    {
        Claim claim = said.claim();
        claim.scope = Scope::own;
        claim.quote = find(words, claim_from_);
        claim_from_ = claim.quote.begin + 1;
        claim.number = claim.quote;
        claim.number.end = claim.quote.begin + 1;
        claim.quote_text = words;
        claim.date = date;
        claim.id = fmt::format("c{}", parsed.claims.size());
        parsed.claims.push_back(std::move(claim));
        return *this;
    }
    Scene& happens(std::string_view words, EventKind kind, std::optional<DateRange> date = {}, bool background = false)
    {
        Occurrence occurrence;
        occurrence.span = find(words, occurrence_from_);
        occurrence_from_ = occurrence.span.end;
        occurrence.clause = occurrence.span;
        occurrence.kind = kind;
        occurrence.date = date;
        occurrence.background = background;
        occurrences.push_back(occurrence);
        return *this;
    }
    Scene& tied()
    {
        incidents::tie(parsed, occurrences, text::analyse(parsed.report.text));
        return *this;
    }
    /// The names of the places a claim is tied to.
    [[nodiscard]] std::vector<std::string> at(std::size_t claim) const
    {
        std::vector<std::string> names;
        for (const std::uint32_t m : parsed.claims[claim].mentions) {
            names.push_back(parsed.mentions[m].text);
        }
        return names;
    }
    [[nodiscard]] const Incident& incident(std::string_view place, std::size_t nth = 0) const
    {
        for (const Incident& incident : parsed.incidents) {
            if (incident.place_text == place && nth-- == 0) {
                return incident;
            }
        }
        throw std::runtime_error{"no incident at " + std::string{place}};
    }
    [[nodiscard]] std::vector<std::string> places() const
    {
        std::vector<std::string> names;
        for (const Incident& incident : parsed.incidents) {
            names.push_back(incident.place_text);
        }
        return names;
    }

    ParsedReport parsed;
    std::vector<Occurrence> occurrences;

private:
    TextSpan find(std::string_view words, std::uint32_t from) const
    {
        const std::size_t at = parsed.report.text.find(words, from);
        if (at == std::string::npos) {
            throw std::runtime_error{"not in the text, or not in order: " + std::string{words}};
        }
        return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
    }
    std::uint32_t mention_from_ = 0;
    std::uint32_t claim_from_ = 0;
    std::uint32_t occurrence_from_ = 0;
};

using Names = std::vector<std::string>;

const Place arlo = town("arlo", 10.0, 20.0);
const Place brim = town("brim", 10.4, 20.4);
const Place corv = town("corv", 10.8, 20.9);
const Place norland = area("norland", 6, 11.0, 21.0);
const Place sudland = area("sudland", 6, 5.0, 21.0, "XB");
Place north_province()
{
    Place place = area("North", 4, 10.5, 20.5);
    place.admin1 = "North";
    return place;
}

} // namespace

SCENARIO("each number goes to the place of its clause", "[tie]")
{
    WHEN("the place follows the number")
    {
        Scene scene{"Rockets killed four people in Arlo and one in Brim on Tuesday."};
        scene.place("Arlo", arlo).place("Brim", brim).claim("four", killed(4)).claim("one", killed(1)).tied();
        CHECK(scene.at(0) == Names{"Arlo"});
        CHECK(scene.at(1) == Names{"Brim"});
        CHECK(scene.incident("Arlo").figures.killed == Count{4, 4, 4});
        CHECK(scene.incident("Brim").figures.killed == Count{1, 1, 1});
    }
    WHEN("the place comes first")
    {
        Scene scene{"In Arlo, 16 were killed and 36 wounded, while in Brim, 4 were killed and 5 wounded."};
        scene.place("Arlo", arlo).place("Brim", brim);
        scene.claim("16", killed(16))
            .claim("36", injured(36))
            .claim("4 were", killed(4))
            .claim("5 wounded", injured(5));
        scene.tied();
        CHECK(scene.at(1) == Names{"Arlo"});
        CHECK(scene.at(2) == Names{"Brim"});
        CHECK(scene.at(3) == Names{"Brim"});
    }
    WHEN("a list is in one sentence")
    {
        Scene scene{"A spokesman counted 31 raids: 13 on Arlo, seven on Brim and 11 on Corv."};
        scene.place("Arlo", arlo).place("Brim", brim).place("Corv", corv);
        scene.claim("31", strikes(31)).claim("13", strikes(13).part_of(0)).claim("seven", strikes(7).part_of(0));
        scene.claim("11", strikes(11).part_of(0)).tied();
        CHECK(scene.at(0) == Names{"Arlo", "Brim", "Corv"});
        CHECK(scene.at(1) == Names{"Arlo"});
        CHECK(scene.at(2) == Names{"Brim"});
        CHECK(scene.at(3) == Names{"Corv"});
        THEN("the total is shared, the parts are counted")
        {
            CHECK(scene.parsed.claims[0].scope == Scope::shared);
            CHECK_FALSE(scene.parsed.claims[0].counted);
            CHECK(scene.parsed.claims[1].scope == Scope::part);
            CHECK(scene.incident("Brim").figures.strikes == Count{7, 7, 7});
        }
    }
    WHEN("a place brings its number along with it")
    {
        Scene scene{"Two convoys were attacked: one near Arlo, with eight dead, and another on the road to Brim, with "
                    "a toll of "
                    "twenty."};
        scene.place("Arlo", arlo).place("Brim", brim).claim("eight", killed(8)).claim("twenty", killed(20)).tied();
        CHECK(scene.at(0) == Names{"Arlo"});
        CHECK(scene.at(1) == Names{"Brim"});
    }
}

SCENARIO("a number for places named together is shared", "[tie]")
{
    Scene scene{"Aircraft struck more than 85 targets in Norland and Sudland."};
    scene.place("Norland", norland).place("Sudland", sudland);
    scene.claim("85", Said{Measure::targets, 85}.more_than()).tied();
    const Claim& claim = scene.parsed.claims[0];
    CHECK(claim.scope == Scope::shared);
    CHECK(claim.counted);
    CHECK_FALSE(claim.share_group.empty());
    REQUIRE(scene.parsed.incidents.size() == 2);
    for (const Incident& incident : scene.parsed.incidents) {
        CHECK(incident.scope == Scope::shared);
        CHECK(incident.share_group == claim.share_group);
        CHECK_FALSE(incident.figures.targets.stated());
    }
    CHECK(scene.parsed.incidents[0].id != scene.parsed.incidents[1].id);
    WHEN("the next sentence goes on without a place")
    {
        Scene next{"Aircraft hit dozens of sites in Norland and Sudland. They used more than 125 bombs."};
        next.place("Norland", norland).place("Sudland", sudland);
        next.claim("125", Said{Measure::munitions, 125}.more_than()).tied();
        CHECK(next.at(0) == Names{"Norland", "Sudland"});
        CHECK(next.parsed.claims[0].share_group == claim.share_group);
    }
    WHEN("three places are listed")
    {
        Scene three{"Some 170 people were executed in Arlo, Brim and Corv."};
        three.place("Arlo", arlo).place("Brim", brim).place("Corv", corv).claim("170", killed(170)).tied();
        CHECK(three.at(0) == Names{"Arlo", "Brim", "Corv"});
    }
    WHEN("words point back at the places")
    {
        Scene back{"Rockets killed four people in Arlo and one in Brim; 119 others were hurt across the two cities."};
        back.place("Arlo", arlo).place("Brim", brim);
        back.claim("four", killed(4)).claim("one", killed(1)).claim("119", injured(119)).tied();
        CHECK(back.at(2) == Names{"Arlo", "Brim"});
        CHECK(back.parsed.claims[2].scope == Scope::shared);
        CHECK(back.incident("Arlo").figures.killed.best == 4U);
        CHECK_FALSE(back.incident("Arlo").figures.injured.stated());
    }
    WHEN("the first and the second are told apart")
    {
        Scene apart{"Gunmen ambushed patrols in Arlo, a town on the coast, and in Brim; two officers died in the first "
                    "attack and "
                    "none in the second."};
        apart.place("Arlo", arlo).place("Brim", brim).claim("two", killed(2)).claim("none", killed(0)).tied();
        CHECK(apart.at(0) == Names{"Arlo"});
        CHECK(apart.at(1) == Names{"Brim"});
    }
}

SCENARIO("a rival total after a list is about the whole list", "[tie]")
{
    Scene scene{
        "Twelve people were killed on Sunday: eight in Arlo and four in Brim. Residents put the toll at more than 20."};
    scene.place("Arlo", arlo).place("Brim", brim);
    scene.claim("Twelve", killed(12)).claim("eight", killed(8).part_of(0)).claim("four", killed(4).part_of(0));
    scene.claim("20", killed(20).more_than().said_by("Residents", Attribution::witness)).tied();
    CHECK(scene.at(3) == Names{"Arlo", "Brim"});
    CHECK_FALSE(scene.parsed.claims[3].counted);
    CHECK(scene.incident("Brim").figures.killed == Count{4, 4, 4});
}

SCENARIO("a place that others take for background is an event place where the words leave no doubt", "[tie]")
{
    WHEN("it is listed with event places")
    {
        Scene scene{"Bombs fell on Arlo, Brim and Corv on Wednesday."};
        scene.place("Arlo", arlo).place("Brim", brim, Role::background).place("Corv", corv, Role::background);
        scene.happens("fell", EventKind::air_strike).tied();
        CHECK(scene.places() == Names{"Arlo", "Brim", "Corv"});
    }
    WHEN("it stands right behind a number")
    {
        Scene scene{"Aircraft carried out five strikes: four near Arlo and one near Brim."};
        scene.place("Arlo", arlo).place("Brim", brim, Role::background);
        scene.claim("four", strikes(4)).claim("one", strikes(1)).tied();
        CHECK(scene.at(1) == Names{"Brim"});
    }
    WHEN("it is all that the sentence names")
    {
        Scene scene{"Four injured, two killed: Arlo, 8 June, an air bomb."};
        scene.possible("Arlo", arlo).claim("Four", injured(4)).claim("two", killed(2)).tied();
        CHECK(scene.places() == Names{"Arlo"});
    }
    WHEN("the wounded arrived there, it stays what it is")
    {
        Scene scene{"A hospital in Arlo took in thirty wounded."};
        scene.place("Arlo", arlo, Role::treatment).claim("thirty", injured(30)).tied();
        CHECK(scene.at(0).empty());
        CHECK(scene.parsed.mentions[0].role == Role::treatment);
    }
}

SCENARIO("a place with a vague word for the event takes the kind told of the area around it", "[tie]")
{
    Scene scene{"Airstrikes hit sites across Norland. The attacks in North province killed 16 people."};
    scene.place("Norland", norland).place("North", north_province());
    scene.happens("Airstrikes", EventKind::air_strike).happens("attacks", EventKind::attack);
    scene.claim("16", killed(16)).tied();
    CHECK(scene.incident("North").event_type == "Air/drone strike");
}

SCENARIO("a list line without a known place is not about the line above it", "[tie]")
{
    Scene scene{"- Near Arlo, two strikes hit a bunker.\n- Near Elsewhere, three strikes hit a bridge.\n- Near Brim, "
                "one strike "
                "hit a car.\n"};
    scene.place("Arlo", arlo).place("Brim", brim);
    scene.claim("two", strikes(2)).claim("three", strikes(3)).claim("one", strikes(1)).tied();
    CHECK(scene.at(1).empty());
    CHECK(scene.incident("Arlo").figures.strikes == Count{2, 2, 2});
    CHECK(scene.incident("Brim").figures.strikes == Count{1, 1, 1});
    CHECK(scene.incident("").figures.strikes == Count{3, 3, 3});
}

SCENARIO("a sentence without a place goes on with the event told before", "[tie]")
{
    Scene scene{
        "Two missiles landed on a school in Arlo. By morning ten bodies were found, and 61 people were in hospital."};
    scene.place("Arlo", arlo).claim("ten", killed(10)).claim("61", injured(61)).tied();
    CHECK(scene.at(0) == Names{"Arlo"});
    CHECK(scene.at(1) == Names{"Arlo"});
    WHEN("the number comes before any place")
    {
        Scene before{"At least 12 people were killed on Friday. The missile hit a market in Arlo."};
        before.place("Arlo", arlo).claim("12", killed(12).at_least()).tied();
        CHECK(before.at(0) == Names{"Arlo"});
    }
    WHEN("a number of another year stands without a place")
    {
        Scene past{"A bomb hit Arlo. It was the worst day since 2019, when 40 died."};
        past.place("Arlo", arlo).happens("bomb", EventKind::explosive);
        past.claim("40", killed(40).retelling(), on("2019-03-01")).tied();
        CHECK(past.at(0).empty());
        CHECK_FALSE(past.incident("Arlo").figures.killed.stated());
    }
}

SCENARIO("no number is lost when nothing says where", "[tie]")
{
    Scene scene{"Doctors took in thirty wounded."};
    scene.claim("thirty", injured(30)).tied();
    REQUIRE(scene.parsed.incidents.size() == 1);
    CHECK_FALSE(scene.parsed.incidents[0].place);
    CHECK(scene.parsed.incidents[0].figures.injured == Count{30, 30, 30});
    CHECK(scene.parsed.claims[0].counted);
}

SCENARIO("only event places make incidents", "[tie]")
{
    Scene scene{"ARLO - Brim said a raid on Corv killed three."};
    scene.place("ARLO", arlo, Role::dateline).place("Brim", brim, Role::actor).place("Corv", corv);
    scene.happens("raid", EventKind::attack).claim("three", killed(3)).tied();
    CHECK(scene.places() == Names{"Corv"});
}

SCENARIO("a country's adjective is no place", "[tie]")
{
    Scene scene{"At least 74 people were killed in a Norland raid on Arlo."};
    scene.place("Norland", norland).place("Arlo", arlo).claim("74", killed(74)).tied();
    CHECK(scene.at(0) == Names{"Arlo"});
    CHECK(scene.places() == Names{"Arlo"});
}

SCENARIO("an event without a number is a pin, a background one is none", "[tie]")
{
    Scene scene{"A drone hit a depot in Arlo. Last year a raid struck Brim."};
    scene.place("Arlo", arlo).place("Brim", brim);
    scene.happens("drone hit", EventKind::air_strike).happens("raid", EventKind::attack, {}, true).tied();
    REQUIRE(scene.places() == Names{"Arlo"});
    CHECK(scene.parsed.incidents[0].event_type == "Air/drone strike");
    CHECK(scene.parsed.incidents[0].claims.empty());
}

SCENARIO("a wider area is used only where nothing nearer is named", "[tie]")
{
    WHEN("it only says where the place lies")
    {
        Scene scene{"A raid on Arlo, in North province, killed three."};
        scene.place("Arlo", arlo).place("North", north_province()).happens("raid", EventKind::attack);
        scene.claim("three", killed(3)).tied();
        CHECK(scene.places() == Names{"Arlo"});
    }
    WHEN("the number stands beside it and the place follows")
    {
        Scene scene{"Three soldiers were killed in Norland on Sunday when a drone hit a post at Arlo."};
        scene.place("Norland", norland).place("Arlo", arlo).claim("Three", killed(3)).tied();
        CHECK(scene.places() == Names{"Arlo"});
    }
    WHEN("it has a number of its own beside those of places in it")
    {
        Scene scene{"Jets struck 36 targets in Norland. A spokesman counted 13 raids on Arlo and nine on Brim."};
        scene.place("Norland", norland).place("Arlo", arlo).place("Brim", brim);
        scene.claim("36", Said{Measure::targets, 36}).claim("13", strikes(13)).claim("nine", strikes(9)).tied();
        CHECK(scene.incident("Norland").level == Level::umbrella);
        CHECK(scene.incident("Norland").figures.targets.best == 36U);
        CHECK(scene.incident("Arlo").level == Level::place);
    }
    WHEN("the places in it are only examples")
    {
        Scene scene{"Jets hit 36 targets in Norland on Saturday, among them sites near Arlo and Brim."};
        scene.place("Norland", norland, Role::background).place("Arlo", arlo).place("Brim", brim);
        scene.happens("hit", EventKind::air_strike).happens("sites", EventKind::attack);
        scene.claim("36", Said{Measure::targets, 36}).tied();
        CHECK(scene.at(0) == Names{"Norland"});
        CHECK(scene.incident("Norland").level == Level::umbrella);
        CHECK_FALSE(scene.incident("Arlo").figures.targets.stated());
    }
    WHEN("its total is made up of theirs")
    {
        Scene scene{"Aircraft carried out seven strikes in Norland: four near Arlo, two near Brim and one near Corv."};
        scene.place("Norland", norland).place("Arlo", arlo).place("Brim", brim).place("Corv", corv);
        scene.claim("seven", strikes(7))
            .claim("four", strikes(4))
            .claim("two", strikes(2))
            .claim("one", strikes(1))
            .tied();
        THEN("the total is tied to the places and not counted")
        {
            CHECK(scene.at(0) == Names{"Arlo", "Brim", "Corv"});
            CHECK(scene.places() == Names{"Arlo", "Brim", "Corv"});
            CHECK_FALSE(scene.parsed.claims[0].counted);
        }
    }
    WHEN("they make up only some of it")
    {
        Scene scene{"At least 30 people were killed across Norland. In Arlo 12 people were killed and in Brim six."};
        scene.place("Norland", norland).place("Arlo", arlo).place("Brim", brim);
        scene.claim("30", killed(30).at_least()).claim("12", killed(12)).claim("six", killed(6)).tied();
        THEN("nothing is counted twice")
        {
            CHECK(scene.incident("Norland").figures.killed == Count{30, {}, {}});
            CHECK_FALSE(scene.parsed.claims[0].counted);
            CHECK(scene.parsed.claims[1].counted);
            CHECK(scene.parsed.claims[2].counted);
        }
    }
}

SCENARIO("two list lines on one town add up", "[tie]")
{
    Scene scene{
        "- Near Arlo, two strikes hit a bunker.\n- Near Brim, one strike hit a car.\n- Near Arlo, three strikes hit a "
        "bridge.\n"};
    scene.place("Arlo", arlo).place("Brim", brim).place("Arlo", arlo);
    scene.claim("two", strikes(2)).claim("one", strikes(1)).claim("three", strikes(3)).tied();
    REQUIRE(scene.parsed.incidents.size() == 2);
    CHECK(scene.incident("Arlo").figures.strikes == Count{5, 5, 5});
    CHECK(scene.parsed.claims[0].scope == Scope::part);
    CHECK(scene.parsed.claims[2].counted);
    CHECK(scene.incident("Brim").figures.strikes == Count{1, 1, 1});
}

SCENARIO("one place hit on two days is two incidents", "[tie]")
{
    Scene scene{"Six fighters died in Arlo this time and four had died there in last Saturday's raid."};
    scene.place("Arlo", arlo).claim("Six", killed(6)).claim("four", killed(4), on("2024-05-04")).tied();
    REQUIRE(scene.parsed.incidents.size() == 2);
    CHECK(scene.incident("Arlo", 0).figures.killed.best == 6U);
    CHECK(scene.incident("Arlo", 1).figures.killed.best == 4U);
    THEN("the stated day is kept, the other is dated by the publication")
    {
        CHECK(scene.incident("Arlo", 0).date ==
              DateRange{day("2024-05-12"), day("2024-05-12"), 2, DateSource::published});
        CHECK(scene.incident("Arlo", 1).date == on("2024-05-04"));
        CHECK(scene.parsed.claims[0].date == scene.incident("Arlo", 0).date);
    }
}

SCENARIO("a report without any day has incidents without one", "[tie]")
{
    Scene scene{"Six fighters died in Arlo.", ""};
    scene.place("Arlo", arlo).claim("Six", killed(6)).tied();
    REQUIRE(scene.parsed.incidents.size() == 1);
    CHECK_FALSE(scene.parsed.incidents[0].date);
}

SCENARIO("the side that counts both sides' dead widens the high", "[tie]")
{
    Scene scene{"The defence ministry said 23 soldiers had fallen near Arlo and thirty militants had been killed."};
    scene.place("Arlo", arlo);
    scene.claim("23", killed(23).group("soldiers").said_by("The defence ministry", Attribution::official));
    scene.claim("thirty", killed(30).group("militants").said_by("The defence ministry", Attribution::official)).tied();
    CHECK(scene.incident("Arlo").figures.killed == Count{23, 23, 53});
    CHECK(scene.parsed.claims[1].of_opponents);
}

SCENARIO("a number called an earlier one gives way", "[tie]")
{
    Scene scene{"Seven people died in Arlo, the ministry said; the first toll was of three dead."};
    scene.place("Arlo", arlo).claim("Seven", killed(7)).claim("three", killed(3)).tied();
    CHECK(scene.incident("Arlo").figures.killed == Count{7, 7, 7});
    CHECK_FALSE(scene.parsed.claims[1].standing);
}

SCENARIO("the same report has the same ids, another text has others", "[tie]")
{
    const auto made = [] {
        Scene scene{"Rockets killed four people in Arlo and hit Brim."};
        scene.place("Arlo", arlo)
            .place("Brim", brim)
            .claim("four", killed(4))
            .happens("hit", EventKind::shelling)
            .tied();
        return scene;
    };
    const Scene once = made();
    const Scene again = made();
    REQUIRE(once.parsed.incidents.size() == 2);
    CHECK(once.parsed.incidents[0].id == again.parsed.incidents[0].id);
    CHECK(once.parsed.incidents[1].id == again.parsed.incidents[1].id);
    CHECK(once.parsed.incidents[0].id != once.parsed.incidents[1].id);
}

SCENARIO("a number without a place takes the likeliest name that nothing speaks against", "[tie]")
{
    WHEN("it stands in the number's sentence")
    {
        Scene scene{"District of Corv: Arlo, five wounded by a bomb."};
        scene.possible("Corv", north_province()).possible("Arlo", arlo).claim("five", injured(5)).tied();
        CHECK(scene.at(0) == Names{"Arlo"});
        CHECK(scene.parsed.mentions[0].role == Role::background);
        CHECK(scene.parsed.mentions[1].role == Role::event);
    }
    WHEN("it stands in the sentence before, beside one that speaks against itself")
    {
        Scene scene{"Gunmen walked into Arlo before dawn, on the way to Brim. Seven people died."};
        scene.possible("Arlo", arlo).place("Brim", brim, Role::background).claim("Seven", killed(7)).tied();
        CHECK(scene.at(0) == Names{"Arlo"});
    }
    WHEN("the gazetteer lacks it, beside the unit around it")
    {
        Scene scene{"Gunmen moved through Yewa, in the state of North. Seven people died."};
        scene.possible("Yewa", std::nullopt).possible("North", north_province()).claim("Seven", killed(7)).tied();
        CHECK(scene.at(0) == Names{"Yewa"});
        CHECK_FALSE(scene.incident("Yewa").place);
    }
    WHEN("only names that speak against themselves are there")
    {
        Scene scene{"Seven people died. Reinforcements left for Brim."};
        scene.place("Brim", brim, Role::background).claim("Seven", killed(7)).tied();
        CHECK(scene.at(0).empty());
    }
    WHEN("its sentence goes on elsewhere, and the scene was told before")
    {
        Scene scene{"A salvo fell on Arlo. Five rockets landed, and police in Brim found the launcher."};
        scene.place("Arlo", arlo).possible("Brim", brim).claim("Five", Said{Measure::munitions, 5}).tied();
        CHECK(scene.at(0) == Names{"Arlo"});
    }
    WHEN("the harmed are visited elsewhere")
    {
        Scene scene{"The mayor of Arlo visited the wounded in Brim."};
        scene.possible("Arlo", arlo).place("Brim", brim, Role::treatment).happens("wounded", EventKind::attack);
        scene.occurrences.back().clause = {0, 46};
        scene.tied();
        CHECK(scene.places().empty());
    }
    WHEN("the words of a line tell of a strike without a number")
    {
        Scene scene{"Boats were sunk at Arlo."};
        scene.possible("Arlo", arlo).happens("sunk", EventKind::attack);
        scene.occurrences.back().clause = {0, 24};
        scene.tied();
        CHECK(scene.places() == Names{"Arlo"});
    }
}

SCENARIO("a paragraph that goes back to an earlier day is not about the place told last", "[tie]")
{
    const DateRange april{*parse_iso_day("2024-04-22"), *parse_iso_day("2024-04-22")};
    Scene scene{
        "A soldier was killed in Arlo on Friday.\n\nIt all began on 22 April, when 26 people died in a meadow."};
    scene.place("Arlo", arlo).claim("A soldier", killed(1)).claim("26", killed(26), april).tied();
    CHECK(scene.at(0) == Names{"Arlo"});
    CHECK(scene.at(1).empty());
}
