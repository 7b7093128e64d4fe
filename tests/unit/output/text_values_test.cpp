// SPDX-License-Identifier: Apache-2.0
#include "output/text_values.hpp"

#include <catch2/catch.hpp>

using namespace placeline::output;

TEST_CASE("numbers are written without exponent and with a point", "[text_values]")
{
    const auto number = [](double value) {
        std::string out;
        append_number(out, value);
        return out;
    };
    CHECK(number(34.5) == "34.5");
    CHECK(number(1e-7) == "0.0000001");
    CHECK(number(1e21) == "1000000000000000000000");
    CHECK(number(rounded(-0.00000001, 7)) == "0");
    CHECK(number(rounded(43.26812345678, 7)) == "43.2681235");
}

TEST_CASE("degrees are written as any number is", "[text_values]")
{
    for (const double degrees : {0.0, 1e-7, -1e-7, 180.0, -180.0, 36.2, -0.05, 43.2681235, -122.4000001, 9.9999999}) {
        std::string as_number;
        append_number(as_number, degrees);
        std::string as_degrees;
        append_degrees(as_degrees, degrees);
        CHECK(as_degrees == as_number);
    }
}

TEST_CASE("JSON strings keep every text and escape what JSON cannot hold", "[text_values]")
{
    std::string out;
    append_json_string(out, std::string_view{"a\"b\\c\n\t\x01\0é\x7F", 12});
    CHECK(out == "\"a\\\"b\\\\c\\n\\t\\u0001\\u0000é\\u007f\"");
}

TEST_CASE("XML text is inert and well-formed", "[text_values]")
{
    std::string out;
    append_xml_text(out, "<script>&\"\x01\xEF\xBF\xBF ок");
    CHECK(out == "&lt;script&gt;&amp;&quot;\xEF\xBF\xBD\xEF\xBF\xBD ок");
}

TEST_CASE("a text is cut between code points", "[text_values]")
{
    CHECK(cut_utf8("дом", 6) == "дом");
    CHECK(cut_utf8("дом", 5) == "до");
    CHECK(cut_utf8("дом", 1).empty());
}

TEST_CASE("a list takes each item once, and a part of an item is another item", "[text_values]")
{
    std::string list;
    for (const char* item : {"Al Hol", "Hol", "", "Hol", "Al Hol"}) {
        append_distinct(list, item, "; ");
    }
    CHECK(list == "Al Hol; Hol");
}
