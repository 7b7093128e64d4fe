// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace placeline {

/// A calendar date. It has no time zone and never shifts.
using Day = std::chrono::sys_days;

/// Where a date comes from: words of the text, or the day the report was published.
enum class DateSource { text, published };

/// First and last day, both included.
struct DateRange {
    Day start;
    Day end;
    /// UCDP GED date_prec: 1 day, 2 two to six days, 3 a week, 4 up to a month, 5 longer.
    int prec = 1;
    DateSource from = DateSource::text;

    bool operator==(const DateRange&) const = default;
};

/// The day of an ISO 8601 date or date-time as it is written ("2024-02-03T23:59:00+05:00" is 3 February), or nothing.
std::optional<Day> parse_iso_day(std::string_view text) noexcept;

/// ISO 8601, "2024-02-03".
std::string iso_day(Day day);

} // namespace placeline
