// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/readings.hpp"

#include <optional>

namespace placeline::claims {

/// The measure that a counted noun's own words give it: its noun ("nine dead"), the verb before it ("killed 16"), the
/// verb after it ("16 people were killed"), a toll ("the death toll reached 100"). Looks at nothing but the sentence.
/// \param index  Of the noun in `counted`.
std::optional<Reading> own_measure(const TaggedText& text, const std::vector<Counted>& counted, std::uint32_t index);

} // namespace placeline::claims
