// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/claim.hpp"
#include "model/mention.hpp"
#include "text/document.hpp"

#include <cstdint>
#include <vector>

namespace placeline::incidents {

/// Where what was found in a report stands, in tokens.
struct Positions {
    std::vector<std::uint32_t> claims;      ///< of each claim's number
    std::vector<std::uint32_t> occurrences; ///< of each occurrence's word
    std::vector<std::uint32_t> mention_first;
    std::vector<std::uint32_t> mention_last; ///< one past
};

Positions positions_of(const std::vector<Claim>& claims, const std::vector<Occurrence>& occurrences,
                       const std::vector<Mention>& mentions, const text::Document& document);

/// Whether one of the tokens lies in [first, last).
bool any_within(const std::vector<std::uint32_t>& tokens, std::uint32_t first, std::uint32_t last);

/// The sentence of a token; of the last one behind the text.
std::uint32_t sentence_of(const text::Document& document, std::uint32_t token);

} // namespace placeline::incidents
