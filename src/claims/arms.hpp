// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/noun_context.hpp"

#include <optional>

namespace placeline::claims {

/// What a number of strikes, munitions or targets counts, where the words around it say that they were flown, fired,
/// shot down or struck. \pre The noun's head is one of the three.
std::optional<Reading> arms_measure(const NounContext& noun);

/// "of 14 fired", "14 were launched": munitions named before. \pre The number has no noun.
std::optional<Reading> fired_without_noun(const NounContext& noun);

} // namespace placeline::claims
