// SPDX-License-Identifier: Apache-2.0
#include "text/date_calendar.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace placeline::text {
namespace {

using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::weekday;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::years;

/// UCDP GED's date_prec for a range.
int prec_of(Day start, Day end)
{
    const auto length = (end - start).count() + 1;
    return length <= 1 ? 1 : length <= 6 ? 2 : length <= 7 ? 3 : length <= 31 ? 4 : 5;
}

Day last_of_month(year y, month m)
{
    return Day{y / m / std::chrono::last};
}

Day monday(Day day)
{
    return day - (weekday{day} - std::chrono::Monday);
}

DateRange whole_year(const DateAtom& atom)
{
    const year y{atom.year_number};
    if (atom.third > 0) {
        const auto start = add_months(Day{y / 1 / 1}, (atom.third - 1) * 4);
        return range_of(start, add_months(start, 4) - days{1});
    }
    return range_of(Day{y / 1 / 1}, Day{y / 12 / 31});
}

} // namespace

Day add_months(Day day, int n)
{
    auto date = year_month_day{day} + months{n};
    return date.ok() ? Day{date} : last_of_month(date.year(), date.month());
}

DateRange range_of(Day start, Day end)
{
    return {start, end, prec_of(start, end)};
}

bool is_valid_date(int y, int m, int d)
{
    return m >= 1 && m <= 12 && d >= 1 && (year{y} / m / d).ok();
}

Day western_easter(int y) // the anonymous Gregorian computus (Nature, 20 April 1876)
{
    const int a = y % 19;
    const int b = y / 100;
    const int c = y % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int sum = h + l - 7 * m + 114;
    return Day{year{y} / (sum / 31) / (sum % 31 + 1)};
}

Day eastern_easter(int y) // Meeus, Astronomical Algorithms: the Julian date, 13 days behind from 1900 to 2099
{
    const int d = (19 * (y % 19) + 15) % 30;
    const int e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7;
    const int sum = d + e + 114;
    return Day{year{y} / (sum / 31) / (sum % 31 + 1)} + days{13};
}

bool Calendar::month_is_first(int first, int second, int y) const
{
    if (!anchor_ || !is_valid_date(y, second, first) || !is_valid_date(y, first, second)) {
        return false;
    }
    const auto latest = *anchor_ + days{1};
    const Day day_first{year{y} / second / first};
    const Day month_first{year{y} / first / second};
    return month_first <= latest && (day_first > latest || month_first > day_first);
}

/// The year that puts the day nearest before the anchor; the anchor's next day is allowed, since clocks differ.
std::optional<int> Calendar::year_for(int month_number, int day) const
{
    if (!anchor_) {
        return std::nullopt;
    }
    const auto latest = *anchor_ + days{1};
    const auto this_year = static_cast<int>(year_month_day{latest}.year());
    for (int candidate = this_year; candidate > this_year - 9; --candidate) {
        if (is_valid_date(candidate, month_number, day) && Day{year{candidate} / month_number / day} <= latest) {
            return candidate;
        }
    }
    return std::nullopt;
}

std::optional<DateRange> Calendar::resolve(const DateAtom& atom) const
{
    if (atom.weekday_number > 0 && atom.month_number == 0) {
        return resolve_weekday(atom);
    }
    if (atom.month_number == 0) {
        if (atom.decade) {
            return range_of(Day{year{atom.year_number} / 1 / 1}, Day{year{atom.year_number + 9} / 12 / 31});
        }
        return atom.year_number > 0 ? std::optional{whole_year(atom)} : std::nullopt;
    }
    auto y = atom.year_number;
    if (y == 0) {
        const auto found = year_for(atom.month_number, atom.day > 0 ? atom.day : 1);
        if (!found) {
            return std::nullopt;
        }
        y = *found + (atom.next_one ? 1 : 0);
    }
    const auto m = static_cast<unsigned>(atom.month_number);
    if (atom.day > 0) {
        const auto last = std::max(atom.day, atom.last_day);
        if (!is_valid_date(y, atom.month_number, last)) {
            return std::nullopt;
        }
        return range_of(Day{year{y} / month{m} / atom.day}, Day{year{y} / month{m} / last});
    }
    auto start = Day{year{y} / month{m} / 1};
    auto end = last_of_month(year{y}, month{m});
    if (atom.n_months > 1) {
        end = add_months(start, atom.n_months) - days{1};
    } else if (atom.third > 0) {
        start += days{(atom.third - 1) * 10};
        end = atom.third == 3 ? end : start + days{9};
    }
    return range_of(start, end);
}

std::optional<DateRange> Calendar::resolve_weekday(const DateAtom& atom) const
{
    if (!anchor_) {
        return std::nullopt;
    }
    const weekday wanted{static_cast<unsigned>(atom.weekday_number)};
    Day day = *anchor_ - (weekday{*anchor_} - wanted);
    if (atom.week_before) {
        day = monday(*anchor_) - days{7} + days{atom.weekday_number - 1};
    } else if (atom.last_one && day == *anchor_) {
        day -= days{7};
    } else if (atom.next_one) {
        day += days{7};
    }
    return range_of(day, day);
}

std::optional<DateRange> Calendar::resolve_phrase(std::string_view code) const
{
    if (!anchor_) {
        return std::nullopt;
    }
    const auto first_colon = code.find(':');
    const auto second_colon = code.find(':', first_colon + 1);
    if (first_colon == std::string_view::npos || second_colon == std::string_view::npos) {
        return std::nullopt;
    }
    const auto unit = code.substr(0, first_colon);
    int first = 0;
    int last = 0;
    std::from_chars(code.data() + first_colon + 1, code.data() + second_colon, first);
    std::from_chars(code.data() + second_colon + 1, code.data() + code.size(), last);
    if (unit == "feast") {
        return resolve({.day = last, .month_number = first});
    }
    if (unit == "easter") {
        return resolve_easter(first);
    }
    const Day anchor = *anchor_;
    if (unit == "day") {
        return range_of(anchor + days{first}, anchor + days{last});
    }
    if (unit == "nextday") {
        return range_of(anchor + days{1}, anchor + days{7});
    }
    if (unit == "week") {
        const Day start = monday(anchor) + days{7 * first};
        return range_of(start, first == 0 ? anchor : start + days{6});
    }
    if (unit == "weekend") { // the last one that has begun
        const Day saturday = anchor - (weekday{anchor} - std::chrono::Saturday);
        Day start = saturday + days{7 * first};
        if (first < 0 && anchor > saturday + days{1}) {
            start = saturday;
        }
        return range_of(start, first == 0 ? std::min(start + days{1}, anchor) : start + days{1});
    }
    const year_month_day date{anchor};
    if (unit == "month") {
        const Day start = add_months(Day{date.year() / date.month() / 1}, first);
        return range_of(start, first == 0 ? anchor : add_months(start, 1) - days{1});
    }
    if (unit == "year") {
        const Day start{(date.year() + years{first}) / 1 / 1};
        return range_of(start, first == 0 ? anchor : Day{(date.year() + years{first}) / 12 / 31});
    }
    return std::nullopt;
}

std::optional<DateRange> Calendar::shifted(Day base, std::string_view unit, int n)
{
    const int sign = n < 0 ? -1 : 1;
    if (unit == "day") {
        return range_of(base + days{n}, base + days{n});
    }
    if (unit == "week" || unit == "fortnight") {
        const Day day = base + days{n * (unit == "week" ? 7 : 14)};
        return n * sign == 1 ? range_of(day, day) : range_of(day - days{3}, day + days{3});
    }
    if (unit == "month") {
        const Day day = add_months(base, n);
        return range_of(day - days{15}, day + days{15});
    }
    if (unit == "year" || unit == "decade") {
        const auto y = year_month_day{base}.year() + years{n * (unit == "year" ? 1 : 10)};
        return range_of(Day{y / 1 / 1}, Day{y / 12 / 31});
    }
    return std::nullopt;
}

/// Only where one of the two Easters, and not both, was in the week before the anchor or falls on it.
std::optional<DateRange> Calendar::resolve_easter(int offset) const
{
    constexpr days fresh{10};
    const auto y = static_cast<int>(year_month_day{*anchor_}.year());
    const auto west = western_easter(y) + days{offset};
    const auto east = eastern_easter(y) + days{offset};
    const auto near = [&](Day day) { return day <= *anchor_ + days{1} && *anchor_ - day <= fresh; };
    if (near(west) && near(east) && west != east) {
        return std::nullopt;
    }
    const auto day = near(west) ? west : east;
    return near(day) ? std::optional{range_of(day, day)} : std::nullopt;
}

} // namespace placeline::text
