// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/speakers.hpp"

#include <vector>

namespace placeline::claims {

/// Words of attack and harm, with or without a number, in text order.
std::vector<Occurrence> find_occurrences(const TaggedText& text, const Speakers& speakers);

} // namespace placeline::claims
