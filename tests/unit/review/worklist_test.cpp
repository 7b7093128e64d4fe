// SPDX-License-Identifier: Apache-2.0
#include "review/worklist.hpp"

#include "input/corrections_file.hpp"
#include "review/write_worklist.hpp"

#include <catch2/catch.hpp>

#include "../incidents/parsed.hpp"

using namespace placeline;
using namespace placeline::tests;
using Catch::Matchers::Contains;

namespace {

const Place arlo = town("arlo", 10.0, 20.0);
const Place brim = town("brim", 10.0, 20.3); // 33 km off
const Place far_away = town("far", 40.0, 60.0);

std::string_view no_text(std::string_view /*report*/)
{
    return {};
}

std::vector<WorkItem> worklist_of(const IncidentSet& set)
{
    return review::worklist(set, no_text);
}

IncidentSet joined(const std::vector<ParsedReport>& reports)
{
    return {.incidents = incidents::merge(lifted(reports), {}), .mentions = {}};
}

MergedIncident& with_id(IncidentSet& set, std::string_view id)
{
    return *std::find_if(set.incidents.begin(), set.incidents.end(),
                         [id](const MergedIncident& merged) { return merged.incident.id == id; });
}

} // namespace

SCENARIO("first comes what a look may change most", "[worklist]")
{
    IncidentSet set = joined({
        Parsed{"small", "a", "2024-05-11"}.at(far_away, on("2024-04-10")).says(killed(2)),
        Parsed{"large", "a", "2024-05-11"}.at(arlo, on("2024-05-10")).says(killed(60)),
        Parsed{"sure", "a", "2024-05-11"}.at(arlo, on("2024-03-10")).says(killed(90)),
    });
    with_id(set, "small/0").incident.confidence = 0.3;
    with_id(set, "large/0").incident.confidence = 0.5;
    with_id(set, "sure/0").incident.confidence = 1.0;
    const auto items = worklist_of(set);
    REQUIRE(items.size() == 2);
    CHECK(set.incidents[items[0].incident].incident.id == "large/0");
    CHECK(items[0].score == Approx(30.5)); // half of 60 and of the incident itself
    CHECK(items[0].field == "place");
    CHECK_THAT(items[0].why[0], Contains("50 % confidence"));
    CHECK(set.incidents[items[1].incident].incident.id == "small/0");
}

SCENARIO("an item says in words what is doubtful", "[worklist]")
{
    GIVEN("reports that contradict each other")
    {
        const auto items =
            worklist_of(joined({Parsed{"r1", "a", "2024-05-11"}.at(arlo, on("2024-05-10")).says(killed(4)),
                                Parsed{"r2", "b", "2024-05-12"}.at(arlo, on("2024-05-10")).says(killed(9))}));
        CHECK(items[0].why[0] == "4 to 9 killed, 9 by the rule: reports contradict each other");
        CHECK(items[0].field == "kill_best");
    }
    GIVEN("a toll without a place")
    {
        const auto items =
            worklist_of(joined({Parsed{"r1", "a", "2024-05-11"}.nowhere(on("2024-05-10")).says(killed(7))}));
        CHECK(items[0].why[0] == "no words say where");
        CHECK(items[0].score == Approx(8.0));
    }
    GIVEN("two incidents of a day with one toll, 33 km apart")
    {
        const IncidentSet set = joined({Parsed{"r1", "a", "2024-05-11"}.at(arlo, on("2024-05-10")).says(killed(7)),
                                        Parsed{"r2", "b", "2024-05-12"}.at(brim, on("2024-05-10")).says(killed(7))});
        REQUIRE(set.incidents.size() == 2);
        const auto items = worklist_of(set);
        const auto paired =
            std::find_if(items.begin(), items.end(), [](const WorkItem& item) { return !item.others.empty(); });
        REQUIRE(paired != items.end());
        THEN("one names the other, which does not name it back")
        {
            CHECK(paired->others == std::vector<std::string>{"r2/0"});
            CHECK_THAT(fmt::format("{}", fmt::join(paired->why, ";")),
                       Contains("r2/0 may be the same event: 33 km away"));
        }
    }
    GIVEN("a number that two places share")
    {
        Parsed report{"r1", "a", "2024-05-11"};
        report.at(arlo, on("2024-05-10")).at(far_away, on("2024-05-10"));
        report.says_of({0, 1}, killed(12).shared("g").in_words("12 people", "12 people in Arlo and Far"));
        const auto items = worklist_of(joined({report}));
        REQUIRE(items.size() == 2);
        CHECK_THAT(fmt::format("{}", fmt::join(items[0].why, ";")), Contains("\"12 people\" is one number for"));
    }
}

SCENARIO("what a person decided is in doubt no longer", "[worklist]")
{
    IncidentSet set = joined({Parsed{"r1", "a", "2024-05-11"}.at(arlo, on("2024-05-10")).says(killed(4)),
                              Parsed{"r2", "b", "2024-05-12"}.at(arlo, on("2024-05-10")).says(killed(9))});
    with_id(set, "r1/0").incident.confidence = 0.5;
    const auto decide = [&](std::string field, std::string date = {}) {
        Correction said;
        said.action = CorrectionAction::lock;
        said.event = "r1/0";
        said.field = std::move(field);
        said.date = std::move(date);
        with_id(set, "r1/0").incident.corrections = {std::move(said)};
        return worklist_of(set);
    };
    WHEN("the place was")
    {
        const auto items = decide("place");
        CHECK(items[0].field == "kill_best");
    }
    WHEN("the toll was")
    {
        const auto items = decide("kill_best");
        CHECK(items[0].field == "place");
    }
    WHEN("all of it was")
    {
        CHECK(decide({}, "2024-06-01").empty());
    }
    WHEN("all of it was, before the last report came")
    {
        CHECK_FALSE(decide({}, "2024-05-11").empty());
    }
}

TEST_CASE("an item has the words of the reports around its quotes", "[worklist]")
{
    const std::string text = "Žito says: four died in Arlo. Nothing more is known.";
    ParsedReport report = Parsed{"r1", "a", "2024-05-11"}
                              .at(arlo, on("2024-05-10"))
                              .says(killed(4).at_least().in_words("four", "four died in Arlo"));
    report.claims[0].quote = {11, 28}; // code points, as a report without its text has
    const IncidentSet set = joined({report});
    const auto items = review::worklist(set, [&](std::string_view id) -> std::string_view {
        return id == "r1" ? std::string_view{text} : std::string_view{};
    });
    REQUIRE(items.size() == 1);
    REQUIRE(items[0].passages.size() == 1);
    CHECK(items[0].passages[0].before == "Žito says: ");
    CHECK(items[0].passages[0].quote == "four died in Arlo");
    CHECK(items[0].passages[0].after == ". Nothing more is known.");
}

TEST_CASE("the table is a corrections file to fill in, and runs in no spreadsheet", "[worklist]")
{
    IncidentSet set = joined({Parsed{"=r1", "a", "2024-05-11"}
                                  .at(arlo, on("2024-05-10"))
                                  .says(killed(4).at_least().in_words("four", "=HYPERLINK(\"x\") four died"))});
    set.incidents[0].incident.confidence = 0.5;
    const std::string table = review::worklist_table(set, worklist_of(set));
    CHECK_THAT(table, Contains("action,event,report,quote,field,old,new,reviewer,date,reason,rank,score"));
    CHECK_THAT(table, Contains("\n,'=r1/0,,,place,arlo,"));
    CHECK_THAT(table, Contains("\"'=HYPERLINK"));
}
