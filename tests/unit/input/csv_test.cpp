// SPDX-License-Identifier: Apache-2.0
#include "input/csv.hpp"

#include "base/error.hpp"
#include "scratch_input.hpp"

using namespace placeline;
using namespace placeline::input;

TEST_CASE("rows end where RFC 4180 says", "[input]")
{
    CHECK(find_row_end("a,b\r\nc", ',').length == 3);
    CHECK(find_row_end("a,b\r\nc", ',').next == 5);
    CHECK(find_row_end("\"a\nb\",c\nd", ',').next == 8);
    CHECK(find_row_end("\"a\"\"\nb\"\nd", ',').next == 8);
    CHECK(find_row_end("5\"\" of rain,c\nd", ',').next == 14); // marks within a cell are its own
    CHECK_FALSE(find_row_end("a,b\r", ',').found);
    CHECK(find_row_end("a,\"b\n", ',').quote_open);
}

TEST_CASE("cells lose their marks and nothing else", "[input]")
{
    using Cells = std::vector<std::string>;
    CHECK(split_row("a,\"b, \"\"c\"\"\",,", ',') == Cells{"a", "b, \"c\"", "", ""});
    CHECK(split_row("\"Al Noor\" clinic,x", ',') == Cells{"Al Noor clinic", "x"});
    CHECK(split_row("5\" pipe, \"q\"", ',') == Cells{"5\" pipe", "q"});
    CHECK(split_row("", ';') == Cells{""});
}

TEST_CASE("the separator is what stands most often in the first row", "[input]")
{
    CHECK(guess_separator("a;b;c,d\n,,,,,") == ';');
    CHECK(guess_separator("\"a;b;c\",d\n") == ',');
    CHECK(guess_separator("a\tb\n") == '\t');
    CHECK(guess_separator("text\n") == ',');
}

TEST_CASE("columns are found by name in any case, and the rest is carried along", "[input]")
{
    const auto out =
        read_scratch("a.csv", "Event_ID_CNTY,EVENT DATE,Notes,fatalities,\nX1,3 May 2024,Zaria was quiet,0,\n\n,,,,\n");
    REQUIRE(out.reports.size() == 1);
    CHECK(out.rejected.empty());
    CHECK(out.reports[0].id == "X1");
    CHECK(out.reports[0].published == "2024-05-03");
    CHECK(out.reports[0].text == "Zaria was quiet");
    CHECK(extra_of(out.reports[0], "fatalities") == "\"0\"");
}

TEST_CASE("a row that does not fit costs that row only", "[input]")
{
    const auto out = read_scratch("a.csv", "id,text\n1,a,b\n2,good\n3\n4,cut \"here\",\n5");
    REQUIRE(out.reports.size() == 2);
    CHECK(out.reports[0].id == "2");
    CHECK(out.reports[1].text == "cut \"here\"");
    REQUIRE(out.rejected.size() == 3);
    CHECK(out.rejected[0].line == 2);
    CHECK(out.rejected[0].byte == 8);
    CHECK(out.rejected[0].record == "1,a,b");
    CHECK(out.rejected[1].reason == "\"text\" is empty");
    CHECK(out.rejected[2].reason == "the file ends in the middle of this row: it has 1 cells of 2");
}

TEST_CASE("a cell is text, whatever it starts with", "[input]")
{
    const auto out = read_scratch("a.csv", "id,text\n../../x,\"=cmd|' /C calc'!A0\"\n@b,+1\n");
    REQUIRE(out.reports.size() == 2);
    CHECK(out.reports[0].id == "../../x");
    CHECK(out.reports[0].text == "=cmd|' /C calc'!A0");
    CHECK(out.reports[1].text == "+1");
}

TEST_CASE("a row without end is rejected, and rows behind it are read", "[input]")
{
    std::string table = "id,text\n1,\"";
    table.append(17U << 20U, 'x');
    table += "\n2,good\n";
    const auto out = read_scratch("a.csv", table);
    REQUIRE(out.rejected.size() == 1);
    CHECK(out.rejected[0].line == 2);
    CHECK(out.rejected[0].reason.starts_with("a row of more than 16 MB"));
    CHECK(out.rejected[0].record.size() == 4096);
    REQUIRE(out.reports.size() == 1);
    CHECK(out.reports[0].id == "2");
}

SCENARIO("the order of day and month is taken from the table itself", "[input]")
{
    GIVEN("rows of which a later one can be read in one order only")
    {
        const auto out = read_scratch("a.csv", "text,date\na,2/3/2024\nb,2/13/2024\n");
        THEN("the earlier ones are read so, too, and that is said once")
        {
            REQUIRE(out.reports.size() == 2);
            CHECK(out.reports[0].published == "2024-02-03");
            REQUIRE(out.warnings.size() == 1);
            CHECK(out.warnings[0].find("with the month first") != std::string::npos);
        }
    }
    GIVEN("rows that could be read in both")
    {
        const auto out = read_scratch("a.csv", "text,date\na,2/3/2024\nb,3/4/2024\n");
        THEN("the day comes first, and that is said once")
        {
            CHECK(out.reports[0].published == "2024-03-02");
            REQUIRE(out.warnings.size() == 1);
            CHECK(out.warnings[0].find("with the day first; no row shows which it is") != std::string::npos);
        }
    }
}

TEST_CASE("columns can be named by the user, for tables and for JSON", "[input]")
{
    InputOptions options;
    options.columns.named = parse_columns("text=What,published=When,source=desk.name");
    const auto json = read_scratch(
        "a.ndjson", R"({"What": "Zaria was quiet", "When": "3 May 2024", "desk": {"name": "D"}, "n": 1})", options);
    REQUIRE(json.reports.size() == 1);
    CHECK(json.reports[0].text == "Zaria was quiet");
    CHECK(json.reports[0].published == "2024-05-03");
    CHECK(json.reports[0].source == "D");
    CHECK(extra_of(json.reports[0], "n") == "1");

    const auto missing = read_scratch("a.csv", "what,when\na,b\n", options);
    REQUIRE(missing.rejected.size() == 1);
    CHECK(missing.rejected[0].reason == "has no column \"desk.name\"; its columns are what, when");
    CHECK_THROWS_AS(parse_columns("words=What"), UsageError);
    CHECK_THROWS_AS(parse_columns("text"), UsageError);
}

TEST_CASE("a preset takes the next best column where the first is empty", "[input]")
{
    InputOptions options;
    options.columns.preset = "ucdp";
    const auto out = read_scratch(
        "a.csv", "id,source_article,source_headline,date_start\n1,Desk: quiet,,2024-02-03 00:00:00\n2,,Loud,\n",
        options);
    REQUIRE(out.reports.size() == 2);
    CHECK(out.reports[0].text == "Desk: quiet");
    CHECK(out.reports[0].published_day == parse_iso_day("2024-02-03"));
    CHECK(out.reports[1].text == "Loud");
    options.columns.preset = "acled";
    const auto other = read_scratch("a.csv", "id,text\n1,a\n", options);
    REQUIRE(other.rejected.size() == 1);
    CHECK(other.rejected[0].reason.find("as --preset acled expects") != std::string::npos);
}

TEST_CASE("an encoding that is named is used", "[input]")
{
    InputOptions options;
    options.encoding = "windows-1251";
    const auto out = read_scratch("a.csv", "id,text\n1,\xD7\xF3\xE3\xF3\xBF\xE2\n", options); // "Чугуїв"
    REQUIRE(out.reports.size() == 1);
    CHECK(out.reports[0].text == "Чугуїв");
    CHECK(out.warnings.empty());
    options.encoding = "no-such-code";
    CHECK(read_scratch("a.csv", "id,text\n1,a\n", options).rejected.at(0).reason.find("no encoding") !=
          std::string::npos);
}
