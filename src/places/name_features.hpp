// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "places/candidates.hpp"
#include "places/cues.hpp"
#include "places/names.hpp"
#include "text/document.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace placeline::places {

/// What the whole text says of its capital letters and persons; made once a text.
struct TextTraits {
    std::vector<std::uint8_t> shouting; ///< per sentence: 1 title case, 2 capitals throughout: capitals tell nothing
    std::vector<std::uint8_t> violent;  ///< per sentence: words of attack or harm
    std::vector<std::string_view> surnames;    ///< folded words that follow a first name or title, sorted
    std::vector<std::string_view> small_words; ///< folded words that the text also writes small, sorted
};

TextTraits read_traits(const text::Document& document, const CueMap& cues);

/// A stretch of tokens that the gazetteer knows.
struct NameMatch {
    std::uint32_t first_token = 0;
    std::uint32_t last_token = 0;
    char hint = ' ';
    bool demonym = false;
    bool abbreviation = false; ///< written exactly as the gazetteer has it
    bool variant = false;
    bool next_is_known = false; ///< a name of the gazetteer follows, "," or "and" between
    int after_known = 0; ///< a name just taken precedes, "," or "and" between; 2: and a word such as "in" before that
    Candidate best;      ///< the best known place of that name
};

/// The logit that the name is a place here, by the weights of geodata/weights-names.tsv.
double place_logit(const NameMatch& match, const text::Document& document, const CueMap& cues,
                   const TextTraits& traits);

/// The features behind it, as "group=value".
NameFeatures name_features(const NameMatch& match, const text::Document& document, const CueMap& cues,
                           const TextTraits& traits);

/// Whether the token is a word that could be (part of) a name: capitalised, or of a script without capitals.
bool name_like(const text::Document& document, std::uint32_t token);

} // namespace placeline::places
