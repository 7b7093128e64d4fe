// SPDX-License-Identifier: Apache-2.0
#include "incidents/merge.hpp"

#include "incidents/same_event.hpp"

#include <catch2/catch.hpp>

#include "builders.hpp"
#include "parsed.hpp"

#include <algorithm>
#include <random>

using namespace placeline;
using namespace placeline::tests;
using incidents::lift;
using incidents::MergeOptions;

namespace {

const Place arlo = town("arlo", 10.0, 20.0);
const Place arlo_as_others_spell_it = town("aarlo", 10.02, 20.01);
const Place brim = town("brim", 10.0, 20.09); // 10 km east of arlo
const Place norland = area("norland", 6, 11.0, 21.0);

DateRange published(std::string_view iso)
{
    return {.start = day(iso), .end = day(iso), .prec = 2, .from = DateSource::published};
}

std::vector<MergedIncident> merged(const std::vector<ParsedReport>& reports, const MergeOptions& options = {})
{
    return incidents::merge(lifted(reports), options);
}

/// All that a record of it would show, to compare results.
std::string shown(const std::vector<MergedIncident>& incidents)
{
    std::string out;
    const auto count = [](const Count& c) { return Catch::StringMaker<Count>::convert(c); };
    for (const MergedIncident& m : incidents) {
        out += fmt::format("{} {} {} {} [{}] replaces [{}] {} {} {} {} {} {}\n", m.incident.id, m.incident.place_text,
                           m.incident.date ? iso_day(m.incident.date->start) : "-", m.incident.event_type,
                           fmt::join(m.reports, ","), fmt::join(m.replaces, ","), count(m.incident.figures.killed),
                           count(m.incident.figures.injured), m.n_sources, m.n_origins, m.grade, m.incident.conflict);
        for (const SourcedClaim& claim : m.sourced_claims) {
            out += fmt::format("  {} {} {}\n", claim.claim.id, claim.claim.standing, claim.claim.counted);
        }
    }
    return out;
}

} // namespace

SCENARIO("reports of one event become one incident", "[merge]")
{
    GIVEN("two sources on one stated day, with places two kilometres apart")
    {
        const auto result =
            merged({Parsed{"r1", "a", "2024-05-11"}.at(arlo, on("2024-05-10")).says(killed(4)),
                    Parsed{"r2", "b", "2024-05-12"}.at(arlo_as_others_spell_it, on("2024-05-10")).says(killed(6))});
        REQUIRE(result.size() == 1);
        THEN("the range keeps both figures and the later one is best")
        {
            CHECK(result[0].incident.figures.killed == Count{4, 6, 6});
            CHECK(result[0].incident.conflict);
        }
        THEN("it says where it comes from")
        {
            CHECK(result[0].incident.id == "r1/0");
            CHECK(result[0].replaces == std::vector<std::string>{"r2/0"});
            CHECK(result[0].reports == std::vector<std::string>{"r1", "r2"});
            CHECK(result[0].n_sources == 2);
            CHECK(result[0].grade == "fair");
        }
    }
    GIVEN("a report without a stated day, of a day later")
    {
        CHECK(merged({Parsed{"r1", "a", "2024-05-11"}.at(arlo, on("2024-05-10")).says(killed(4)),
                      Parsed{"r2", "b", "2024-05-11"}.at(arlo, published("2024-05-11")).says(killed(5))})
                  .size() == 1);
    }
    GIVEN("a night that one source calls the day after, with the same toll")
    {
        CHECK(merged({Parsed{"r1", "a", "2024-05-11"}.at(arlo, on("2024-05-10")).says(killed(7)),
                      Parsed{"r2", "b", "2024-05-11"}.at(arlo, on("2024-05-11")).says(killed(7))})
                  .size() == 1);
    }
}

SCENARIO("other days, other towns and other kinds stay apart", "[merge]")
{
    const auto first = Parsed{"r1", "a", "2024-05-11"}.at(arlo, on("2024-05-10"), "Air/drone strike").says(killed(4));
    const auto apart_from = [&](const ParsedReport& other) { return merged({first, other}).size() == 2; };
    CHECK(apart_from(Parsed{"r2", "b", "2024-05-14"}.at(arlo, on("2024-05-13"), "Air/drone strike").says(killed(5))));
    CHECK(apart_from(Parsed{"r2", "b", "2024-05-12"}.at(arlo, on("2024-05-11"), "Air/drone strike").says(killed(5))));
    CHECK(apart_from(Parsed{"r2", "b", "2024-05-11"}.at(brim, on("2024-05-10"), "Air/drone strike").says(killed(4))));
    CHECK(
        apart_from(Parsed{"r2", "b", "2024-05-11"}.at(norland, on("2024-05-10"), "Air/drone strike").says(killed(4))));
    CHECK(apart_from(Parsed{"r2", "b", "2024-05-11"}.at(arlo, on("2024-05-10"), "Arrests").says(killed(4))));
    CHECK(apart_from(Parsed{"r2", "b", "2024-05-11"}.nowhere(on("2024-05-10")).says(killed(4))));
    GIVEN("wider limits")
    {
        CHECK(merged({first, Parsed{"r2", "b", "2024-05-12"}.at(brim, on("2024-05-11"), "Air/drone strike")},
                     {.radius_km = 15.0, .days = 1})
                  .size() == 1);
    }
}

SCENARIO("a name that the gazetteer lacks joins by name and stated day", "[merge]")
{
    const auto unresolved = [](std::string id, std::string_view name, std::optional<DateRange> date) {
        ParsedReport report = Parsed{id, id, "2024-05-11"}.at(arlo, date).says(killed(4));
        report.incidents[0].place.reset();
        report.incidents[0].place_text = name;
        return report;
    };
    const auto known = Parsed{"r1", "a", "2024-05-11"}.at(arlo, on("2024-05-10")).says(killed(4));
    CHECK(merged({known, unresolved("r2", "Arlo", on("2024-05-10"))}).size() == 1);
    CHECK(merged({known, unresolved("r2", "Arlo", on("2024-05-10"))})[0].incident.place == arlo);
    CHECK(merged({unresolved("r3", "Zzyx", on("2024-05-10")), unresolved("r2", "Zzyx", on("2024-05-10"))}).size() == 1);
    CHECK(merged({known, unresolved("r2", "Arlo", on("2024-05-12"))}).size() == 2);
    CHECK(merged({known, unresolved("r2", "Arlo", {})}).size() == 2);
    CHECK(merged({known, unresolved("r2", "Brim", on("2024-05-10"))}).size() == 2);
}

SCENARIO("areas join with themselves, and with the one event in them that their toll fits", "[merge]")
{
    Place north = area("North", 4, 10.5, 20.5);
    north.admin1 = "North";
    const auto in_area = [](const Place& where, std::uint32_t dead, Level level = Level::area) {
        ParsedReport report =
            Parsed{"r1", "a", "2024-05-11"}.at(where, on("2024-05-10"), "Air/drone strike").says(killed(dead));
        report.incidents[0].level = level;
        return report;
    };
    const auto in_town = [](const Place& where, std::uint32_t dead, std::string id = "r2") {
        return Parsed{id, id, "2024-05-11"}.at(where, on("2024-05-10"), "Air/drone strike").says(killed(dead));
    };
    CHECK(merged({in_area(norland, 4), Parsed{"r2", "b", "2024-05-11"}.at(norland, on("2024-05-10")).says(killed(4))})
              .size() == 1);
    CHECK(merged({in_area(norland, 4),
                  Parsed{"r2", "b", "2024-05-11"}.at(area("sudland", 6, 11.0, 21.0), on("2024-05-10")).says(killed(4))})
              .size() == 2);
    GIVEN("a province and a town in it")
    {
        CHECK(merged({in_area(north, 4), in_town(arlo, 4)}).size() == 1);
        CHECK(merged({in_area(north, 100), in_town(arlo, 80)}).size() == 1);
        THEN("the town is where it was")
        {
            CHECK(merged({in_area(north, 100), in_town(arlo, 80)})[0].incident.place == arlo);
        }
        THEN("small tolls that differ are of two events")
        {
            CHECK(merged({in_area(north, 4), in_town(arlo, 3)}).size() == 2);
            CHECK(merged({in_area(north, 100), in_town(arlo, 20)}).size() == 2);
        }
        THEN("two towns that it may be leave it by itself")
        {
            CHECK(merged({in_area(north, 100), in_town(arlo, 80), in_town(brim, 70, "r3")}).size() == 3);
        }
        THEN("a sum over the province is none of its parts")
        {
            CHECK(merged({in_area(north, 4, Level::umbrella), in_town(arlo, 4)}).size() == 2);
        }
    }
    GIVEN("a country and a town in it")
    {
        CHECK(merged({in_area(norland, 31), in_town(arlo, 31)}).size() == 1);
        CHECK(merged({in_area(norland, 31), in_town(arlo, 30)}).size() == 2);
        CHECK(merged({in_area(norland, 4), in_town(arlo, 4)}).size() == 2);
    }
}

SCENARIO("a place that stands in for a name joins by that name", "[merge]")
{
    Place north = area("North", 4, 10.5, 20.5);
    north.admin1 = "North";
    const auto stands_in = [](std::string id, std::string_view name, const Place& place) {
        ParsedReport report = Parsed{id, id, "2024-05-11"}.at(place, on("2024-05-10")).says(killed(14));
        report.incidents[0].place_text = name;
        report.incidents[0].stand_in = true;
        return report;
    };
    const auto known = [](const Place& place) {
        return Parsed{"r9", "z", "2024-05-11"}.at(place, on("2024-05-10")).says(killed(14));
    };
    CHECK(merged({stands_in("r1", "Zzyx", north), stands_in("r2", "Zzyx", north)}).size() == 1);
    THEN("two villages of one province are two places")
    {
        CHECK(merged({stands_in("r1", "Zzyx", north), stands_in("r2", "Qwyx", north)}).size() == 2);
    }
    THEN("the place itself, where another report's spelling is known, wins over its province")
    {
        const auto result = merged({stands_in("r1", "arlo", north), known(arlo)});
        REQUIRE(result.size() == 1);
        CHECK(result[0].incident.place == arlo);
        CHECK_FALSE(result[0].incident.stand_in);
    }
    THEN("a quarter of a town joins what is told of the town")
    {
        CHECK(merged({stands_in("r1", "Zzyx", arlo), known(arlo)}).size() == 1);
    }
    THEN("a province that stands in holds no other town's event")
    {
        CHECK(merged({stands_in("r1", "Zzyx", north), known(arlo)}).size() == 2);
    }
}

SCENARIO("two reports of one source join only on the same stated day", "[merge]")
{
    CHECK(merged({Parsed{"r1", "a", "2024-05-11"}.at(arlo, on("2024-05-10")).says(killed(4)),
                  Parsed{"r2", "a", "2024-05-12"}.at(arlo, on("2024-05-10")).says(killed(5))})
              .size() == 1);
    CHECK(merged({Parsed{"r1", "a", "2024-05-11"}.at(arlo, published("2024-05-11")).says(strikes(4)),
                  Parsed{"r2", "a", "2024-05-12"}.at(arlo, published("2024-05-12")).says(strikes(4))})
              .size() == 2);
    GIVEN("a second source that would bridge the two")
    {
        const auto result = merged({Parsed{"r1", "a", "2024-05-11"}.at(arlo, published("2024-05-11")),
                                    Parsed{"r2", "a", "2024-05-12"}.at(arlo, published("2024-05-12")),
                                    Parsed{"r3", "b", "2024-05-12"}.at(arlo, published("2024-05-12"))});
        REQUIRE(result.size() == 2);
    }
}

SCENARIO("undated incidents never join by place alone", "[merge]")
{
    CHECK(
        merged({Parsed{"r1", "a", ""}.at(arlo, {}).says(killed(4)), Parsed{"r2", "b", ""}.at(arlo, {}).says(killed(5))})
            .size() == 2);
    CHECK(merged({Parsed{"r1", "a", ""}.at(arlo, {}).says(killed(14)),
                  Parsed{"r2", "b", ""}.at(arlo, {}).says(killed(14))})
              .size() == 1);
}

SCENARIO("one report's two incidents never join through another report", "[merge]")
{
    const auto result = merged({Parsed{"r1", "a", "2024-05-12"}.at(arlo, on("2024-05-10")).at(arlo, on("2024-05-12")),
                                Parsed{"r2", "b", "2024-05-12"}.at(arlo, published("2024-05-12"))});
    CHECK(result.size() == 2);
}

SCENARIO("five wires that quote one ministry are one origin", "[merge]")
{
    std::vector<ParsedReport> reports;
    for (int i = 0; i < 5; ++i) {
        const std::string speaker = i % 2 == 0 ? "the health ministry" : "Norland's health ministry";
        reports.push_back(Parsed{fmt::format("r{}", i), fmt::format("wire {}", i), "2024-05-11"}
                              .at(arlo, on("2024-05-10"))
                              .says(killed(4).said_by(speaker, Attribution::health)));
    }
    const auto result = merged(reports);
    REQUIRE(result.size() == 1);
    CHECK(result[0].n_sources == 5);
    CHECK(result[0].n_origins == 1);
    CHECK(result[0].grade == "weak");
    GIVEN("a sixth that counted itself")
    {
        reports.push_back(Parsed{"r6", "local", "2024-05-11"}.at(arlo, on("2024-05-10")).says(killed(4)));
        CHECK(merged(reports)[0].grade == "fair");
    }
}

SCENARIO("an incident is confirmed when the striker admits the harm, contested when rivals name different strikers",
         "[merge]")
{
    CHECK(merged({Parsed{"r1", "a", "2024-05-11"}
                      .at(arlo, on("2024-05-10"))
                      .by("Norland jets")
                      .says(killed(4).said_by("the Norland air force", Attribution::belligerent))})[0]
              .grade == "confirmed");
    CHECK(merged({Parsed{"r1", "a", "2024-05-11"}
                      .at(arlo, on("2024-05-10"))
                      .by("Norland jets")
                      .says(killed(4).said_by("the rebels", Attribution::belligerent)),
                  Parsed{"r2", "b", "2024-05-11"}
                      .at(arlo, on("2024-05-10"))
                      .by("rebel rockets")
                      .says(killed(4).said_by("the Norland army", Attribution::belligerent))})[0]
              .grade == "contested");
}

SCENARIO("a number that reports share over places is counted once", "[merge]")
{
    const auto report = [](std::string id, std::string source) {
        return Parsed{std::move(id), std::move(source), "2024-05-11"}
            .at(arlo, on("2024-05-10"))
            .at(brim, on("2024-05-10"))
            .says_of({0, 1}, killed(9).shared("arlo+brim"));
    };
    auto result = merged({report("r1", "a"), report("r2", "b")});
    REQUIRE(result.size() == 2);
    int counted = 0;
    for (const SourcedClaim& claim : result[0].sourced_claims) {
        counted += claim.claim.counted ? 1 : 0;
    }
    CHECK(counted == 1);
    CHECK_FALSE(result[0].incident.figures.killed.stated());
    CHECK(shown({result[0]}).find("true") != std::string::npos);
    GIVEN("the wish to split it")
    {
        result = merged({report("r1", "a"), report("r2", "b")}, {.allocate_equal = true});
        CHECK(*result[0].incident.figures.killed.best + *result[1].incident.figures.killed.best == 9);
        CHECK(result[0].incident.split);
        THEN("merging again without it takes the shares back")
        {
            CHECK_FALSE(incidents::merge(result, {})[0].incident.figures.killed.stated());
        }
    }
}

SCENARIO("neither order nor split of the input matters, and merging again changes nothing", "[merge]")
{
    std::vector<ParsedReport> reports{
        Parsed{"r1", "a", "2024-05-11"}.at(arlo, on("2024-05-10")).says(killed(4)).says(injured(9)),
        Parsed{"r2", "b", "2024-05-11"}.at(arlo_as_others_spell_it, published("2024-05-11")).says(killed(6)),
        Parsed{"r3", "a", "2024-05-12"}.at(arlo, on("2024-05-10")).says(killed(7).supersedes()),
        Parsed{"r4", "c", "2024-05-12"}.at(arlo, on("2024-05-12")).at(brim, on("2024-05-10")).says(killed(1)),
        Parsed{"r5", "d", "2024-05-13"}.at(arlo, on("2024-05-10"), "").says(killed(7).retelling()),
        Parsed{"r6", "e", ""}.at(arlo, {}).says(killed(7)),
        Parsed{"r7", "e", "2024-05-13"}.nowhere(on("2024-05-10")).says(killed(2)),
        Parsed{"r8", "f", "2024-05-13"}
            .at(arlo, on("2024-05-10"))
            .at(brim, on("2024-05-10"))
            .says_of({0, 1}, killed(8).shared("arlo+brim")),
    };
    const auto whole = incidents::merge(lifted(reports), {});
    const std::string expected = shown(whole);
    REQUIRE_FALSE(expected.empty());
    CHECK(shown(incidents::merge(whole, {})) == expected);

    std::mt19937 random{7};
    for (int round = 0; round < 50; ++round) {
        std::shuffle(reports.begin(), reports.end(), random);
        CHECK(shown(incidents::merge(lifted(reports), {})) == expected);
        // Two shards, merged apart and then together, with one report in both.
        const std::size_t cut = std::uniform_int_distribution<std::size_t>{1, reports.size() - 1}(random);
        const auto middle = reports.begin() + static_cast<std::ptrdiff_t>(cut);
        auto shards = incidents::merge(lifted({reports.begin(), middle}), {});
        for (MergedIncident& one : incidents::merge(lifted({middle - 1, reports.end()}), {})) {
            shards.push_back(std::move(one));
        }
        CHECK(shown(incidents::merge(std::move(shards), {})) == expected);
    }
}

SCENARIO("an incident keeps its id when later reports are added", "[merge]")
{
    const auto first = Parsed{"r1", "a", "2024-05-11"}.at(arlo, on("2024-05-10")).says(killed(4));
    const auto later = Parsed{"r0", "b", "2024-05-12"}.at(arlo, on("2024-05-10")).says(killed(5));
    CHECK(merged({first})[0].incident.id == merged({later, first})[0].incident.id);
    GIVEN("an earlier report without any number")
    {
        const auto pin = Parsed{"r2", "c", "2024-05-10"}.at(arlo, on("2024-05-10"));
        THEN("the id is still that of the earliest claim")
        {
            CHECK(merged({first, pin})[0].incident.id == "r1/0");
        }
    }
}

TEST_CASE("places may be one as far as their precision allows", "[merge]")
{
    using incidents::may_be_same_place;
    CHECK(may_be_same_place(arlo, arlo, 5.0));
    CHECK(may_be_same_place(arlo, arlo_as_others_spell_it, 5.0));
    CHECK_FALSE(may_be_same_place(arlo, brim, 5.0));
    Place thirty_km_north = arlo;
    thirty_km_north.position.lat_deg += 0.27;
    CHECK_FALSE(may_be_same_place(arlo, thirty_km_north, 5.0));
    CHECK_FALSE(may_be_same_place(norland, arlo, 5.0));
    SECTION("across the antimeridian")
    {
        const auto reports = std::vector<ParsedReport>{
            Parsed{"r1", "a", "2024-05-11"}.at(town("east", 10.0, 179.99), on("2024-05-10")),
            Parsed{"r2", "b", "2024-05-11"}.at(town("west", 10.0, -179.99), on("2024-05-10"))};
        CHECK(merged(reports).size() == 1);
    }
}

TEST_CASE("a claim that has left its report counts code points", "[merge]")
{
    ParsedReport report = Parsed{"r1", "a", "2024-05-11"}.at(arlo, on("2024-05-10")).says(killed(4));
    report.report.text = "Łódź: four died";
    const auto at = static_cast<std::uint32_t>(report.report.text.find("four"));
    report.claims[0].quote = {at, at + 9};
    const auto result = lift(report);
    CHECK(result[0].sourced_claims[0].quote_start_cp == 6);
    CHECK(result[0].sourced_claims[0].quote_end_cp == 15);
}

SCENARIO("a report that names no place joins by the day and a large toll", "[merge]")
{
    const Parsed placed = Parsed{"r1", "a", "2024-03-03"}.at(arlo, on("2024-03-02")).says(killed(23));
    const auto joined = [&](const Parsed& other) {
        return incidents::merge(lifted({placed, other}), MergeOptions{}).size() == 1;
    };
    CHECK(joined(Parsed{"r2", "b", "2024-03-04"}.nowhere(on("2024-03-02")).says(killed(23))));
    CHECK_FALSE(joined(Parsed{"r2", "b", "2024-03-04"}.nowhere(on("2024-03-01")).says(killed(23))));
    CHECK_FALSE(joined(Parsed{"r2", "b", "2024-03-04"}.nowhere(on("2024-03-02")).says(killed(24))));
    CHECK_FALSE(joined(Parsed{"r2", "b", "2024-03-04"}.nowhere(published("2024-03-02")).says(killed(23))));
    WHEN("the toll is a small one that many events have")
    {
        const Parsed few = Parsed{"r1", "a", "2024-03-03"}.at(arlo, on("2024-03-02")).says(killed(4));
        const Parsed nowhere = Parsed{"r2", "b", "2024-03-04"}.nowhere(on("2024-03-02")).says(killed(4));
        CHECK(incidents::merge(lifted({few, nowhere}), MergeOptions{}).size() == 2);
    }
}

SCENARIO("thousands of reports of one day and place join without comparing all pairs", "[merge]")
{
    std::vector<ParsedReport> reports;
    constexpr std::uint32_t n = 4000;
    for (std::uint32_t i = 0; i < n; ++i) {
        const std::string id = std::to_string(i);
        reports.push_back(Parsed{"r" + id, "s" + std::to_string(i % 40), "2024-03-03"}
                              .at(i % 2 == 0 ? arlo : brim, on("2024-03-02"))
                              .says(killed(3 + i % 50)));
    }
    const auto merged = incidents::merge(lifted(reports), MergeOptions{});
    REQUIRE(merged.size() == 2);
    CHECK(merged[0].reports.size() + merged[1].reports.size() == n);
    THEN("reports of few sources without a stated day stay apart, each source once in an event")
    {
        std::vector<ParsedReport> undated;
        for (std::uint32_t i = 0; i < n; ++i) {
            const std::string id = std::to_string(i);
            undated.push_back(Parsed{"r" + id, "s" + std::to_string(i % 4), "2024-03-03"}
                                  .at(arlo, published("2024-03-03"))
                                  .says(killed(3)));
        }
        CHECK(incidents::merge(lifted(undated), MergeOptions{}).size() == n / 4);
    }
}
