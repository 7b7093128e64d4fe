// SPDX-License-Identifier: Apache-2.0
#include "input/table_events.hpp"

#include "base/error.hpp"
#include "input/csv_rows.hpp"
#include "records/read_record.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace placeline;
using namespace placeline::input;

namespace {

struct Events {
    std::vector<EventRow> rows;
    std::vector<std::string> faults;
    std::vector<std::string> notes;
};

Events read_events(std::string_view table, const ColumnOptions& columns = {})
{
    std::string folder = (std::filesystem::temp_directory_path() / "placeline_events_XXXXXX").string();
    REQUIRE(::mkdtemp(folder.data()) != nullptr);
    const std::string path = folder + "/t.csv";
    std::ofstream{path, std::ios::binary} << table;
    Events out;
    {
        const Note note = [&out](const std::string& words) { out.notes.push_back(words); };
        ByteStream stream{path};
        const auto source = make_table_events(
            make_csv_rows(stream, {}, note), [] { return nullptr; }, columns, note);
        while (auto raw = source->next()) {
            if (!raw->fault.empty()) {
                out.faults.push_back(raw->fault);
                continue;
            }
            try {
                if (auto value = source->read(raw->bytes)) {
                    out.rows.push_back(std::get<EventRow>(*std::move(value)));
                }
            } catch (const records::RecordError& error) {
                out.faults.emplace_back(error.what());
            }
        }
    }
    std::filesystem::remove_all(folder);
    return out;
}

EventRow only(const Events& events)
{
    REQUIRE(events.rows.size() == 1);
    return events.rows.front();
}

} // namespace

TEST_CASE("each claim's quote is its cell", "[input]")
{
    const EventRow row =
        only(read_events("Town,Country,Date,Killed,Injured (min),Injured (max)\nRamadi,Iraq,2016-04-03,3,5,8\n"));
    CHECK(row.place.name == "Ramadi");
    CHECK(row.place.span.of(row.report.text) == "Ramadi");
    CHECK(row.country.name == "Iraq");
    REQUIRE(row.claims.size() == 2);
    CHECK(row.claims[0].quote.of(row.report.text) == "Killed: 3");
    CHECK(row.claims[0].number.of(row.report.text) == "3");
    CHECK(row.claims[1].measure == Measure::injured);
    CHECK(row.claims[1].quote.of(row.report.text) == "Injured (min): 5; Injured (max): 8");
    CHECK(row.claims[1].bounds == Bounds{.low = 5, .high = 8, .value = 6});
    CHECK(row.claims[1].qualifier == Qualifier::range);
}

SCENARIO("low, best and high of one count", "[input]")
{
    const auto claim = [](const std::string& cells) {
        const Events events = read_events("place,killed min,killed,killed max\nRamadi," + cells + "\n");
        REQUIRE(only(events).claims.size() == 1);
        return only(events).claims.front();
    };
    THEN("all three stand as they are")
    {
        CHECK(claim("2,3,5").bounds == Bounds{.low = 2, .high = 5, .value = 3});
    }
    THEN("one number alone is exact")
    {
        CHECK(claim(",3,").qualifier == Qualifier::exact);
    }
    THEN("a minimum alone is open above")
    {
        CHECK(claim("2,,").bounds == Bounds{.low = 2, .high = std::nullopt, .value = 2});
        CHECK(claim("2,,").qualifier == Qualifier::at_least);
    }
    THEN("a maximum alone says nothing of what to add up")
    {
        CHECK(claim(",,5").bounds == Bounds{.low = 0, .high = 5, .value = std::nullopt});
    }
    THEN("a vague minimum has no value")
    {
        CHECK_FALSE(claim("several,,").bounds.value);
    }
    THEN("bounds the wrong way round are turned, and told")
    {
        const EventRow row = only(read_events("place,killed min,killed max\nRamadi,9,3\n"));
        CHECK(row.claims.front().bounds == Bounds{.low = 3, .high = 9, .value = 6});
        CHECK(row.report.problems == std::vector<std::string>{"its lowest count of killed is above its highest"});
    }
}

TEST_CASE("numbers for groups are parts of the number for all", "[input]")
{
    const EventRow row = only(read_events("place,killed,civilians killed,children killed\nRamadi,9,4,1\n"));
    REQUIRE(row.claims.size() == 3);
    CHECK(row.claims[1].group == "civilians");
    CHECK(row.claims[1].part_of == 0U);
    CHECK(row.claims[2].part_of == 0U);
}

TEST_CASE("groups that do not overlap add up where there is no number for all; others do not", "[input]")
{
    const EventRow apart = only(read_events("place,civilians killed,militants killed\nRamadi,4,5\n"));
    CHECK(apart.claims[0].sum_group);
    CHECK(apart.claims[0].sum_group == apart.claims[1].sum_group);
    const EventRow within = only(read_events("place,civilians killed,children killed\nRamadi,4,1\n"));
    CHECK_FALSE(within.claims[0].sum_group);
}

TEST_CASE("GTD's -99 is not stated, its month 0 is the whole year", "[input]")
{
    const Events events = read_events(
        "eventid,iyear,imonth,iday,country_txt,provstate,city,latitude,longitude,specificity,suicide,attacktype1_txt,"
        "gname,nkill,nkillter,nwound,nwoundte\n"
        "201400000001,2014,0,0,Iraq,Nineveh,Mosul,36.3,43.1,3,0,Bombing/Explosion,Unknown,-99,,0,0\n");
    REQUIRE(events.notes.size() == 1);
    CHECK(events.notes[0].starts_with("has the columns of gtd and is read as such"));
    const EventRow row = only(events);
    REQUIRE(row.claims.size() == 2);
    CHECK(row.claims[0].measure == Measure::injured);
    CHECK(row.claims[0].bounds.value == 0U);
    REQUIRE(row.date);
    CHECK(iso_day(row.date->end) == "2014-12-31");
    CHECK(row.where_prec == 3);
    CHECK(row.event_type == "Remote explosive/landmine/IED");
}

TEST_CASE("ACLED's scales become UCDP's", "[input]")
{
    const Events events = read_events(
        "EVENT_ID_CNTY,EVENT_DATE,TIME_PRECISION,SUB_EVENT_TYPE,ACTOR1,ACTOR2,COUNTRY,ADMIN1,ADMIN2,LOCATION,"
        "LATITUDE,LONGITUDE,GEO_PRECISION,SOURCE,NOTES,FATALITIES\n"
        "IRQ1,03 March 2024,3,Air/drone strike,A,B,Iraq,Al Anbar,,Ramadi,33.4,43.3,3,Desk,words,0\n");
    const EventRow row = only(events);
    CHECK(row.report.id == "IRQ1");
    CHECK(row.where_prec == 4);
    CHECK(row.date->prec == 4);
    CHECK(row.claims.front().bounds.value == 0U); // stated to be none
}

TEST_CASE("what cannot be read is told with its column and cell, and the row goes on", "[input]")
{
    const EventRow row = only(read_events("place,lat,lon,date,killed\nRamadi,95.2,43,soon,lots\n"));
    CHECK(row.claims.empty());
    CHECK_FALSE(row.position);
    CHECK(row.report.problems == std::vector<std::string>{"\"lat\" is \"95.2\"; expected -90 to 90",
                                                          "\"date\" is \"soon\"; expected a day as 2024-02-03",
                                                          "\"killed\" is \"lots\"; expected a whole number"});
}

TEST_CASE("0, 0 is no position", "[input]")
{
    const EventRow row = only(read_events("place,lat,lon\nRamadi,0,0\n"));
    CHECK_FALSE(row.position);
    CHECK(row.report.problems == std::vector<std::string>{"its position is 0, 0 and was left out"});
}

TEST_CASE("half a table gives the good half and one reject", "[input]")
{
    const Events events = read_events("place,killed\nRamadi,3\nMosul,4\nBeir");
    CHECK(events.rows.size() == 2);
    CHECK(events.faults == std::vector<std::string>{"the file ends in the middle of this row: it has 1 cells of 2"});
}

TEST_CASE("a table without a place, and a column that is not there, say which columns there are", "[input]")
{
    CHECK_THROWS_WITH(read_events("a,killed\nx,3\n"), Catch::Contains("(columns: a, killed)"));
    ColumnOptions columns;
    columns.events_named = parse_event_columns("place=Ort");
    CHECK_THROWS_WITH(read_events("a,killed\nx,3\n", columns), Catch::Contains("has no column \"Ort\""));
    CHECK_THROWS_AS(parse_event_columns("slain=a"), UsageError);
}

TEST_CASE("the user names columns that no one knows", "[input]")
{
    ColumnOptions columns;
    columns.events_named = parse_event_columns("place=Ort,killed=Tote,killed.high=Tote bis");
    const EventRow row = only(read_events("Ort;Tote;Tote bis\nRamadi;3;5\n", columns));
    CHECK(row.place.name == "Ramadi");
    CHECK(row.claims.front().bounds == Bounds{.low = 3, .high = 5, .value = 3});
}

TEST_CASE("a cell of an event is text, whatever it starts with", "[input]")
{
    const EventRow row = only(read_events("id,place,actor1,source,url,killed\n"
                                          "../../etc/passwd,=cmd|' /C calc'!A0,@SUM(1),+1,javascript:alert(1),=1+1\n"));
    CHECK(row.report.id == "../../etc/passwd");
    CHECK(row.place.name == "=cmd|' /C calc'!A0");
    CHECK(row.actor1 == "@SUM(1)");
    CHECK(row.claims.empty()); // "=1+1" is no count
}
