// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace placeline::input {

/// Which number comes first where a date is written as 01/02/2014.
enum class DayOrder { day_first, month_first };

/// An ISO 8601 date or date-time from how feeds and tables write one; the calendar day stays the one written, and a
/// zone is kept as an offset. Read are ISO 8601 itself; RFC 822 and 5322 ("Sat, 03 Feb 2024 14:05:00 EST", years of two
/// digits too); "20240203" and "20240203T141500Z"; "3 February 2024", "Feb 3, 2024"; 2024/02/03; 3/2/2024 and 3.2.2024
/// in `order`, save where only the other order makes a date.
/// \return  Nothing: not a date in any of these forms.
std::optional<std::string> iso_date(std::string_view written, DayOrder order = DayOrder::day_first);

/// Whether `written` starts as 1/2/2014 does, and what that says of the order: nothing where both numbers are at
/// most 12.
struct SlashDate {
    bool is_one = false;
    std::optional<DayOrder> order;
};
SlashDate slash_date(std::string_view written) noexcept;

} // namespace placeline::input
