// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/tagged.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace placeline::claims {

/// Whether a finite verb stands at the token, of any kind that the lexicon knows.
bool is_finite_verb(const TaggedText& text, std::uint32_t token);

/// Tokens [first, last) of a noun phrase.
struct NounPhrase {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

/// The subject of a verb, with its apposition ("X, the spokesman of Y, said"), without its relative clause; empty where
/// none stands before it ("and said").
/// \param verb  Its first token.
std::optional<NounPhrase> subject_before(const TaggedText& text, std::uint32_t verb);

/// The subject behind its verb ("said a monk who"), from its first token on; empty where none stands there.
std::optional<NounPhrase> subject_behind(const TaggedText& text, std::uint32_t first);

} // namespace placeline::claims
