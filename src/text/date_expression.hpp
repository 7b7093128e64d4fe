// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/date.hpp"
#include "text/document.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace placeline::text {

/// Words that name a day or a stretch of days, resolved.
struct DateExpression {
    std::uint32_t first_token = 0;
    std::uint32_t last_token = 0;   ///< one past
    std::optional<DateRange> range; ///< empty: relative, and no anchor to resolve it
    bool relative = false;          ///< "on Saturday", "two days earlier", "overnight"
    bool past = false;              ///< "last year", "in 2019" far before the anchor: more than 31 days
    bool future = false;            ///< after the anchor: no event has happened then
    bool speech = false;            ///< the day something was said, not done: "he said on Friday"
    bool since = false; ///< "since 7 October": the range ends with the anchor, and numbers are of the whole time
};

/// Dates of the text, in order, not overlapping: "2 February 2024", "February 2", "2024-02-02", "on Saturday" (the last
/// one up to the anchor; the anchor's own day where it is that weekday), "overnight" (two days), "yesterday", "late
/// Friday", "two days earlier" (from the date before it in the text), "last week", "since 7 October", "between 3 and 5
/// May", "in March". A day without a year takes the year that puts it nearest before the anchor. \param anchor  The day
/// of publication; empty: only absolute dates with a year are resolved.
std::vector<DateExpression> find_dates(const Document& document, std::optional<Day> anchor,
                                       const Lexicon& lexicon = builtin_lexicon());

} // namespace placeline::text
