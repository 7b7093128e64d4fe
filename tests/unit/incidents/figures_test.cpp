// SPDX-License-Identifier: Apache-2.0
#include "incidents/figures.hpp"

#include <catch2/catch.hpp>

#include "builders.hpp"

using namespace placeline;
using namespace placeline::tests;
using incidents::BestRule;

namespace {

constexpr std::optional<std::uint32_t> none;

Count count(std::optional<std::uint32_t> low, std::optional<std::uint32_t> best, std::optional<std::uint32_t> high)
{
    return {.low = low, .best = best, .high = high};
}

} // namespace

SCENARIO("one number is low, best and high at once, as far as it says", "[figures]")
{
    CHECK(Told{killed(16)}.count() == count(16, 16, 16));
    CHECK(Told{killed(16).about()}.count() == count(16, 16, 16));
    CHECK(Told{killed(52).at_least()}.count() == count(52, 52, none));
    CHECK(Told{killed(85).more_than()}.count() == count(85, 85, none));
    CHECK(Told{killed(8).to(11)}.count() == count(8, 9, 11));
    CHECK(Told{killed(12).vague()}.count() == count(12, none, none));
    CHECK(Told{killed(0)}.count() == count(0, 0, 0));
    CHECK(Told{}.count() == Count{});
}

SCENARIO("an upper bound gives a low only when nothing else stands", "[figures]")
{
    CHECK(Told{killed(10).fewer_than()}.count() == count(0, none, 10));
    CHECK(Told{killed(230).up_to().from("a"), killed(200).from("b")}.count() == count(200, 200, 230));
    CHECK_FALSE(Told{killed(230).up_to().from("a"), killed(200).from("b")}.reckoned().conflict);
    CHECK(Told{killed(100).up_to().from("a"), killed(200).from("b")}.reckoned().conflict);
}

SCENARIO("an open bound and a number that fits it are no conflict", "[figures]")
{
    Told told{killed(5).at_least().from("a"), killed(7).from("b")};
    const auto reckoning = told.reckoned();
    CHECK(reckoning.count.low == 5U);
    CHECK(reckoning.count.high == 7U);
    CHECK_FALSE(reckoning.conflict);
    GIVEN("a bound above every number")
    {
        Told above{killed(9).at_least().from("a"), killed(7).from("b")};
        THEN("the high is open and the two contradict each other")
        {
            CHECK(above.reckoned().count.high == none);
            CHECK(above.reckoned().conflict);
        }
    }
    GIVEN("more than seven and seven")
    {
        Told at{killed(7).more_than().from("a"), killed(7).from("b")};
        CHECK(at.reckoned().count.high == none);
        CHECK(at.reckoned().conflict);
    }
}

SCENARIO("rival numbers of one day stand side by side", "[figures]")
{
    GIVEN("a health ministry and an army")
    {
        Told told{killed(30).said_by("the ministry of health", Attribution::health),
                  killed(4).said_by("the army", Attribution::belligerent)};
        const auto reckoning = told.reckoned();
        THEN("the range keeps both, best is who counts bodies, and they contradict each other")
        {
            CHECK(reckoning.count == count(4, 30, 30));
            CHECK(reckoning.conflict);
            CHECK(told.counted() == std::vector<bool>{true, false});
            CHECK(told.standing() == std::vector<bool>{true, true});
        }
    }
    GIVEN("speakers of each rank")
    {
        THEN("monitor before official, official before witness, witness before belligerent, then the lower number")
        {
            CHECK(Told{killed(9).said_by("a monitor", Attribution::monitor),
                       killed(5).said_by("the governor", Attribution::official)}
                      .count()
                      .best == 9U);
            CHECK(Told{killed(5).said_by("a resident", Attribution::witness),
                       killed(6).said_by("the governor", Attribution::official)}
                      .count()
                      .best == 6U);
            CHECK(Told{killed(5).said_by("the rebels", Attribution::belligerent),
                       killed(6).said_by("a resident", Attribution::witness)}
                      .count()
                      .best == 6U);
            CHECK(Told{killed(8).from("a"), killed(7).from("b")}.count().best == 7U);
        }
    }
    GIVEN("somebody who asks for the lowest or the highest")
    {
        CHECK(Told{killed(8).from("a"), killed(11).from("b")}.count(BestRule::highest).best == 11U);
        CHECK(Told{killed(8).from("a"), killed(11).from("b", "2024-02-04")}.count(BestRule::lowest).best == 8U);
    }
}

SCENARIO("the latest fresh number is best, whoever says it", "[figures]")
{
    Told told{killed(30).said_by("the ministry of health", Attribution::health).from("a", "2024-02-03"),
              killed(33).from("b", "2024-02-05")};
    CHECK(told.count() == count(30, 33, 33));
    GIVEN("a funeral report that still has the old number")
    {
        told.add(killed(31).retelling().from("c", "2024-02-09"));
        THEN("it confirms and never replaces")
        {
            CHECK(told.count() == count(30, 33, 33));
            CHECK(told.counted() == std::vector<bool>{false, true, false});
        }
    }
    GIVEN("a report that speaks of burials beside its own fresh number")
    {
        CHECK(Told{killed(85).retelling().said_by("the rescue service", Attribution::rescue),
                   killed(120).said_by("a resident", Attribution::witness)}
                  .count()
                  .best == 85U);
    }
    GIVEN("only retellings")
    {
        CHECK(Told{killed(31).retelling()}.count() == count(31, 31, 31));
    }
}

SCENARIO("a source's last number replaces its earlier ones", "[figures]")
{
    Told told{killed(12).from("a", "2024-02-03"), killed(15).from("b", "2024-02-03"),
              killed(17).from("a", "2024-02-04")};
    CHECK(told.count() == count(15, 17, 17));
    CHECK(told.standing() == std::vector<bool>{false, true, true});
}

SCENARIO("a toll that rose replaces every early lower one", "[figures]")
{
    Told told{killed(1).from("a", "2024-07-19"), killed(2).supersedes().from("b", "2024-07-20")};
    CHECK(told.count() == count(2, 2, 2));
    CHECK(told.standing() == std::vector<bool>{false, true});
    GIVEN("a rival who had counted more before")
    {
        Told rival{killed(9).from("a", "2024-07-19"), killed(2).supersedes().from("b", "2024-07-20")};
        THEN("a rise to two does not take the nine away")
        {
            CHECK(rival.count() == count(2, 2, 9));
        }
    }
    GIVEN("a correction downwards, with the old number named")
    {
        Told corrected{killed(359).from("a", "2024-07-19"), killed(253).about().supersedes().from("b", "2024-07-20"),
                       killed(359).outdated().from("b", "2024-07-20")};
        CHECK(corrected.count() == count(253, 253, 253));
    }
}

SCENARIO("a number that the report calls an earlier one gives way in it", "[figures]")
{
    CHECK(Told{killed(9), killed(7).outdated()}.count() == count(9, 9, 9));
    CHECK(Told{killed(100).supersedes(), killed(59)}.count() == count(100, 100, 100));
    GIVEN("no newer number")
    {
        CHECK(Told{killed(7).outdated()}.count() == count(7, 7, 7));
    }
}

SCENARIO("numbers for groups that do not overlap add up", "[figures]")
{
    Told told{injured(9).group("soldiers").in_sum(0), injured(1).group("civilians").in_sum(0)};
    CHECK(told.count() == count(10, 10, 10));
    CHECK(told.counted() == std::vector<bool>{true, true});
    GIVEN("a vague part")
    {
        Told vague{injured(15).about().in_sum(0), injured(3).vague().in_sum(0)};
        THEN("it adds to the low, opens the high and adds nothing to best")
        {
            CHECK(vague.count() == count(18, 15, none));
        }
    }
    GIVEN("a sum and a rival total")
    {
        Told rival{injured(9).in_sum(0), injured(1).in_sum(0), injured(12).said_by("a hospital", Attribution::health)};
        CHECK(rival.count() == count(10, 12, 12));
        CHECK(rival.counted() == std::vector<bool>{false, false, true});
    }
}

SCENARIO("numbers of different speakers never add", "[figures]")
{
    Told told{killed(9).in_sum(0).said_by("the army", Attribution::official),
              killed(4).in_sum(0).said_by("residents", Attribution::witness)};
    CHECK(told.count() == count(4, 9, 9));
    GIVEN("one speaker and the writer's own words")
    {
        CHECK(Told{killed(9).in_sum(0).said_by("the army", Attribution::official), killed(4).in_sum(0)}.count() ==
              count(13, 13, 13));
    }
    GIVEN("blows, which a list names with those who dealt them")
    {
        CHECK(Told{strikes(2).in_sum(0).said_by("the army", Attribution::official), strikes(3).in_sum(0)}.count() ==
              count(5, 5, 5));
    }
}

SCENARIO("of a total and its parts by group the total is used", "[figures]")
{
    Told told{killed(18), killed(15).group("children").part_of(0)};
    CHECK(told.count() == count(18, 18, 18));
    CHECK(told.counted() == std::vector<bool>{true, false});
    CHECK_FALSE(told.reckoned().conflict);
    GIVEN("a total of a place elsewhere")
    {
        Told parts{killed(9).part_of(7), killed(1).part_of(7)};
        THEN("its parts here add up")
        {
            CHECK(parts.count() == count(10, 10, 10));
        }
    }
}

SCENARIO("a denial is no death", "[figures]")
{
    Told told{killed(300).said_by("a ministry", Attribution::official).stance(Stance::denies), killed(4)};
    CHECK(told.count() == count(4, 4, 4));
    CHECK(Told{killed(300).stance(Stance::denies)}.count() == Count{});
}

SCENARIO("an unconfirmed number enters the high only", "[figures]")
{
    CHECK(Told{killed(4).stance(Stance::unconfirmed)}.count() == count(0, none, 4));
    CHECK(Told{killed(2).from("a"), killed(4).stance(Stance::unconfirmed).from("b")}.count() == count(2, 2, 4));
    CHECK(Told{killed(5).from("a"), killed(4).stance(Stance::unconfirmed).from("b")}.count() == count(5, 5, 5));
    CHECK_FALSE(Told{killed(2).from("a"), killed(4).stance(Stance::unconfirmed).from("b")}.reckoned().conflict);
    GIVEN("that it alone is told")
    {
        Told told{killed(4).stance(Stance::unconfirmed)};
        told.count();
        CHECK(told.counted() == std::vector<bool>{false});
    }
}

SCENARIO("the accused party's zero gives way to a number", "[figures]")
{
    CHECK(
        Told{killed(0).said_by("the army", Attribution::belligerent), killed(6).said_by("a medic", Attribution::health)}
            .count() == count(6, 6, 6));
    CHECK(Told{killed(0).said_by("the army", Attribution::belligerent)}.count() == count(0, 0, 0));
    GIVEN("somebody else's zero")
    {
        CHECK(Told{killed(0).from("a"), killed(6).from("b", "2024-02-04")}.count() == count(0, 6, 6));
    }
}

SCENARIO("a zero for a group is that group's only", "[figures]")
{
    CHECK(Told{killed(3).group("soldiers"), killed(0).group("civilians")}.count() == count(3, 3, 3));
    CHECK(Told{killed(0).group("civilians")}.count() == Count{});
    GIVEN("the column for civilians")
    {
        Told told{killed(3).group("soldiers"), killed(0).group("civilians")};
        CHECK(incidents::reckon_civilians(told.statements) == count(0, 0, 0));
    }
}

SCENARIO("losses that only the opponent claims widen the high", "[figures]")
{
    Told told{killed(23).group("soldiers"), killed(30).about().group("assailants").of_opponents()};
    CHECK(told.count() == count(23, 23, 53));
    CHECK(told.counted() == std::vector<bool>{true, false});
    CHECK_FALSE(told.reckoned().conflict);
    GIVEN("that they are all that is told")
    {
        CHECK(Told{killed(30).of_opponents()}.count() == count(30, 30, 30));
    }
}

SCENARIO("civilians are those the claims call so", "[figures]")
{
    Told told{killed(18), killed(15).group("civilians").part_of(0)};
    CHECK(incidents::reckon_civilians(told.statements) == count(15, 15, 15));
    CHECK_FALSE(told.claims[1].counted);
    CHECK(incidents::reckon_civilians(Told{killed(18)}.statements) == Count{});
    CHECK(incidents::is_civilian("Ukrainian civilians"));
    CHECK_FALSE(incidents::is_civilian("fighters"));
}

SCENARIO("one of a kind beside the same report's number for everybody is no rival of it", "[figures]")
{
    CHECK(Told{killed(45), killed(1).group("fighters")}.count() == count(45, 45, 45));
    CHECK(Told{killed(9), killed(2).vague().group("fighters")}.count() == count(9, 9, 9));
    THEN("of another report, or a number of its own, it is")
    {
        CHECK(Told{killed(45).from("a"), killed(1).group("fighters").from("b")}.count().low == 1U);
        CHECK(Told{killed(12), killed(5).group("soldiers")}.count().low == 5U);
    }
}
