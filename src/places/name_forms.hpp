// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "places/cues.hpp"
#include "places/names.hpp"
#include "text/document.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace placeline::places {

/// The hits that fit how the name is written at its span: not abbreviations that are written otherwise, and nothing
/// else where an abbreviation or a people is meant. \param exact_form  Set where an abbreviation is meant: "US" is not
/// "us" the town.
std::vector<gazetteer::NameHit> written_so(std::span<const gazetteer::NameHit> hits, const TextSpan& span,
                                           std::uint32_t first_token, const text::Document& document,
                                           const CueMap& cues, const gazetteer::Gazetteer& gazetteer, bool& exact_form);

/// The kind that a generic word means (see `FoundName::hint`); ' ' for nullptr.
char generic_value(const text::Term* term, const CueMap& cues);

/// Of "X, a village in Y", and of the label "X, Y township: ...", the first token of Y; 0 where the words behind the
/// name [first, last) say no such thing.
std::uint32_t described_in(std::uint32_t first, std::uint32_t last, const text::Document& document, const CueMap& cues);

/// What the words beside the tokens call them: "the village of X", "X district", "X, a village in"; see
/// `FoundName::hint`.
char called_so(std::uint32_t first, std::uint32_t last, const text::Document& document, const CueMap& cues);

/// The same, and a town where one is near or north of it. \param before  The name before it, or nullptr.
char hint_of(std::uint32_t first, std::uint32_t last, const FoundName* before, const text::Document& document,
             const CueMap& cues);

} // namespace placeline::places
