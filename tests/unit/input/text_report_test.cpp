// SPDX-License-Identifier: Apache-2.0
#include "input/text_report.hpp"

#include <catch2/catch.hpp>

using placeline::Report;
using placeline::input::text_report;

TEST_CASE("a short first line without an end mark is the title", "[input]")
{
    const Report report = text_report("Market hit in Bara\n\nSeven people were hurt.\nMore follows.\n");
    CHECK(report.title == "Market hit in Bara");
    CHECK(report.text == "Seven people were hurt.\nMore follows.\n");
}

TEST_CASE("otherwise all is text", "[input]")
{
    for (const char* text : {"Seven people were hurt.\nMore follows.", "One line only", "Iraq\n- Near Hit, one strike.",
                             "- Near Hit, one strike\n- Near Bayji, two strikes", "It was said:\nSeven were hurt."}) {
        const Report report = text_report(text);
        CHECK(report.title.empty());
        CHECK(report.text == text);
    }
    const std::string long_line(400, 'x');
    CHECK(text_report(long_line + "\nbody").title.empty());
}

TEST_CASE("the first line of a wrapped paragraph is no title", "[input]")
{
    for (const char* text :
         {"Two drones hit a fuel depot near Kirkuk late on Friday, killing three guards and wounding\n"
          "at least nine people, the provincial health directorate said.\n",
          "Shells fell on a market in the east of the town, and the mayor spoke to reporters in\n"
          "Kharkiv an hour later.\n"}) {
        const Report report = text_report(text);
        CHECK(report.title.empty());
        CHECK(report.text == text);
    }
}

TEST_CASE("a title may stand right above long paragraphs", "[input]")
{
    const std::string body(300, 'x');
    CHECK(text_report("Depot hit near Kirkuk\nA" + body).title == "Depot hit near Kirkuk");
}

TEST_CASE("a text of white space has no text", "[input]")
{
    CHECK(text_report(" \n\t\r\n").text.empty());
}
