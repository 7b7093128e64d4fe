// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/counted.hpp"

#include <cstdint>

namespace placeline::claims {

/// A hyphen or an apostrophe: what may stand inside a noun phrase or a name.
bool is_hyphen(const TaggedText& text, std::uint32_t token);

/// Reads the noun that follows a number, from left to right: sets `head`, `last`, `group` and `cue`.
/// \param token  The first token after the number.
void read_noun(const TaggedText& text, Counted& counted, std::uint32_t token);

} // namespace placeline::claims
