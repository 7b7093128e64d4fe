// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "places/cues.hpp"
#include "places/name_phrases.hpp"
#include "text/document.hpp"

#include <vector>

namespace placeline::places {

/// What each sentence tells of, as far as the roles of its places depend on it.
struct SentenceKinds {
    std::vector<bool> tells_event; ///< words of attack or harm
    std::vector<bool> peaceful;    ///< a match, a storm or a strike over wages, without harm
    std::vector<bool> treats;      ///< a hospital takes in the wounded, nothing is struck
};

SentenceKinds read_sentence_kinds(const text::Document& document, const CueMap& cues, const NamePhrases& phrases);

} // namespace placeline::places
