// SPDX-License-Identifier: Apache-2.0
#include "scratch_input.hpp"

#include <fmt/format.h>

using namespace placeline;
using namespace placeline::input;

namespace {

ScratchOutcome read_channel(std::string_view items, std::string_view end = "</channel></rss>")
{
    return read_scratch("a.xml", fmt::format("<rss version=\"2.0\"><channel><title>Desk</title>\n{}{}", items, end));
}

} // namespace

TEST_CASE("the longer of summary and content is the text, without either the title", "[input]")
{
    const auto out = read_channel("<item><description>Short.</description><content:encoded><![CDATA[<p>Long "
                                  "one.</p>]]></content:encoded></item><item><title>Only a title</title></item>");
    REQUIRE(out.reports.size() == 2);
    CHECK(out.reports[0].text == "Long one.");
    CHECK(out.reports[0].source == "Desk");
    CHECK(out.reports[1].text == "Only a title");
}

TEST_CASE("an item that is cut, or not well-formed, costs that item only", "[input]")
{
    SECTION("its end is missing")
    {
        const auto out = read_channel("<item><title>a</title>\n<item><title>b</title></item>");
        REQUIRE(out.reports.size() == 1);
        REQUIRE(out.rejected.size() == 1);
        CHECK(out.rejected[0].line == 2);
        CHECK(out.rejected[0].reason.find("no end") != std::string::npos);
    }
    SECTION("half a file")
    {
        const auto out = read_channel("<item><title>a</title></item>\n<item><title>b</ti", "");
        REQUIRE(out.reports.size() == 1);
        REQUIRE(out.rejected.size() == 1);
        CHECK(out.rejected[0].line == 3);
        CHECK(out.rejected[0].reason == "the file ends in the middle of this item");
    }
    SECTION("half a file, cut between two items")
    {
        const auto out = read_channel("<item><title>a</title></item>\n", "");
        CHECK(out.reports.size() == 1);
        REQUIRE(out.rejected.size() == 1);
        CHECK(out.rejected[0].reason.find("</rss>") != std::string::npos);
    }
}

TEST_CASE("comments and CDATA may hold what looks like an item", "[input]")
{
    const auto out =
        read_channel("<!-- <item> --><item><title>a</title><x><![CDATA[</item> <item>]]></x></item><!-- </item> -->");
    CHECK(out.rejected.empty());
    REQUIRE(out.reports.size() == 1);
    CHECK(extra_of(out.reports[0], "x") == "\"</item> <item>\"");
}

TEST_CASE("declared entities are refused, whatever they would do", "[input]")
{
    for (const char* entity :
         {"<!ENTITY a \"b\">", "<!ENTITY a SYSTEM \"file:///etc/hostname\">", "<!ENTITY % a \"b\">"}) {
        const auto out =
            read_scratch("a.xml", fmt::format("<?xml version=\"1.0\"?>\n<!DOCTYPE rss [{}]><rss><channel><item>"
                                              "<title>&a;</title></item></channel></rss>",
                                              entity));
        CHECK(out.reports.empty());
        REQUIRE(out.rejected.size() == 1);
        CHECK(out.rejected[0].reason.starts_with("line 2 declares an entity"));
    }
}

TEST_CASE("depth and length are the author's choice and cost us nothing", "[input]")
{
    std::string deep;
    for (int i = 0; i < 200000; ++i) {
        deep += "<a>";
    }
    for (int i = 0; i < 200000; ++i) {
        deep += "</a>";
    }
    std::string items = "<item><title>deep</title><x>" + deep + "</x></item><item><title>long</title><description>";
    items.append(17U << 20U, 'x');
    items += "</description></item><item><title>last</title></item>";
    const auto out = read_channel(items);
    REQUIRE(out.reports.size() == 2);
    CHECK(out.reports[1].title == "last");
    REQUIRE(out.rejected.size() == 1);
    CHECK(out.rejected[0].reason.find("16 MB") != std::string::npos);
}

TEST_CASE("a guid that is sent again is read again", "[input]")
{
    const auto out =
        read_channel("<item><guid>g</guid><title>a</title></item><item><guid>g</guid><title>b</title></item>");
    REQUIRE(out.reports.size() == 2);
    CHECK(out.reports[0].id == out.reports[1].id);
    CHECK(out.rejected.empty());
}

TEST_CASE("GeoRSS in its usual forms is a position, latitude first", "[input]")
{
    const auto position = [](const std::string& geo) {
        const auto out =
            read_scratch("a.xml", "<rss><channel><item><title>Quiet</title>" + geo + "</item></channel></rss>");
        REQUIRE(out.reports.size() == 1);
        return out.reports[0].positions;
    };
    const std::vector<LonLat> zaria{{.lon_deg = 7.7, .lat_deg = 11.1}};
    CHECK(position("<georss:point>11.1 7.7</georss:point>") == zaria);
    CHECK(position("<geo:lat>11.1</geo:lat><geo:long>7.7</geo:long>") == zaria);
    CHECK(position("<geo:Point><geo:lat>11.1</geo:lat><geo:long>7.7</geo:long></geo:Point>") == zaria);
    CHECK(position("<georss:where><gml:Point><gml:pos>11.1 7.7</gml:pos></gml:Point></georss:where>") == zaria);
    CHECK(position("<georss:polygon>10 7 10 8 12 8 12 7 10 7</georss:polygon>") ==
          std::vector<LonLat>{{.lon_deg = 7.5, .lat_deg = 11.0}});
    CHECK(position("<georss:point>95 7.7</georss:point>").empty());
    CHECK(position("<georss:point>eleven seven</georss:point>").empty());
}

TEST_CASE("the title of a feed is valid UTF-8, whatever its bytes", "[input]")
{
    const auto out = read_scratch(
        "a.xml", "<rss version=\"2.0\"><channel><title>D\xA3sk</title><item><title>a</title></item></channel></rss>");
    REQUIRE(out.reports.size() == 1);
    CHECK(out.reports[0].source == "D\uFFFDsk");
    const auto open =
        read_scratch("b.xml", "<rss><channel><title>Caf\u00E9<item><title>a</title></item></channel></rss>");
    REQUIRE(open.reports.size() == 1);
    CHECK(open.reports[0].source == "Caf\u00E9");
}

TEST_CASE("a reference to what is no character is U+FFFD, and no word behind it is lost", "[input]")
{
    const auto out = read_channel("<item><guid>g&#0;h</guid><title>x&#xD800;y &#65;&#x42;&#; &#4294967296;</title>"
                                  "<note kind=\"&#57343;&#x110000;\"/></item>");
    REQUIRE(out.reports.size() == 1);
    CHECK(out.reports[0].id == "g\uFFFDh");
    CHECK(out.reports[0].title == "x\uFFFDy AB&#; \uFFFD");
    REQUIRE(out.reports[0].extra.size() == 1);
    CHECK(out.reports[0].extra[0].json == "{\"kind\": \"\uFFFD\uFFFD\"}");
}
