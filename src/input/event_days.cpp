// SPDX-License-Identifier: Apache-2.0
#include "input/event_days.hpp"

#include "input/ascii.hpp"

#include <algorithm>
#include <charconv>

namespace placeline::input {

namespace {

/// 1954 to 2119: no year, and no day that is written in digits alone.
constexpr int first_serial = 20000;
constexpr int last_serial = 80000;

int prec_of(const Day& start, const Day& end) noexcept
{
    const auto days = (end - start).count() + 1;
    return days <= 1 ? 1 : days <= 6 ? 2 : days <= 7 ? 3 : days <= 31 ? 4 : 5;
}

std::optional<Day> serial_day(std::string_view text)
{
    int serial = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), serial);
    const std::string_view rest = text.substr(static_cast<std::size_t>(end - text.data()));
    const bool number = error == std::errc{} &&
                        (rest.empty() || (rest.front() == '.' && rest.find_first_not_of("0123456789", 1) == rest.npos));
    if (!number || serial < first_serial || serial > last_serial) {
        return std::nullopt;
    }
    using namespace std::chrono;
    return sys_days{1899y / December / 30} + days{serial}; // day 0, since they count a 29 February 1900
}

} // namespace

std::optional<Day> day_in_cell(std::string_view cell, DayOrder order)
{
    const std::string_view text = trimmed(cell);
    if (const auto day = serial_day(text)) {
        return day;
    }
    const auto iso = iso_date(text, order);
    return iso ? parse_iso_day(*iso) : std::nullopt;
}

EventDays days_of_parts(std::optional<int> year, std::optional<int> month, std::optional<int> day)
{
    using namespace std::chrono;
    if (!year || *year < 1000 || *year > 9999) {
        return {};
    }
    const std::chrono::year y{*year};
    if (!month || *month < 1 || *month > 12) {
        return {.start = sys_days{y / January / 1}, .end = sys_days{y / December / 31}, .prec = 5};
    }
    const std::chrono::month m{static_cast<unsigned>(*month)};
    const bool may_be_day = day && *day >= 1 && *day <= 31; // chrono keeps eight bits of a day
    const year_month_day whole{y, m, std::chrono::day{may_be_day ? static_cast<unsigned>(*day) : 0U}};
    if (!whole.ok()) {
        return {.start = sys_days{y / m / 1}, .end = sys_days{y / m / last}, .prec = 4};
    }
    return {.start = sys_days{whole}, .end = std::nullopt, .prec = std::nullopt};
}

std::optional<DateRange> range_of(const EventDays& days)
{
    if (!days.start && !days.end) {
        return std::nullopt;
    }
    const Day a = days.start.value_or(days.end.value_or(Day{}));
    const Day b = days.end.value_or(a);
    const Day start = std::min(a, b);
    const Day end = std::max(a, b);
    return DateRange{
        .start = start, .end = end, .prec = days.prec.value_or(prec_of(start, end)), .from = DateSource::text};
}

} // namespace placeline::input
