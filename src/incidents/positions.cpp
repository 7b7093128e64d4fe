// SPDX-License-Identifier: Apache-2.0
#include "incidents/positions.hpp"

#include <algorithm>

namespace placeline::incidents {

Positions positions_of(const std::vector<Claim>& claims, const std::vector<Occurrence>& occurrences,
                       const std::vector<Mention>& mentions, const text::Document& document)
{
    Positions positions;
    for (const Claim& claim : claims) {
        const TextSpan at = claim.number.empty() ? claim.quote : claim.number;
        positions.claims.push_back(document.token_at(at.begin));
    }
    for (const Occurrence& occurrence : occurrences) {
        positions.occurrences.push_back(document.token_at(occurrence.span.begin));
    }
    for (const Mention& mention : mentions) {
        positions.mention_first.push_back(document.token_at(mention.span.begin));
        positions.mention_last.push_back(document.token_at(mention.span.end));
    }
    return positions;
}

bool any_within(const std::vector<std::uint32_t>& tokens, std::uint32_t first, std::uint32_t last)
{
    return std::any_of(tokens.begin(), tokens.end(), [=](std::uint32_t t) { return first <= t && t < last; });
}

std::uint32_t sentence_of(const text::Document& document, std::uint32_t token)
{
    if (document.tokens.empty()) {
        return 0;
    }
    return document.tokens[std::min<std::size_t>(token, document.tokens.size() - 1)].sentence;
}

} // namespace placeline::incidents
