// SPDX-License-Identifier: Apache-2.0
#include "input/feed_date.hpp"
#include "model/date.hpp"

#include <catch2/catch.hpp>

using namespace placeline::input;

TEST_CASE("dates of feeds become ISO 8601 and keep the day that is written", "[input]")
{
    CHECK(iso_date("Sat, 03 Feb 2024 23:50:00 -0500") == "2024-02-03T23:50:00-05:00");
    CHECK(iso_date("3 Feb 24 06:10 GMT") == "2024-02-03T06:10:00Z");
    CHECK(iso_date("Sun, 4 Feb 1996 06:10:09 EST") == "1996-02-04T06:10:09-05:00");
    CHECK(iso_date("4 Feb 96") == "1996-02-04");
    CHECK(iso_date("2024-02-03T14:05:00.123+02:00") == "2024-02-03T14:05:00.123+02:00");
    CHECK(iso_date(" 2024-02-03\n") == "2024-02-03");
    CHECK(iso_date("2014-02-01 00:00:00.000") == "2014-02-01T00:00:00");
    CHECK(iso_date("20240203T231500Z") == "2024-02-03T23:15:00Z");
    CHECK(iso_date("20240203") == "2024-02-03");
    CHECK(iso_date("03 February 2024") == "2024-02-03");
    CHECK(iso_date("February 3, 2024") == "2024-02-03");
    CHECK(iso_date("03-Feb-2024") == "2024-02-03");
    CHECK(iso_date("2024/2/3") == "2024-02-03");
}

TEST_CASE("what comes first in 3/2/2024 is the caller's to say, save where it can be one only", "[input]")
{
    CHECK(iso_date("3/2/2024") == "2024-02-03");
    CHECK(iso_date("3/2/2024", DayOrder::month_first) == "2024-03-02");
    CHECK(iso_date("31/1/2024", DayOrder::month_first) == "2024-01-31");
    CHECK(iso_date("1/31/2024 8:05") == "2024-01-31T08:05:00");
    CHECK(iso_date("3.2.24") == "2024-02-03");
    CHECK(slash_date("3/2/2024").is_one);
    CHECK_FALSE(slash_date("3/2/2024").order);
    CHECK(slash_date("1/31/2024").order == DayOrder::month_first);
    CHECK_FALSE(slash_date("2024-02-03").is_one);
}

TEST_CASE("what is no date is none", "[input]")
{
    CHECK_FALSE(iso_date("2024-02-535"));
    CHECK_FALSE(iso_date("2024-02-259T10:00:00Z"));
    for (const char* text : {"", "last week", "2024", "30 Feb 2024", "2014/2/0", "99/99/2024", "20241399", "Feb 2024",
                             "1707000900", "1/2/3/4", "--", "12:30"}) {
        INFO(text);
        CHECK_FALSE(iso_date(text));
    }
}

TEST_CASE("a year has four digits and no sign", "[input]")
{
    CHECK_FALSE(placeline::parse_iso_day("-024-02-03"));
    CHECK_FALSE(iso_date("-024-02-03"));
    CHECK_FALSE(placeline::parse_iso_day("+024-02-03"));
}
