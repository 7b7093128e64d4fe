// SPDX-License-Identifier: Apache-2.0
#include "input/day_order.hpp"
#include "input/event_days.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::input;
using namespace std::chrono_literals;

namespace {

constexpr Day third_of_february{std::chrono::sys_days{2024y / 2 / 3}};

} // namespace

TEST_CASE("a spreadsheet's number of a day is that day", "[input]")
{
    CHECK(day_in_cell("45325", DayOrder::day_first) == third_of_february);
    CHECK(day_in_cell("45325.75", DayOrder::day_first) == third_of_february);
    CHECK(day_in_cell("03/02/2024", DayOrder::day_first) == third_of_february);
    CHECK(day_in_cell("02/03/2024", DayOrder::month_first) == third_of_february);
    CHECK(day_in_cell("3 February 2024", DayOrder::day_first) == third_of_february);
    CHECK_FALSE(day_in_cell("2024", DayOrder::day_first));
    CHECK_FALSE(day_in_cell("soon", DayOrder::day_first));
}

TEST_CASE("a month or day of 0 is all of the year or month", "[input]")
{
    const auto month = range_of(days_of_parts(2024, 2, 0));
    REQUIRE(month);
    CHECK(iso_day(month->start) == "2024-02-01");
    CHECK(iso_day(month->end) == "2024-02-29");
    CHECK(month->prec == 4);
    const auto year = range_of(days_of_parts(2024, 0, 0));
    REQUIRE(year);
    CHECK(iso_day(year->end) == "2024-12-31");
    CHECK(year->prec == 5);
    CHECK(range_of(days_of_parts(2024, 2, 259)) == month);
    CHECK(range_of(days_of_parts(2024, 2, 3)) ==
          DateRange{.start = third_of_february, .end = third_of_february, .prec = 1, .from = DateSource::text});
    CHECK_FALSE(range_of(days_of_parts(std::nullopt, 2, 3)));
}

TEST_CASE("the length of a range is its precision unless the table states it", "[input]")
{
    const auto prec = [](int days) {
        return range_of({.start = third_of_february,
                         .end = third_of_february + std::chrono::days{days - 1},
                         .prec = std::nullopt})
            ->prec;
    };
    CHECK(prec(1) == 1);
    CHECK(prec(6) == 2);
    CHECK(prec(7) == 3);
    CHECK(prec(31) == 4);
    CHECK(prec(32) == 5);
    CHECK(range_of({.start = third_of_february, .end = std::nullopt, .prec = 3})->prec == 3);
}

SCENARIO("the whole column decides whether the day or the month comes first", "[input]")
{
    DayOrders orders;
    GIVEN("dates that can be read both ways")
    {
        orders.see("03/04/2016");
        THEN("without a telling one the day is first, and it is said")
        {
            CHECK(orders.order() == DayOrder::day_first);
            CHECK(orders.note() == "dates such as 03/04/2016 are read with the day first; no row shows which it is");
        }
        WHEN("a later one can only be month first")
        {
            orders.see("12/31/2016");
            THEN("all are")
            {
                CHECK(orders.order() == DayOrder::month_first);
                CHECK(orders.note() == "dates such as 03/04/2016 are read with the month first, as other rows show");
            }
        }
        WHEN("the column has both ways")
        {
            orders.see("12/31/2016");
            orders.see("31/12/2016");
            orders.see("30/11/2016");
            THEN("the doubtful ones follow the more frequent way, and both are counted")
            {
                CHECK(orders.order() == DayOrder::day_first);
                CHECK(orders.note() ==
                      "dates are written both ways: 2 with the day first, 1 with the month first; those "
                      "such as 03/04/2016, which may be either, are read with the day first");
            }
        }
    }
    GIVEN("ISO dates")
    {
        orders.see("2016-04-03");
        THEN("there is nothing to say")
        {
            CHECK_FALSE(orders.note());
        }
    }
}
