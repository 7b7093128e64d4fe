// SPDX-License-Identifier: Apache-2.0
#include "records/read_record.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::records;

namespace {

Report report_of(std::string_view json)
{
    return std::get<Report>(RecordReader{}.read(json));
}

} // namespace

TEST_CASE("a report needs only its text", "[records]")
{
    const Report report = report_of(R"({"text": "Shelling near Sumy."})");
    CHECK(report.text == "Shelling near Sumy.");
    CHECK(report.id.size() == 13);
    CHECK(report.id == report_of(R"({"text": "Shelling near Sumy."})").id);
    CHECK(report.id != report_of(R"({"text": "Shelling near Sumy.", "source": "Desk"})").id);
    CHECK_FALSE(report.published_day);
}

TEST_CASE("known fields are read, others are carried along", "[records]")
{
    const Report report = report_of(R"({"id": 17, "title": "T", "text": "x y", "published": "2024-02-03T23:30:00+05:00",
        "source": "S", "url": "U", "lang": "en", "desk": {"editor": [1, 2.5, null]}, "extra": {"old": true}})");
    CHECK(report.id == "17");
    CHECK(report.title == "T");
    CHECK(report.lang == "en");
    REQUIRE(report.published_day);
    CHECK(iso_day(*report.published_day) == "2024-02-03");
    REQUIRE(report.extra.size() == 2);
    CHECK(report.extra[0] == ExtraField{"desk", R"({"editor":[1,2.5,null]})"});
    CHECK(report.extra[1] == ExtraField{"old", "true"});
    CHECK(report.problems.empty());
}

TEST_CASE("given mentions become byte spans; one outside the text is noted", "[records]")
{
    const Report report = report_of(
        R"({"text": "Під Києвом", "mentions": [{"start": 4, "end": 10}, {"start": 9, "end": 12}, {"start": 3}]})");
    REQUIRE(report.given_mentions.size() == 1);
    CHECK(report.given_mentions[0].of(report.text) == "Києвом");
    CHECK(report.problems.size() == 2);
}

TEST_CASE("a date that is none is noted and anchors nothing", "[records]")
{
    const Report report = report_of(R"({"text": "x", "published": "3 Feb"})");
    CHECK_FALSE(report.published_day);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].find("3 Feb") != std::string::npos);
}

TEST_CASE("NUL characters do not reach the text", "[records]")
{
    CHECK(report_of(R"({"text": "a\u0000b"})").text == "a\xEF\xBF\xBD"
                                                       "b");
}

TEST_CASE("what is no report is refused with the reason", "[records]")
{
    RecordReader reader;
    CHECK_THROWS_AS(reader.read("{\"text\": "), RecordError);
    CHECK_THROWS_AS(reader.read("[1, 2]"), RecordError);
    CHECK_THROWS_WITH(reader.read("{\"id\": \"a\"}"), "no \"text\"");
    CHECK_THROWS_WITH(reader.read("{\"text\": \" \\n\"}"), "\"text\" is empty");
    CHECK_THROWS_WITH(reader.read("{\"text\": null}"), "no \"text\"");
    CHECK_NOTHROW(reader.read("{\"text\": \"still works\"}"));
}

TEST_CASE("a parsed report that points at a missing mention is refused", "[records]")
{
    CHECK_THROWS_WITH(
        RecordReader{}.read(R"({"id": "r", "mentions": [], "claims": [], "incidents": [{"id": "i", "mentions": [3],
            "scope": "own", "claims": []}]})"),
        "incident i points at a mention that is not there; parse the report again");
}

TEST_CASE("a name to look up may bring what is known of it", "[records]")
{
    const NameRecord name =
        RecordReader{}.read_name(R"({"id": "a", "name": "Tripoli", "country": "LB", "lat": 34.4, "lon": 35.8})");
    CHECK(name.country == "LB");
    REQUIRE(name.near);
    CHECK(name.near->lat_deg == 34.4);
    CHECK_FALSE(RecordReader{}.read_name(R"({"name": "x", "lat": 95, "lon": 0})").near);
    CHECK_THROWS_WITH(RecordReader{}.read_name(R"({"id": "a"})"), "no \"name\"");
}
