// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/tagged.hpp"

#include <cstdint>

namespace placeline::claims {

/// Tokens [first, last) of one clause: a verb with what belongs to it.
struct Clause {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    [[nodiscard]] bool contains(std::uint32_t token) const noexcept { return first <= token && token < last; }
};

/// The clause around the token: it ends at semicolons, colons, dashes, at "when", "after", "but", at relative pronouns
/// and where "and" opens another clause with a verb of its own.
Clause clause_of(const TaggedText& text, std::uint32_t token);

/// The part of the sentence between semicolons that holds the token.
Clause segment_of(const TaggedText& text, std::uint32_t token);

} // namespace placeline::claims
