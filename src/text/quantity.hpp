// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/claim.hpp"
#include "text/document.hpp"

#include <cstdint>
#include <vector>

namespace placeline::text {

/// What a number in a text is the number of, as far as its own words and its neighbours say.
enum class QuantityKind : std::uint8_t {
    cardinal, ///< may count something: "16", "more than 85", "dozens of", "a dozen", "no"
    ordinal,  ///< "the third", "85th"
    age,      ///< "36-year-old", "aged 12", "a man of 50"
    date,     ///< day, month or year: "16 May", "2024", "in 1991"
    time,     ///< "at 3 a.m.", "14:30"
    measure,  ///< with a unit: "155 mm", "30 km", "40 per cent", "two hours", "$3 million"
    name,     ///< part of a designation: "F-16", "Resolution 2728", "Tower 22", "85th Brigade", "T-4"
};

/// A number with the words around it that say how to read it.
struct Quantity {
    std::uint32_t first_token = 0;  ///< with its qualifier: "more than 85"
    std::uint32_t last_token = 0;   ///< one past
    std::uint32_t number_token = 0; ///< the first token of the number proper
    QuantityKind kind = QuantityKind::cardinal;
    Bounds bounds; ///< CONTRACT, "Claims": low, high, value as the qualifier asks
    Qualifier qualifier = Qualifier::exact;
    bool article = false;    ///< only "a" or "an": one, if a countable noun follows
    bool partitive = false;  ///< "... of them", "three of the dead", "16 of 18"
    bool additional = false; ///< "another five", "five more", "16 others"
};

/// All numbers of the text, in order, not overlapping: digits ("1,200", "1.2 million", "8-10"), words ("twenty-three",
/// "a dozen", "half a dozen", "several", "dozens"), "no", "none", "a" and "an". Ages, dates, units and names are kept
/// and told apart.
std::vector<Quantity> find_quantities(const Document& document, const Lexicon& lexicon = builtin_lexicon());

} // namespace placeline::text
