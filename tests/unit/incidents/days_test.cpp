// SPDX-License-Identifier: Apache-2.0
#include "incidents/days.hpp"

#include <catch2/catch.hpp>

#include "builders.hpp"

using namespace placeline;
using namespace placeline::tests;
using incidents::split_by_day;
using incidents::Telling;

namespace {

Telling telling(std::uint32_t sentence, std::optional<DateRange> date, std::optional<Measure> measure = std::nullopt)
{
    return {.position = sentence * 100, .sentence = sentence, .date = date, .measure = measure};
}

} // namespace

SCENARIO("one place hit on two days is two events", "[days]")
{
    const std::vector tellings{telling(0, on("2024-05-10")), telling(1, on("2024-05-14"))};
    REQUIRE(split_by_day(tellings).size() == 2);
}

SCENARIO("a telling without a day belongs to the event told last", "[days]")
{
    const std::vector tellings{telling(0, on("2024-05-10")), telling(1, {}), telling(2, on("2024-05-14")),
                               telling(3, {})};
    const auto groups = split_by_day(tellings);
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].tellings == std::vector<std::uint32_t>{0, 1});
    CHECK(groups[1].tellings == std::vector<std::uint32_t>{2, 3});
}

SCENARIO("a night of two days and one of them are one event, dated by the narrower", "[days]")
{
    DateRange night = on("2024-05-10");
    night.end = day("2024-05-11");
    night.prec = 2;
    const auto groups = split_by_day(std::vector{telling(0, night), telling(1, on("2024-05-11"))});
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].date == on("2024-05-11"));
}

SCENARIO("the day of a statement is no other event", "[days]")
{
    Telling said_later = telling(1, on("2024-05-12"), Measure::killed);
    said_later.carried = true;
    const auto groups = split_by_day(std::vector{telling(0, on("2024-05-10")), said_later});
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].date == on("2024-05-10"));
}

SCENARIO("two numbers for one thing in one sentence, one of them dated, are two events", "[days]")
{
    const auto groups =
        split_by_day(std::vector{telling(0, {}, Measure::killed), telling(0, on("2024-05-10"), Measure::killed)});
    REQUIRE(groups.size() == 2);
    CHECK_FALSE(groups[0].date);
    GIVEN("numbers for different things")
    {
        CHECK(split_by_day(std::vector{telling(0, {}, Measure::killed), telling(0, on("2024-05-10"), Measure::injured)})
                  .size() == 1);
    }
}

SCENARIO("a death of wounds is of the day of the wounds", "[days]")
{
    Telling blast = telling(0, on("2024-06-12"));
    blast.is_attack = true;
    const std::vector tellings{telling(0, on("2024-06-14"), Measure::killed), telling(0, on("2024-06-14")),
                               telling(0, on("2024-06-12"), Measure::injured), blast};
    const auto groups = split_by_day(tellings);
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].date == on("2024-06-12"));
    GIVEN("a second attack on the later day")
    {
        Telling second = telling(0, on("2024-06-14"));
        second.is_attack = true;
        CHECK(split_by_day(std::vector{telling(0, on("2024-06-14"), Measure::killed), second, blast}).size() == 2);
    }
}

SCENARIO("two days told in one sentence with one number are one stretch", "[days]")
{
    Telling toll = telling(0, on("2023-11-01"), Measure::killed);
    toll.is_claim = true;
    const auto groups = split_by_day(std::vector{telling(0, on("2023-10-31")), toll});
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].date == DateRange{day("2023-10-31"), day("2023-11-01"), 2, DateSource::text});
}
