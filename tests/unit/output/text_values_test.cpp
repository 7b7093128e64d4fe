// SPDX-License-Identifier: Apache-2.0
#include "output/text_values.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <charconv>

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

TEST_CASE("a number of any number of decimals is the shortest text that reads back", "[text_values]")
{
    for (const double value :
         {0.0, 1e-7, -1e-7, 1.5e-7, 180.0, -180.0, 36.2, -0.05, 43.2681235, 43.26812345, -122.4000001, 9.9999999,
          0.1 + 0.2, 99999999.9999999, 100000000.5, 123456789012.25, 5e-324}) {
        std::string text;
        append_number(text, value);
        std::array<char, 1200> shortest{};
        const auto end =
            std::to_chars(shortest.data(), shortest.data() + shortest.size(), value, std::chars_format::fixed).ptr;
        CHECK(text == std::string{shortest.data(), end});
    }
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
