// SPDX-License-Identifier: Apache-2.0
#include "review/corrections.hpp"

#include "base/error.hpp"
#include "records/read_record.hpp"
#include "records/write_record.hpp"

#include <catch2/catch.hpp>

#include "../incidents/parsed.hpp"

#include <algorithm>
#include <random>

using namespace placeline;
using namespace placeline::tests;
using Catch::Matchers::Contains;
using review::Corrections;

namespace {

const Place arlo = town("arlo", 10.0, 20.0);
const Place brim = town("brim", 10.0, 24.0); // far from arlo

review::PlaceSource places()
{
    return {.by_id = [](std::string_view id) -> std::optional<Place> {
                for (const Place& known : {arlo, brim}) {
                    if (known.id == id) {
                        return known;
                    }
                }
                return std::nullopt;
            },
            .at =
                [](const LonLat& position, int where_prec, std::string_view name) {
                    Place place = town("own", position.lat_deg, position.lon_deg);
                    place.name = name;
                    place.where_prec = where_prec;
                    return place;
                }};
}

/// A row in few words; its origin is its place in the list.
struct Say {
    CorrectionAction action;
    std::string event{}, report{}, quote{}, field{}, now{}, old{};
};

Corrections said(const std::vector<Say>& says)
{
    std::vector<Correction> rows;
    for (const Say& say : says) {
        rows.push_back({.action = say.action,
                        .event = say.event,
                        .report = say.report,
                        .quote = say.quote,
                        .field = say.field,
                        .old_value = say.old,
                        .new_value = say.now,
                        .reviewer = "ed",
                        .date = "2024-06-01",
                        .reason = "as read",
                        .origin = "mine.csv:" + std::to_string(rows.size() + 2)});
    }
    return {std::move(rows), places()};
}

std::string ndjson(const std::vector<MergedIncident>& incidents)
{
    std::string out;
    for (const MergedIncident& incident : incidents) {
        records::write_merged_incident(out, incident);
    }
    return out;
}

std::vector<MergedIncident> read_back(const std::string& lines)
{
    std::vector<MergedIncident> incidents;
    records::RecordReader reader;
    for (std::size_t at = 0; at < lines.size(); at = lines.find('\n', at) + 1) {
        incidents.push_back(std::get<MergedIncident>(reader.read(lines.substr(at, lines.find('\n', at) - at))));
    }
    return incidents;
}

const MergedIncident& with_id(const std::vector<MergedIncident>& incidents, const std::string& id)
{
    const auto found = std::find_if(incidents.begin(), incidents.end(),
                                    [&id](const MergedIncident& merged) { return merged.incident.id == id; });
    REQUIRE(found != incidents.end());
    return *found;
}

using enum CorrectionAction;

/// Two sources on one event, and another event elsewhere.
const std::vector<ParsedReport> first_day{
    Parsed{"r1", "a", "2024-05-11"}
        .at(arlo, on("2024-05-10"))
        .says(killed(4).in_words("4 people", "4 people died in Arlo")),
    Parsed{"r2", "b", "2024-05-12"}
        .at(arlo, on("2024-05-10"))
        .says(killed(6).in_words("6 dead", "the mayor spoke of 6 dead and 9 hurt"))
        .says(injured(9).in_words("9 hurt", "the mayor spoke of 6 dead and 9 hurt")),
    Parsed{"r3", "c", "2024-05-12"}.at(brim, on("2024-05-10")).says(killed(2).in_words("two", "two died in Brim")),
};

/// Published before all of them, on the event at arlo.
const ParsedReport late = Parsed{"r0", "d", "2024-05-10"}
                              .at(arlo, on("2024-05-10"))
                              .says(killed(4).in_words("four", "four were killed in Arlo"));

std::vector<ParsedReport> with(std::vector<ParsedReport> reports, const ParsedReport& more)
{
    reports.push_back(more);
    return reports;
}

} // namespace

SCENARIO("what a person says of an event wins over what is found", "[corrections]")
{
    const std::vector<MergedIncident> found = incidents::merge(lifted(first_day), {});
    REQUIRE(found.size() == 2);
    REQUIRE(with_id(found, "r1/0").incident.figures.killed == Count{4, 6, 6});

    GIVEN("a best value of its own")
    {
        const auto result = said({{set, "r1/0", "", "", "kill_best", "5"}}).join(lifted(first_day), {});
        const MergedIncident& event = with_id(result, "r1/0");
        THEN("it is the figure, within bounds that still hold, and the words stand")
        {
            CHECK(event.incident.figures.killed == Count{4, 5, 6});
            CHECK(event.sourced_claims[0].claim.bounds.value == 4U);
        }
        THEN("no claim is counted for it, since none says so")
        {
            CHECK(std::none_of(event.sourced_claims.begin(), event.sourced_claims.end(), [](const SourcedClaim& claim) {
                return claim.claim.measure == Measure::killed && claim.claim.counted;
            }));
        }
        THEN("the incident says who decided it")
        {
            REQUIRE(event.incident.corrections.size() == 1);
            CHECK(event.incident.corrections[0].reviewer == "ed");
            CHECK(event.incident.corrections[0].field == "kill_best");
        }
    }
    GIVEN("a best value beyond the bounds")
    {
        const auto result = said({{set, "r1/0", "", "", "kill_best", "8"}}).join(lifted(first_day), {});
        CHECK(with_id(result, "r1/0").incident.figures.killed == Count{4, 8, 8});
    }
    GIVEN("nothing as the new value")
    {
        const auto result = said({{set, "r1/0", "", "", "inj_best", ""}}).join(lifted(first_day), {});
        CHECK(with_id(result, "r1/0").incident.figures.injured == Count{9, std::nullopt, 9});
    }
    GIVEN("other days")
    {
        const auto result =
            said({{set, "r1/0", "", "", "date_start", "2024-05-08"}, {set, "r1/0", "", "", "date_end", "2024-05-09"}})
                .join(lifted(first_day), {});
        const auto& date = with_id(result, "r1/0").incident.date;
        CHECK(iso_day(date->start) == "2024-05-08");
        CHECK(iso_day(date->end) == "2024-05-09");
        CHECK(date->prec == 2);
    }
    GIVEN("two rows on one field")
    {
        const Corrections both =
            said({{set, "r1/0", "", "", "kill_best", "5"}, {set, "r1/0", "", "", "kill_best", "4"}});
        const auto result = both.join(lifted(first_day), {});
        THEN("the later one wins, and neither is said to have done nothing")
        {
            CHECK(with_id(result, "r1/0").incident.figures.killed.best == 4U);
            CHECK(with_id(result, "r1/0").incident.corrections.size() == 1);
            CHECK(both.unused().empty());
        }
    }
    GIVEN("that it is no event")
    {
        const auto result = said({{drop, "r1/0"}}).join(lifted(first_day), {});
        REQUIRE(result.size() == 1);
        CHECK(result[0].incident.id == "r3/0");
    }
    GIVEN("a place of the reviewer's own")
    {
        const auto result =
            said({{set, "r1/0", "", "", "place", "11.5, 20.25, 2, the mill"}}).join(lifted(first_day), {});
        const Incident& incident = with_id(result, "r1/0").incident;
        CHECK(incident.place->position == LonLat{.lon_deg = 20.25, .lat_deg = 11.5});
        CHECK(incident.place->name == "the mill");
        CHECK(incident.place->where_prec == 2);
        CHECK(incident.confidence == 1.0);
    }
}

SCENARIO("what a person says of a number in a report wins before reports are joined", "[corrections]")
{
    GIVEN("another value")
    {
        const auto result = said({{set, "", "r2", "6  DEAD,", "value", "7"}}).join(lifted(first_day), {});
        const MergedIncident& event = with_id(result, "r1/0");
        THEN("the figures follow, and the words stand beside it")
        {
            CHECK(event.incident.figures.killed == Count{4, 7, 7});
            const auto claim = std::find_if(event.sourced_claims.begin(), event.sourced_claims.end(),
                                            [](const auto& c) { return c.claim.value_text == "6 dead"; });
            CHECK(claim->claim.bounds == Bounds{7, 7, 7});
            CHECK(claim->claim.counted);
        }
    }
    GIVEN("the words of a sentence with two numbers")
    {
        const std::string sentence = "the mayor  spoke of 6 dead\nand 9 hurt";
        THEN("a column tells which is meant")
        {
            const auto result = said({{set, "", "r2", sentence, "inj_best", "10"}}).join(lifted(first_day), {});
            CHECK(with_id(result, "r1/0").incident.figures.injured == Count{10, 10, 10});
            CHECK(with_id(result, "r1/0").incident.figures.killed.best == 6U);
        }
        THEN("what stood there tells it too")
        {
            const auto result = said({{set, "", "r2", sentence, "value", "10", "9"}}).join(lifted(first_day), {});
            CHECK(with_id(result, "r1/0").incident.figures.injured.best == 10U);
        }
        THEN("without either nothing is guessed, and the row is told")
        {
            const Corrections unclear = said({{set, "", "r2", sentence, "value", "10"}});
            CHECK(ndjson(unclear.join(lifted(first_day), {})) == ndjson(incidents::merge(lifted(first_day), {})));
            REQUIRE(unclear.unused().size() == 1);
            CHECK_THAT(unclear.unused()[0], Contains("mine.csv:2") && Contains("\"6 dead\", \"9 hurt\""));
        }
    }
    GIVEN("that the number is none")
    {
        const auto result = said({{drop, "", "r1", "4 people"}}).join(lifted(first_day), {});
        THEN("it stands nowhere, and its event keeps its id")
        {
            CHECK(with_id(result, "r1/0").incident.figures.killed == Count{6, 6, 6});
            CHECK(with_id(result, "r1/0").reports == std::vector<std::string>{"r1", "r2"});
        }
        THEN("its words are still shown")
        {
            const auto& claims = with_id(result, "r1/0").sourced_claims;
            const auto claim = std::find_if(claims.begin(), claims.end(), [](const SourcedClaim& sourced) {
                return sourced.claim.value_text == "4 people";
            });
            REQUIRE(claim != claims.end());
            CHECK_FALSE(claim->claim.standing);
            CHECK_FALSE(claim->claim.counted);
        }
    }
    GIVEN("that the report is about nothing")
    {
        const auto result = said({{drop, "", "r1"}}).join(lifted(first_day), {});
        THEN("its event lives on under its id")
        {
            CHECK(with_id(result, "r1/0").reports == std::vector<std::string>{"r2"});
            CHECK(with_id(result, "r1/0").incident.figures.killed == Count{6, 6, 6});
        }
    }
    GIVEN("another place for one of its numbers")
    {
        const auto result = said({{set, "", "r2", "9 hurt", "place", brim.id}}).join(lifted(first_day), {});
        THEN("the number goes to the event there, the other one stays")
        {
            CHECK(with_id(result, "r1/0").incident.figures.killed == Count{4, 6, 6});
            CHECK_FALSE(with_id(result, "r1/0").incident.figures.injured.stated());
            const auto there = std::find_if(result.begin(), result.end(), [](const MergedIncident& merged) {
                return merged.reports == std::vector<std::string>{"r2", "r3"};
            });
            REQUIRE(there != result.end());
            CHECK(there->incident.figures.injured.best == 9U);
        }
    }
}

SCENARIO("an event keeps its id and what was said of it when reports come late", "[corrections]")
{
    REQUIRE(incidents::merge(lifted(with(first_day, late)), {})[0].incident.id == "r0/0");
    GIVEN("a locked event")
    {
        const auto result = said({{lock, "r1/0"}}).join(lifted(with(first_day, late)), {});
        CHECK(with_id(result, "r1/0").replaces == std::vector<std::string>{"r0/0", "r2/0"});
    }
    GIVEN("a field that is locked")
    {
        const ParsedReport more =
            Parsed{"r9", "e", "2024-05-20"}.at(arlo, on("2024-05-10")).says(killed(30).in_words("30", "30 killed"));
        REQUIRE(incidents::merge(lifted(with(first_day, more)), {})[0].incident.figures.killed.best == 30U);
        const auto result =
            said({{lock, "r1/0", "", "", "kill_best", "", "6"}}).join(lifted(with(first_day, more)), {});
        CHECK(with_id(result, "r1/0").incident.figures.killed.best == 6U);
    }
    GIVEN("an event that is named by the id of a part")
    {
        const auto result = said({{set, "r2/0", "", "", "kill_best", "5"}}).join(lifted(with(first_day, late)), {});
        CHECK(with_id(result, "r2/0").incident.figures.killed.best == 5U);
        CHECK(with_id(result, "r2/0").parts.size() == 3);
    }
    GIVEN("two locked events that a late report is about")
    {
        const Place between = town("between", 10.0, 20.03);
        const std::vector<ParsedReport> apart{
            Parsed{"r1", "a", "2024-05-11"}.at(arlo, on("2024-05-10")).says(killed(4).in_words("4", "4 died")),
            Parsed{"r2", "b", "2024-05-12"}
                .at(town("south", 10.0, 20.06), on("2024-05-10"))
                .says(killed(4).in_words("4", "4 died in South"))};
        const ParsedReport bridge =
            Parsed{"r3", "c", "2024-05-13"}.at(between, on("2024-05-10")).says(killed(4).in_words("4", "4 died"));
        REQUIRE(incidents::merge(lifted(apart), {}).size() == 2);
        const auto result = said({{lock, "r1/0"}, {lock, "r2/0"}}).join(lifted(with(apart, bridge)), {});
        THEN("they stay two")
        {
            CHECK(result.size() == 2);
            with_id(result, "r1/0");
            with_id(result, "r2/0");
        }
    }
    GIVEN("an event at another place than the program finds")
    {
        const ParsedReport there =
            Parsed{"r5", "e", "2024-05-13"}.at(brim, on("2024-05-20")).says(killed(6).in_words("6", "6 were killed"));
        const ParsedReport here =
            Parsed{"r6", "f", "2024-05-13"}.at(arlo, on("2024-05-10")).says(killed(6).in_words("6", "6 were killed"));
        const auto result =
            said({{set, "r1/0", "", "", "place", brim.id}, {set, "r1/0", "", "", "date_start", "2024-05-20"}})
                .join(lifted(with(with(first_day, there), here)), {});
        THEN("it meets reports of that place, and those that the program puts where it was")
        {
            const MergedIncident& event = with_id(result, "r1/0");
            CHECK(event.reports == std::vector<std::string>{"r1", "r2", "r5", "r6"});
            CHECK(event.incident.place->id == brim.id);
        }
    }
}

SCENARIO("a person joins and parts events", "[corrections]")
{
    GIVEN("two events that are one")
    {
        const auto result = said({{merge, "r3/0", "", "", "", "r1/0"}}).join(lifted(with(first_day, late)), {});
        REQUIRE(result.size() == 1);
        CHECK(result[0].incident.id == "r3/0");
        CHECK(result[0].replaces == std::vector<std::string>{"r0/0", "r1/0", "r2/0"});
    }
    GIVEN("a report that is about something else")
    {
        const auto result = said({{split, "r1/0", "r2"}}).join(lifted(with(first_day, late)), {});
        THEN("it stands alone, whatever comes")
        {
            CHECK(with_id(result, "r2/0").reports == std::vector<std::string>{"r2"});
            CHECK(with_id(result, "r1/0").reports == std::vector<std::string>{"r0", "r1"});
        }
    }
    GIVEN("that the report is the one that gave the event its id")
    {
        const auto result = said({{split, "r1/0", "r1"}}).join(lifted(first_day), {});
        THEN("the event keeps the id, and the report gets another")
        {
            REQUIRE(result.size() == 3);
            CHECK(with_id(result, "r1/0").reports == std::vector<std::string>{"r2"});
        }
        AND_WHEN("the report goes into another event by its new id")
        {
            const auto other = std::find_if(result.begin(), result.end(), [](const auto& merged) {
                return merged.reports == std::vector<std::string>{"r1"};
            });
            const auto again = said({{split, "r1/0", "r1"}, {merge, "r3/0", "", "", "", other->incident.id}})
                                   .join(lifted(first_day), {});
            CHECK(with_id(again, "r1/0").reports == std::vector<std::string>{"r2"});
            CHECK(with_id(again, "r3/0").reports == std::vector<std::string>{"r1", "r3"});
        }
    }
    GIVEN("an event that has nothing else")
    {
        const Corrections alone = said({{split, "r3/0", "r3"}});
        CHECK(alone.join(lifted(first_day), {}).size() == 2);
        CHECK_THAT(alone.unused().at(0), Contains("nothing but report r3"));
    }
}

SCENARIO("what was corrected stays so when it is joined again, in any order", "[corrections]")
{
    const std::vector<std::vector<Say>> cases{
        {{set, "r1/0", "", "", "kill_best", "5"}},
        {{set, "", "r2", "6 dead", "value", "7"}, {set, "", "r2", "9 hurt", "place", brim.id}},
        {{set, "r1/0", "", "", "place", brim.id}, {set, "r1/0", "", "", "actor1", "raiders"}},
        {{set, "r3/0", "", "", "place", arlo.id}},
        {{lock, "r1/0"}},
        {{drop, "", "r1"}},
        {{drop, "", "r1", "4 people"}, {lock, "r3/0"}},
        {{drop, "", "r2", "6 dead"}},
        {{set, "", "r2", "the mayor spoke of 6 dead and 9 hurt", "value", "10", "9"}},
        {{drop, "r1/0"}},
        {{merge, "r3/0", "", "", "", "r1/0"}, {set, "r1/0", "", "", "event_type", "Armed clash"}},
        {{split, "r1/0", "r1"}, {set, "r1/0", "", "", "kill_high", "9"}},
        {{split, "r1/0", "r2"}, {lock, "r1/0", "", "", "kill_best", "4"}},
    };
    for (const auto& says : cases) {
        const Corrections given = said(says);
        const std::string whole = ndjson(given.join(lifted(first_day), {}));
        CHECK(given.unused().empty());
        CHECK(given.differences().empty());
        const auto say_nothing = [](std::vector<MergedIncident> incidents) {
            return ndjson(said({}).join(std::move(incidents), {}));
        };
        INFO(to_string(says[0].action) << " " << says[0].field << " of " << says.size());
        CHECK((say_nothing(read_back(whole)) == whole));
        const bool still_there = says[0].action != drop || !says[0].quote.empty();
        if (still_there) { // a second time what was dropped whole is no longer there
            const Corrections again = said(says);
            CHECK((ndjson(again.join(read_back(whole), {})) == whole));
            CHECK(again.unused().empty());
            CHECK(again.differences().empty());
        }
        std::mt19937 random{7};
        for (int i = 0; i < 5; ++i) {
            std::vector<MergedIncident> shuffled = lifted(first_day);
            std::shuffle(shuffled.begin(), shuffled.end(), random);
            CHECK((ndjson(said(says).join(shuffled, {})) == whole));
        }
        // The late report joined to what was joined is what all reports joined are.
        auto later = read_back(whole);
        for (MergedIncident& one : lifted({late})) {
            later.push_back(std::move(one));
        }
        if (still_there) {
            CHECK((say_nothing(std::move(later)) == ndjson(said(says).join(lifted(with(first_day, late)), {}))));
        }
    }
}

SCENARIO("parsing corrects a report by itself, and what is between reports comes along", "[corrections]")
{
    ParsedReport report = first_day[1];
    GIVEN("a number, a figure and a lock")
    {
        const Corrections given =
            said({{set, "", "r2", "6 dead", "value", "7"}, {set, "r2/0", "", "", "inj_best", "11"}, {lock, "r2/0"}});
        given.apply(report);
        CHECK(report.claims[0].bounds.value == 7U);
        CHECK(report.incidents[0].figures.killed.best == 7U);
        CHECK(report.incidents[0].figures.injured.best == 11U);
        CHECK(report.incidents[0].corrections.size() == 3);
        CHECK(given.unused().empty());
        AND_WHEN("it is joined without the rows")
        {
            const auto result = said({}).join(lifted({first_day[0], report}), {});
            CHECK(with_id(result, "r2/0").incident.figures.killed == Count{4, 7, 7});
            CHECK(with_id(result, "r2/0").incident.figures.injured.best == 11U);
        }
    }
    GIVEN("a number that is dropped")
    {
        const Corrections given = said({{drop, "", "r2", "6 dead"}});
        given.apply(report);
        CHECK_FALSE(report.incidents[0].figures.killed.stated());
        CHECK_FALSE(report.claims[0].standing);
        const auto result = said({}).join(lifted({first_day[0], report}), {});
        CHECK(with_id(result, "r1/0").incident.figures.killed == Count{4, 4, 4});
    }
    GIVEN("an incident that is dropped")
    {
        said({{drop, "r2/0"}}).apply(report);
        CHECK(report.incidents.empty());
    }
}

SCENARIO("what a correction finds otherwise, and what it does not find, is told", "[corrections]")
{
    const Corrections given = said({{set, "r1/0", "", "", "kill_best", "5", "3"},
                                    {set, "r1/0", "", "", "inj_best", "9", "7"},
                                    {set, "r7/0", "", "", "kill_best", "5"},
                                    {drop, "", "r8"},
                                    {drop, "", "r1", "a hundred"},
                                    {drop, "", "r2", "16 dead"}});
    given.join(lifted(first_day), {});
    REQUIRE(given.differences().size() == 1); // what is so already needs no word
    CHECK(given.differences()[0] == "mine.csv:2: kill_best: placeline now finds 6, not 3; the correction stands");
    const std::vector<std::string> unused = given.unused();
    REQUIRE(unused.size() == 4); // and 16 is not 6
    CHECK(unused[0] == "mine.csv:4: set did nothing: no event of this run is r7/0");
    CHECK(unused[1] == "mine.csv:5: drop did nothing: no report of this run is r8");
    CHECK(unused[2] == "mine.csv:6: drop did nothing: no report of this run is r1 and says \"a hundred\"");
}

TEST_CASE("a row that makes no sense says what to do", "[corrections]")
{
    const auto message = [](const Say& say) {
        try {
            said({say});
        } catch (const InputError& error) {
            return std::string{error.what()};
        }
        return std::string{};
    };
    CHECK_THAT(message({set, "e1", "", "", "dead", "5"}), Contains("mine.csv:2: \"field\" is \"dead\""));
    CHECK_THAT(message({set, "e1", "", "", "kill_best", "many"}), Contains("a whole number"));
    CHECK_THAT(message({set, "e1", "", "", "date_start", "May"}), Contains("a day as 2024-02-03"));
    CHECK_THAT(message({set, "e1", "", "", "place", "geo:none"}), Contains("gazetteer search"));
    CHECK_THAT(message({set, "e1", "", "", "place", "95.2,20"}), Contains("lat,lon"));
    CHECK_THAT(message({set, "e1", "r1", "", "kill_best", "5"}), Contains("only one of"));
    CHECK_THAT(message({set, "", "", "", "kill_best", "5"}), Contains("one of \"event\" or \"report\""));
    CHECK_THAT(message({set, "e1", "", "", "value", "5"}), Contains("give \"report\""));
    CHECK_THAT(message({set, "e1", "", "", "level", ""}), Contains("cannot be empty"));
    CHECK_THAT(message({merge, "e1"}), Contains("merge needs"));
    CHECK_THAT(message({split, "e1"}), Contains("split needs"));
    CHECK_THAT(message({lock, "", "r1"}), Contains("lock needs"));
    CHECK_THAT(message({drop, "e1", "", "words"}), Contains("\"quote\" needs \"report\""));
}

SCENARIO("what a person sets in one report wins over what many others say of the event", "[corrections]")
{
    std::vector<ParsedReport> reports = first_day;
    for (const char* id : {"r4", "r5", "r6"}) {
        reports.push_back(Parsed{id, id, "2024-05-12"}
                              .at(arlo, on("2024-05-10"))
                              .says(killed(6).in_words("6 dead", "6 dead in Arlo")));
    }
    const auto result = said({{set, "", "r2", "", "place", "10.005,20.005"}}).join(lifted(reports), {});
    const auto joined =
        std::find_if(result.begin(), result.end(), [](const auto& one) { return one.parts.size() > 1; });
    REQUIRE(joined != result.end());
    CHECK(joined->parts.size() == 5);
    CHECK(joined->incident.place->id == "own");
}
