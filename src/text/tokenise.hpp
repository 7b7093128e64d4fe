// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::text {

/// White space before a token, as far as sentences care.
enum class Gap : std::uint8_t { none, space, line, blank_line };

/// The cut text. `gaps` has one entry per token and one for the end of the text.
struct Tokens {
    std::vector<Token> tokens; ///< `sentence` is not set
    std::vector<Gap> gaps;
    std::string folds;
};

/// Cuts UTF-8 into words, numbers and single marks of punctuation (document.hpp, Token).
void tokenise(std::string_view utf8, Tokens& out);

} // namespace placeline::text
