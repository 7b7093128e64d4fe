// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace placeline::text {

/// What a character does when a text is cut into tokens.
enum class CharClass : std::uint8_t {
    letter,
    mark,       ///< combining or invisible: goes on with the word it stands in
    digit,      ///< decimal digit of any script
    apostrophe, ///< ' and what is written for it, for ayn and for hamza: vanishes in a folded name
    hyphen,
    punctuation,
    space,
    newline,
};

/// A code point, classed and folded. Folding works by code point: once marks are gone, no neighbour matters.
struct CharInfo {
    CharClass cls = CharClass::punctuation;
    bool upper = false; ///< upper or title case
    bool lower = false; ///< lower case; false in scripts without case
    std::string fold;   ///< UTF-8; empty for marks, apostrophes and all that separates words
};

/// The class of an ASCII byte.
CharClass ascii_class(unsigned char byte) noexcept;

/// \returns  A reference that lives as long as the program. Pages of 64 characters are computed when first asked for:
/// most runs
///           meet three or four pages, and all of Unicode would take a tenth of a second.
const CharInfo& char_info(char32_t code_point);

/// A code point and where the next one starts.
struct Decoded {
    char32_t code_point = 0;
    std::uint32_t next = 0;
};

/// \param utf8  Valid UTF-8; `at` is the first byte of a character in it.
Decoded decode(std::string_view utf8, std::uint32_t at) noexcept;

/// Appends the code point as UTF-8.
void append_utf8(char32_t code_point, std::string& out);

} // namespace placeline::text
