// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "places/candidates.hpp"
#include "places/cues.hpp"
#include "places/name_phrases.hpp"
#include "places/names.hpp"
#include "places/sentence_kinds.hpp"
#include "text/document.hpp"

#include <vector>

namespace placeline::places {

/// What the role of a name is read from.
struct RoleContext {
    const text::Document& document;
    const CueMap& cues;
    const NameSet& names;
    const std::vector<const Candidate*>& senses; ///< the place of each name, nullptr where none was chosen
    const NamePhrases& phrases;
    const SentenceKinds& kinds;
};

} // namespace placeline::places
