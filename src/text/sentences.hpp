// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"
#include "text/tokenise.hpp"

#include <vector>

namespace placeline::text {

/// Fills `sentences` and `quoted`, and each token's `sentence`, of a document whose text and tokens are set.
/// \param gaps  What `tokenise` found: one entry per token and one for the end.
/// \param lexicon  Its classes "abbrev.title", "abbrev.number", "abbrev.inner", "abbrev.small", "sentence.starter" and
/// "sentence.joiner" are asked; a
///                 lexicon without them knows no abbreviations.
void split_sentences(Document& document, const std::vector<Gap>& gaps, const Lexicon& lexicon);

} // namespace placeline::text
