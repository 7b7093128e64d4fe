// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/tagged.hpp"

#include <cstdint>
#include <vector>

namespace placeline::claims {

/// What a counted noun stands for.
enum class Head : std::uint8_t {
    implied, ///< no noun: "36 were injured"
    person,
    other, ///< a noun the lexicon does not know: "four anglers"
    harm,  ///< the noun is the harm: "nine dead", "11 deaths", "ten bodies"
    strike,
    times, ///< "shelled 14 times"
    munition,
    target,
    thing ///< "two warehouses"
};

/// A number with its noun: "at least 16 people", "a commander", "six of them children", "nobody".
struct Counted {
    std::uint32_t first = 0;
    std::uint32_t last = 0; ///< one past the noun
    std::uint32_t number_first = 0;
    std::uint32_t number_last = 0; ///< one past the number
    Head head = Head::implied;
    std::uint32_t group = none; ///< index for Lexicon::value
    std::uint32_t cue = none;   ///< inside the phrase: the noun itself, or "missing" in "five missing men"
    Bounds bounds = {};
    Qualifier qualifier = Qualifier::exact;
    bool article = false;      ///< "a commander", "his wife": one, by its form
    bool none_of_them = false; ///< "no", "nobody"
    bool of_them = false;      ///< "15 of whom", "six of them"
    bool including = false;    ///< "including six children"
    bool of_more = false;      ///< "15 of 20 drones": the noun is that of the larger number
    bool additional = false;   ///< "nine more", "another five"
    std::uint32_t ordinal = 0; ///< 9 for "a ninth man": one more, or the ninth of a toll
    bool bare_plural = false;  ///< "civilians" without a number
    bool definite = false;     ///< "the attacker", a name: one, but perhaps one of those counted elsewhere
};

/// All counted nouns of the text, by their first token, not overlapping. Numbers that are ages, dates, units or names
/// are left out; plurals without a number are there only beside a word of harm.
std::vector<Counted> find_counted(const TaggedText& text);

} // namespace placeline::claims
