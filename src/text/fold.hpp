// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace placeline::text {

/// The form in which names are compared: NFKC case folding without marks; apostrophes, ayn and hamza dropped;
/// hyphens, full stops and other punctuation become one space between words ("Al-Qa’im" is "al qaim", "U.S." is "us":
/// full stops inside and after single letters vanish). Arabic without vowel marks and tatweel, its alef, yeh and teh
/// marbuta unified; Cyrillic yo is ie; Latin letters that do not decompose are written out (ø o, ł l, đ d, ı i, æ ae).
/// ASCII input takes a fast path.
std::string folded(std::string_view name);

/// Same, appended to `out`; nothing is appended for a name of punctuation alone.
void fold_to(std::string_view name, std::string& out);

/// A coarser key under which usual transliterations of one name meet: "hawija", "al hawijah" and "el haouidja" are one.
/// The rewrite rules are data: geodata/language/transliteration.tsv.
/// \param folded_name  What `folded` returned.
std::string variant_key(std::string_view folded_name);

} // namespace placeline::text
