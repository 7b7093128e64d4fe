// SPDX-License-Identifier: Apache-2.0
#include "input/cell_values.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::input;

namespace {

CellCount count(std::string_view cell)
{
    const auto found = count_in_cell(cell);
    REQUIRE(found);
    return *found;
}

Bounds bounds(std::optional<std::uint32_t> low, std::optional<std::uint32_t> high, std::optional<std::uint32_t> value)
{
    return {.low = low, .high = high, .value = value};
}

} // namespace

TEST_CASE("a cell's count is read however a spreadsheet writes whole numbers", "[input]")
{
    for (const std::string_view cell : {"1200", "1200.0", " 1,200 ", "1 200", "1.200",
                                        "1\xC2\xA0"
                                        "200"}) {
        CAPTURE(cell);
        CHECK(count(cell).bounds == bounds(1200, 1200, 1200));
        CHECK(count(cell).qualifier == Qualifier::exact);
    }
    CHECK(count("0").bounds == bounds(0, 0, 0));
    CHECK(count("3.0").bounds == bounds(3, 3, 3));
}

TEST_CASE("marks beside a number are its qualifier", "[input]")
{
    CHECK(count("10+").qualifier == Qualifier::at_least);
    CHECK(count(">= 10").bounds == bounds(10, std::nullopt, 10));
    CHECK(count(">85").qualifier == Qualifier::more_than);
    CHECK(count("<5").bounds == bounds(0, 5, std::nullopt));
    CHECK(count("~20").qualifier == Qualifier::about);
    CHECK(count("5-8").bounds == bounds(5, 8, 6));
    CHECK(count("5–8").qualifier == Qualifier::range);
}

TEST_CASE("words in a cell are read as in a report", "[input]")
{
    CHECK(count("at least a dozen").bounds == bounds(12, std::nullopt, 12));
    CHECK(count("dozens").qualifier == Qualifier::vague);
}

TEST_CASE("not stated is not zero", "[input]")
{
    for (const std::string_view cell : {"", " ", "-", "n/a", "NA", "unknown", "?", "-99", "-9.0", "null"}) {
        CAPTURE(cell);
        CHECK(says_unknown(cell));
        CHECK_FALSE(count_in_cell(cell));
    }
    for (const std::string_view cell :
         {"lots", "mindestens 3", "3.5", "1,20", "12 of 30 or 40", "5000000000", "=1+1"}) {
        CAPTURE(cell);
        CHECK_FALSE(says_unknown(cell));
        CHECK_FALSE(count_in_cell(cell));
    }
}

TEST_CASE("degrees are read with points, commas, sides of the world and minutes", "[input]")
{
    CHECK(degrees_in_cell("33.5", 90.0) == 33.5);
    CHECK(degrees_in_cell("33,5", 90.0) == 33.5);
    CHECK(degrees_in_cell("33.5 S", 90.0) == -33.5);
    CHECK(degrees_in_cell("W 43.25°", 180.0) == -43.25);
    CHECK(degrees_in_cell("33°30'00\"N", 90.0) == 33.5);
    CHECK_FALSE(degrees_in_cell("95.2", 90.0));
    CHECK_FALSE(degrees_in_cell("43.2 E", 90.0)); // a longitude in the column of latitudes
    CHECK_FALSE(degrees_in_cell("33.5.2", 90.0));
    CHECK_FALSE(degrees_in_cell("nan", 90.0));
}

TEST_CASE("one cell may hold both coordinates", "[input]")
{
    const LonLat ramadi{.lon_deg = 43.3, .lat_deg = 33.42};
    for (const std::string_view cell : {"33.42, 43.3", "33.42 43.3", "33,42; 43,3", "POINT (43.3 33.42)"}) {
        CAPTURE(cell);
        CHECK(position_in_cell(cell) == ramadi);
    }
    CHECK_FALSE(position_in_cell("33.42"));
    CHECK_FALSE(position_in_cell("POINT EMPTY"));
}
