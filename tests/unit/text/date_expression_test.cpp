// SPDX-License-Identifier: Apache-2.0
#include "text/date_expression.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace placeline;
using namespace placeline::text;

namespace {

const Day saturday = *parse_iso_day("2024-02-03"); // a Saturday

std::vector<DateExpression> dates(std::string_view text, std::optional<Day> anchor = saturday)
{
    return find_dates(analyse(text), anchor);
}

/// The ranges of a text, as "2024-02-02" or "2024-02-02/2024-02-03"; "?" where there is none.
std::string ranges(std::string_view text, std::optional<Day> anchor = saturday)
{
    std::string result;
    for (const auto& found : dates(text, anchor)) {
        result += result.empty() ? "" : " ";
        if (!found.range) {
            result += "?";
        } else {
            result += iso_day(found.range->start);
            if (found.range->end != found.range->start) {
                result += "/" + iso_day(found.range->end);
            }
        }
    }
    return result;
}

std::string words(std::string_view text)
{
    const auto document = analyse(text);
    const auto found = find_dates(document, saturday);
    return found.empty() ? std::string{}
                         : std::string{document.span_of(found[0].first_token, found[0].last_token).of(document.text)};
}

} // namespace

SCENARIO("absolute dates are read in the usual spellings", "[dates]")
{
    CHECK(ranges("on 28 January 2024") == "2024-01-28");
    CHECK(ranges("on January 28, 2024, it rained") == "2024-01-28");
    CHECK(ranges("on Jan. 28, 2024") == "2024-01-28");
    CHECK(ranges("the 28th of January 2024") == "2024-01-28");
    CHECK(ranges("Sunday, 28 January 2024") == "2024-01-28");
    CHECK(ranges("on Sunday (January 28)") == "2024-01-28");
    CHECK(ranges("2024-01-28") == "2024-01-28");
    CHECK(ranges("2024-01-28T23:59:00+05:00") == "2024-01-28");
    CHECK(ranges("28.01.2024") == "2024-01-28");
    CHECK(ranges("28/01/2024") == "2024-01-28");
    CHECK(ranges("01/28/2024") == "2024-01-28");
    CHECK(ranges("02/03/2024") == "2024-02-03"); // the reading that is not to come
    CHECK(ranges("02/03/2024", std::nullopt) == "2024-03-02");
    CHECK(ranges("28-Jan-2024") == "2024-01-28");
    CHECK(ranges("in March 2022") == "2022-03-01/2022-03-31");
    CHECK(ranges("in 2019") == "2019-01-01/2019-12-31");
    CHECK(ranges("the 1990s") == "1990-01-01/1999-12-31");
    CHECK(ranges("30 February 2023") == "2023-02-01/2023-02-28"); // no such day, but the month stands
}

SCENARIO("a day without a year is the last one up to the day of publication", "[dates]")
{
    CHECK(ranges("on 28 January") == "2024-01-28");
    CHECK(ranges("on Feb. 2") == "2024-02-02");
    CHECK(ranges("on 24 February") == "2023-02-24");
    CHECK(ranges("December 31") == "2023-12-31");
    CHECK(ranges("in September last year") == "2023-09-01/2023-09-30");
    CHECK(ranges("the raid last Oct. 7") == "2023-10-07");
    CHECK(ranges("on 29 February") == "2020-02-29");
    CHECK(ranges("on 28 January", std::nullopt) == "?");
    CHECK(ranges("on 28 January 2023", std::nullopt) == "2023-01-28");
    CHECK(ranges("in January") == "2024-01-01/2024-01-31");
    CHECK(ranges("in late January") == "2024-01-21/2024-01-31");
    CHECK(ranges("on the 28th") == "2024-01-28");
    CHECK(ranges("on the 2nd") == "2024-02-02");
    CHECK(ranges("the talks resume on 11 February") == "2023-02-11");
    CHECK(ranges("the talks will resume on 11 February") == "2024-02-11");
}

SCENARIO("a feast is a day where the calendar leaves no doubt", "[dates]")
{
    CHECK(ranges("on New Year's Eve") == "2023-12-31");
    CHECK(ranges("on Christmas Day") == "2023-12-25");
    CHECK(ranges("on Easter Sunday", parse_iso_day("2019-04-22")) == "2019-04-21");
    CHECK(ranges("on Good Friday", parse_iso_day("2019-04-22")) == "2019-04-19");
    CHECK(ranges("on Easter Sunday", parse_iso_day("2024-05-07")) == "2024-05-05"); // the eastern one
    CHECK(ranges("on Easter Sunday", parse_iso_day("2025-04-21")) == "2025-04-20"); // both
    CHECK(ranges("on Easter Sunday", parse_iso_day("2023-04-17")) == "?");          // 9 April or 16 April
    CHECK(ranges("on Easter Sunday") == "?");                                       // none near
    CHECK(ranges("on Easter Sunday", std::nullopt) == "?");
}

SCENARIO("what came a day after an event dates the event a day before", "[dates]")
{
    CHECK(ranges("On Tuesday a drone hit, a day after a raid.") == "2024-01-30 2024-01-29");
    CHECK(ranges("On Tuesday a drone hit, two days after gunmen struck.") == "2024-01-30 2024-01-28");
    CHECK(ranges("A drone hit, a day after a raid.") == "?");
    CHECK(ranges("On Monday they met, and a day after, they parted.") == "2024-01-29 2024-01-30");
}

SCENARIO("a weekday is the last one, the anchor's own day included", "[dates]")
{
    CHECK(ranges("on Saturday") == "2024-02-03");
    CHECK(ranges("on Friday") == "2024-02-02");
    CHECK(ranges("on Sunday") == "2024-01-28");
    CHECK(ranges("late on Friday") == "2024-02-02");
    CHECK(ranges("Friday night") == "2024-02-02");
    CHECK(ranges("on Friday evening local time") == "2024-02-02");
    CHECK(ranges("last Saturday") == "2024-01-27");
    CHECK(ranges("last Friday") == "2024-02-02");
    CHECK(ranges("on Friday of last week") == "2024-01-26");
    CHECK(ranges("Friday's raid") == "2024-02-02");
    CHECK(ranges("on Friday", std::nullopt) == "?");
    CHECK(ranges("Good Friday") == "?"); // a feast, not the last Friday
    CHECK(dates("next Friday").at(0).future);
    CHECK(dates("the rites will be held on Friday").at(0).future);
    CHECK_FALSE(dates("it will go on after Friday's raid").at(0).future);
    CHECK(dates("on Friday").at(0).relative);
    CHECK_FALSE(dates("on 2 February").at(0).relative);
}

SCENARIO("relative words are resolved against the anchor", "[dates]")
{
    CHECK(ranges("today") == "2024-02-03");
    CHECK(ranges("this morning") == "2024-02-03");
    CHECK(ranges("yesterday") == "2024-02-02");
    CHECK(ranges("overnight") == "2024-02-02/2024-02-03");
    CHECK(ranges("last night") == "2024-02-02/2024-02-03");
    CHECK(ranges("last week") == "2024-01-22/2024-01-28");
    CHECK(ranges("earlier this month") == "2024-02-01/2024-02-03");
    CHECK(ranges("last month") == "2024-01-01/2024-01-31");
    CHECK(ranges("last year") == "2023-01-01/2023-12-31");
    CHECK(ranges("over the weekend") == "2024-02-03");
    CHECK(ranges("over the weekend", saturday + std::chrono::days{2}) == "2024-02-03/2024-02-04");
    CHECK(ranges("two days ago") == "2024-02-01");
    CHECK(ranges("a year ago") == "2023-01-01/2023-12-31");
    CHECK(ranges("in the past ten days") == "2024-01-25/2024-02-03");
    CHECK(ranges("in the past 24 hours") == "2024-02-02/2024-02-03");
    CHECK(ranges("two hours ago").empty());
    CHECK(dates("next week").at(0).future);
    CHECK(dates("tomorrow").at(0).future);
    CHECK(ranges("yesterday", std::nullopt) == "?");
}

SCENARIO("other days are counted from the date before them", "[dates]")
{
    CHECK(ranges("It sank on Tuesday. The day before, it had sailed.") == "2024-01-30 2024-01-29");
    CHECK(ranges("It sank on 10 May 2022; two days later it was found.") == "2022-05-10 2022-05-12");
    CHECK(ranges("It sank on 10 May 2022; two days earlier it had left.") == "2022-05-10 2022-05-08");
    CHECK(ranges("It sank on 10 May 2022 and was found the next day.") == "2022-05-10 2022-05-11");
    CHECK(ranges("It sank on 10 May 2022; the same day it rained.") == "2022-05-10 2022-05-10");
    CHECK(ranges("two days earlier") == "2024-02-01");
    CHECK(ranges("two days later") == "?");
    CHECK(ranges("It sank on Tuesday, he said on Friday. Two days earlier it left.") ==
          "2024-01-30 2024-02-02 2024-01-28");
    CHECK(dates("he said on Friday").at(0).speech);
    CHECK(dates("she told reporters Friday").at(0).speech);
    CHECK_FALSE(dates("it sank on Friday").at(0).speech);
}

SCENARIO("ranges and nights span their days", "[dates]")
{
    CHECK(ranges("between 3 and 5 May 2022") == "2022-05-03/2022-05-05");
    CHECK(ranges("from 1 to 3 June") == "2023-06-01/2023-06-03");
    CHECK(ranges("3-5 May") == "2023-05-03/2023-05-05");
    CHECK(ranges("May 3-5, 2022") == "2022-05-03/2022-05-05");
    CHECK(ranges("from 28 December to 2 January") == "2023-12-28/2024-01-02");
    CHECK(ranges("from Thursday to Saturday") == "2024-02-01/2024-02-03");
    CHECK(ranges("between 1966 and 1984") == "1966-01-01/1984-12-31");
    CHECK(ranges("overnight into Saturday") == "2024-02-02/2024-02-03");
    CHECK(ranges("overnight from Thursday to Friday") == "2024-02-01/2024-02-02");
    CHECK(ranges("in the night from Thursday to Friday") == "2024-02-01/2024-02-02");
    CHECK(ranges("on the night of 4 May 2022") == "2022-05-04/2022-05-05");
    CHECK(ranges("on the night of 16-17 March 2022") == "2022-03-16/2022-03-17");
    CHECK(ranges("on Monday and Tuesday") == "2024-01-29 2024-01-30");
    CHECK(ranges("since 7 October") == "2023-10-07/2024-02-03");
    CHECK(dates("since 7 October").at(0).since);
    CHECK(ranges("on May 5 and 12 people") == "2023-05-05");
}

SCENARIO("how exactly a date is known is coded as in UCDP GED", "[dates]")
{
    CHECK(dates("on Friday").at(0).range->prec == 1);
    CHECK(dates("overnight").at(0).range->prec == 2);
    CHECK(dates("last week").at(0).range->prec == 3);
    CHECK(dates("in January").at(0).range->prec == 4);
    CHECK(dates("last year").at(0).range->prec == 5);
    CHECK(dates("on Friday").at(0).range->from == DateSource::text);
}

SCENARIO("what is more than a month gone is past", "[dates]")
{
    CHECK(dates("in 2019").at(0).past);
    CHECK(dates("last year").at(0).past);
    CHECK(dates("on 24 February").at(0).past);
    CHECK_FALSE(dates("on 28 January").at(0).past);
    CHECK_FALSE(dates("last week").at(0).past);
}

SCENARIO("words that only look like dates are none", "[dates]")
{
    CHECK(ranges("They may march 5 miles").empty());
    CHECK(ranges("It may rain").empty());
    CHECK(ranges("May Creek and March Wood").empty());
    CHECK(ranges("the 2000-metre race").empty());
    CHECK(ranges("of 2000 people").empty());
    CHECK(ranges("the sun sat low").empty());
    CHECK(ranges("12 boats and 3 rafts").empty());
}

TEST_CASE("the span of a date holds its words and no preposition", "[dates]")
{
    CHECK(words("It sank on Friday night near Oakham") == "Friday night");
    CHECK(words("It sank on 28 January 2024, he wrote") == "28 January 2024");
    CHECK(words("It sank two days earlier") == "two days earlier");
    CHECK(words("It sank between 3 and 5 May") == "3 and 5 May");
}
