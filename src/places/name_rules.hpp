// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "places/cues.hpp"
#include "places/name_features.hpp"
#include "text/document.hpp"

#include <optional>

namespace placeline::places {

/// Patterns that leave no doubt, but that gold corpora hold too seldom for weights to be learned on them: "Mr. Jordan"
/// and "USS Kentucky" are no places, "in Atlanta" and "Papua New Guinea" are. \param after_place  The word right before
/// is itself (part of) the name of a place. \return  The logit that takes the place of the learned one; nothing: the
/// weights decide.
std::optional<double> certain_logit(const NameMatch& match, const text::Document& document, const CueMap& cues,
                                    const TextTraits& traits, bool after_place);

} // namespace placeline::places
