// SPDX-License-Identifier: Apache-2.0
#include "places/overrides.hpp"

#include "base/error.hpp"
#include "sample.hpp"

#include <catch2/catch.hpp>

namespace placeline::places {

namespace {

Override row(std::string name)
{
    Override given;
    given.name = std::move(name);
    given.origin = "mine.csv:2";
    return given;
}

Override to_place(std::string name, std::string id)
{
    auto given = row(std::move(name));
    given.place_id = std::move(id);
    return given;
}

Override to_none(std::string name)
{
    auto given = row(std::move(name));
    given.no_place = true;
    return given;
}

std::string found(std::string_view text, const Overrides& overrides, std::string id = "r1")
{
    Report report;
    report.id = std::move(id);
    report.text = std::string{text};
    std::vector<std::string> problems;
    std::string out;
    for (const auto& mention :
         find_mentions(report, text::analyse(text), world().gazetteer(), {.overrides = &overrides}, problems)) {
        out += (out.empty() ? "" : " ") + mention.text + '=' + (mention.place ? mention.place->id : "-");
    }
    return out;
}

} // namespace

SCENARIO("what the user says of a name wins", "[places]")
{
    const auto& gazetteer = world().gazetteer();
    GIVEN("a name with another place than the likeliest")
    {
        const Overrides overrides{{to_place("TRIPOLI", "t:tripoli-lb")}, gazetteer};
        CHECK(found("Shelling hit Tripoli in Libya.", overrides) == "Tripoli=t:tripoli-lb Libya=t:ly");
        CHECK(overrides.unused().empty());
    }
    GIVEN("a name that is no place")
    {
        const Overrides overrides{{to_none("Tripoli")}, gazetteer};
        CHECK(found("Shelling hit Tripoli in Libya.", overrides) == "Tripoli=- Libya=t:ly");
    }
    GIVEN("a name that the gazetteer lacks, at a position")
    {
        auto given = row("Camp Zulu");
        given.position = LonLat{41.25, 33.5};
        const Overrides overrides{{given}, gazetteer};
        CHECK(found("A drone struck camp-zulu and Camp-Zulu in Iraq.", overrides) ==
              "Camp-Zulu=override:33.5,41.25 Iraq=t:iq");
    }
    GIVEN("a row for one report, one for a country, and one for all")
    {
        auto of_report = to_place("Tripoli", "t:mosul");
        of_report.report = "r7";
        auto of_country = to_place("Tripoli", "t:raqqa");
        of_country.country = "SY";
        const Overrides overrides{{of_report, of_country, to_place("Tripoli", "t:tripoli-lb")}, gazetteer};
        THEN("the nearest one holds")
        {
            CHECK(found("Shelling hit Tripoli.", overrides) == "Tripoli=t:tripoli-lb");
            CHECK(found("Shelling hit Tripoli in Syria.", overrides) == "Tripoli=t:raqqa Syria=t:sy");
            CHECK(found("Shelling hit Tripoli in Syria.", overrides, "r7") == "Tripoli=t:mosul Syria=t:sy");
        }
    }
    GIVEN("a name that is part of a longer one")
    {
        const Overrides overrides{{to_none("Long")}, gazetteer};
        CHECK(found("Shelling hit Long Beach in California.", overrides) == "Long Beach=t:longbeach California=t:ca");
        CHECK(overrides.unused() == std::vector<std::string>{"mine.csv:2: \"Long\" matched no name"});
    }
}

TEST_CASE("an override that cannot be meant is an error", "[places]")
{
    const auto& gazetteer = world().gazetteer();
    CHECK_THROWS_AS(Overrides({to_place("X", "t:nowhere")}, gazetteer), InputError);
    CHECK_THROWS_AS(Overrides({to_none("- !")}, gazetteer), InputError);
    auto given = to_none("X");
    given.country = "Atlantis";
    CHECK_THROWS_AS(Overrides({given}, gazetteer), InputError);
}

TEST_CASE("names that are looked up by themselves obey overrides", "[places]")
{
    const auto& gazetteer = world().gazetteer();
    auto lebanese = to_place("Tripoli", "t:tripoli-lb");
    lebanese.country = "LB";
    const Overrides overrides{{lebanese, to_none("Mosul")}, gazetteer};
    GeocodeQuery query;
    query.name = "Tripoli";
    CHECK(geocode(query, gazetteer, &overrides).place->id == "t:tripoli-ly");
    query.country = "LB";
    CHECK(geocode(query, gazetteer, &overrides).place->id == "t:tripoli-lb");
    query = {};
    query.name = "Mosul";
    CHECK_FALSE(geocode(query, gazetteer, &overrides).place);
    CHECK(geocode(query, gazetteer, nullptr).place->id == "t:mosul");
}

} // namespace placeline::places
