// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/speakers.hpp"

#include <optional>

namespace placeline::claims {

/// The day a word of harm or attack speaks of.
struct When {
    std::optional<DateRange> range = {}; ///< empty: the text names none
    bool past = false;                   ///< long before the report: last year's event
    bool future = false;
};

/// The nearest date of the clause, else of the sentence, else of a sentence before it in the same paragraph. The day on
/// which somebody spoke ("said on Thursday") is none.
When when_of(const TaggedText& text, const Speakers& speakers, std::uint32_t token);

} // namespace placeline::claims
