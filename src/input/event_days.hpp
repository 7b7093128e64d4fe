// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/feed_date.hpp"
#include "model/date.hpp"

#include <optional>
#include <string_view>

namespace placeline::input {

/// What a row states of its days.
struct EventDays {
    std::optional<Day> start;
    std::optional<Day> end;
    std::optional<int> prec; ///< UCDP GED date_prec
};

/// The day that a cell names: a date in one of the usual forms (`iso_date`), or a spreadsheet's number of a day (45325
/// is 3 February 2024). Nothing: it names none.
std::optional<Day> day_in_cell(std::string_view cell, DayOrder order);

/// Days from a year, a month and a day in cells of their own. A month or day of 0 or without a cell is not known: then
/// it is all days of the year or month.
EventDays days_of_parts(std::optional<int> year, std::optional<int> month, std::optional<int> day);

/// From the first to the last day, in order, with `date_prec` as stated or by their number.
std::optional<DateRange> range_of(const EventDays& days);

} // namespace placeline::input
