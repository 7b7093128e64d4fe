// SPDX-License-Identifier: Apache-2.0
#include "text/date_calendar.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::text;

TEST_CASE("Easter by the western and by the eastern rule", "[dates]")
{
    CHECK(iso_day(western_easter(1961)) == "1961-04-02");
    CHECK(iso_day(western_easter(2000)) == "2000-04-23");
    CHECK(iso_day(western_easter(2019)) == "2019-04-21");
    CHECK(iso_day(western_easter(2024)) == "2024-03-31");
    CHECK(iso_day(eastern_easter(2019)) == "2019-04-28");
    CHECK(iso_day(eastern_easter(2023)) == "2023-04-16");
    CHECK(iso_day(eastern_easter(2024)) == "2024-05-05");
    CHECK(iso_day(eastern_easter(2025)) == "2025-04-20");
}

TEST_CASE("months of unlike length", "[dates]")
{
    CHECK(iso_day(add_months(*parse_iso_day("2024-01-31"), 1)) == "2024-02-29");
    CHECK(iso_day(add_months(*parse_iso_day("2024-03-15"), -12)) == "2023-03-15");
    CHECK(is_valid_date(2024, 2, 29));
    CHECK_FALSE(is_valid_date(2023, 2, 29));
    CHECK_FALSE(is_valid_date(2023, 0, 1));
}

TEST_CASE("a range has the precision of its length", "[dates]")
{
    const auto day = *parse_iso_day("2024-05-10");
    CHECK(range_of(day, day).prec == 1);
    CHECK(range_of(day, day + std::chrono::days{5}).prec == 2);
    CHECK(range_of(day, day + std::chrono::days{6}).prec == 3);
    CHECK(range_of(day, day + std::chrono::days{30}).prec == 4);
    CHECK(range_of(day, day + std::chrono::days{31}).prec == 5);
}
