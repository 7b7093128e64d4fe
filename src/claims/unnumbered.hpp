// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/counted.hpp"

#include <vector>

namespace placeline::claims {

/// Adds the nouns that are numbers without a number word: "his wife", "both pilots", "civilians" beside a word of harm,
/// "nobody", "without casualties".
/// \param all  What numbers have given so far; sorted by first token afterwards.
void add_unnumbered(const TaggedText& text, std::vector<Counted>& all);

} // namespace placeline::claims
