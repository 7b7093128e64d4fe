// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/date.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace placeline::text {

/// Part of a date expression: a day, month, year or weekday, as far as it is known.
struct DateAtom {
    std::uint32_t last = 0; ///< one past its last token
    int day = 0;            ///< 0: not given
    int last_day = 0;       ///< of "3-5 May"; 0: one day
    int month_number = 0;
    int year_number = 0;
    int weekday_number = 0;   ///< 1 is Monday
    int third = 0;            ///< 1 early, 2 middle, 3 late
    int n_months = 1;         ///< 3 for a season
    bool last_one = false;    ///< "last Friday"
    bool next_one = false;    ///< "next Friday"
    bool week_before = false; ///< "Friday last week"
    bool decade = false;      ///< "the 1990s"
};

/// A range with its precision as UCDP GED codes it. \param end  The last day, itself in the range.
DateRange range_of(Day start, Day end);

/// The same day of another month, or its last where it is shorter.
Day add_months(Day day, int n);

/// Whether the calendar has such a day.
bool is_valid_date(int y, int m, int d);

/// Easter Sunday of a year in the Gregorian calendar, by the rule of the western churches or of the eastern ones.
Day western_easter(int y);
Day eastern_easter(int y);

/// Turns what a date expression says into days, as seen from the day of publication.
class Calendar {
public:
    /// \param anchor  The day of publication; empty: only what has a year of its own is resolved.
    explicit Calendar(std::optional<Day> anchor) : anchor_{anchor} {}

    /// Whether a date that may be read both ways is nearer before the anchor with the month first, as Americans write
    /// it.
    [[nodiscard]] bool month_is_first(int first, int second, int y) const;

    [[nodiscard]] std::optional<DateRange> resolve(const DateAtom& atom) const;

    /// "day:-1:0", "week:-1:-1", "feast:12:25", "easter:-2:0" and so on, of geodata/language/*/dates.tsv.
    [[nodiscard]] std::optional<DateRange> resolve_phrase(std::string_view code) const;

    /// Days, weeks, months or years before or after a day. Weeks and more are rarely meant to the day.
    [[nodiscard]] static std::optional<DateRange> shifted(Day base, std::string_view unit, int n);

private:
    [[nodiscard]] std::optional<int> year_for(int month_number, int day) const;
    [[nodiscard]] std::optional<DateRange> resolve_weekday(const DateAtom& atom) const;
    [[nodiscard]] std::optional<DateRange> resolve_easter(int offset) const;

    std::optional<Day> anchor_;
};

} // namespace placeline::text
