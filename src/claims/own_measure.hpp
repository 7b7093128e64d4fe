// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/readings.hpp"

#include <optional>

namespace placeline::claims {

/// The measure that a counted noun's own words give it: its noun ("nine dead"), the verb before it ("killed 16"), the
/// verb after it ("16 people were killed"), a toll ("the death toll reached 100"). Looks at nothing but the sentence.
/// \param index  Of the noun in `counted`.
std::optional<Reading> own_measure(const TaggedText& text, const std::vector<Counted>& counted, std::uint32_t index);

/// The first token of "shot down", "downing", "intercept" that ends at the token and is no passive, or `none`.
std::uint32_t interception_ending_at(const TaggedText& text, std::uint32_t token);

} // namespace placeline::claims
