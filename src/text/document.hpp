// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/span.hpp"
#include "text/lexicon.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::text {

enum class TokenKind : std::uint8_t { word, number, punctuation };

/// A word, a number or one mark of punctuation. "36-year-old" is five tokens, "1,200" and "3.5" one, "U.S." one,
/// "Qa'im" one, "Iraq's" two ("Iraq", "'s"), "F-16" three, "don't" one.
struct Token {
    TextSpan span;
    TokenKind kind = TokenKind::word;
    bool capital = false;      ///< first letter is upper or title case (false in scripts without case)
    bool all_caps = false;     ///< two letters or more, all upper case
    bool space_before = false; ///< white space, or the start of the text, precedes
    std::uint32_t sentence = 0;
    std::uint32_t fold_begin = 0; ///< in Document::folds
    std::uint32_t fold_end = 0;
};

/// Tokens [first_token, last_token) of one sentence. The bullet or number of a list item is a token before its
/// sentence: it has the sentence's number, but is not among its tokens. A line that starts with a bullet, and a heading
/// line without a full stop, are sentences of their own; a blank line or line break after a full line ends one.
struct Sentence {
    TextSpan span;
    std::uint32_t first_token = 0;
    std::uint32_t last_token = 0;
    std::uint32_t paragraph = 0;
    bool bullet = false;                 ///< a list item: starts with "-", "*", "•" ...
    bool heading = false;                ///< a short line without an end mark, followed by something else
    std::uint32_t quote_depth_start = 0; ///< 1 when it starts inside quotation marks
};

/// A text taken apart once, for all stages. Owns its text; spans are bytes of it.
struct Document {
    std::string text;
    std::vector<Sentence> sentences;
    std::vector<Token> tokens;
    std::vector<Term> terms;               ///< lexicon phrases, by first token, longer first
    std::vector<std::uint32_t> term_begin; ///< per token (and one past): where its terms start in `terms`
    std::string folds;                     ///< folded tokens, concatenated
    std::vector<bool> quoted;              ///< per token: inside quotation marks
    std::vector<std::uint32_t>
        token_of_block; ///< for `token_at`: per block of bytes the first token that ends in or behind it

    [[nodiscard]] std::string_view word(std::uint32_t token) const { return tokens[token].span.of(text); }
    [[nodiscard]] std::string_view fold(std::uint32_t token) const
    {
        return std::string_view{folds}.substr(tokens[token].fold_begin,
                                              tokens[token].fold_end - tokens[token].fold_begin);
    }
    [[nodiscard]] std::span<const Term> terms_at(std::uint32_t token) const
    {
        return std::span{terms}.subspan(term_begin[token], term_begin[token + 1] - term_begin[token]);
    }
    /// The term of that class that starts at the token, or nullptr. Lives as long as the document.
    [[nodiscard]] const Term* term_at(std::uint32_t token, ClassId cls) const noexcept;
    /// Bytes from the start of `first` to the end of the token before `last`.
    [[nodiscard]] TextSpan span_of(std::uint32_t first, std::uint32_t last) const noexcept;
    /// The token that holds the byte, or the next one.
    [[nodiscard]] std::uint32_t token_at(std::uint32_t byte) const noexcept;
};

/// \param utf8  Valid UTF-8.
Document analyse(std::string_view utf8, const Lexicon& lexicon = builtin_lexicon());

} // namespace placeline::text
