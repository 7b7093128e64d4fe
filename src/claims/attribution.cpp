// SPDX-License-Identifier: Apache-2.0
#include "claims/attribution.hpp"

#include "text/document.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace placeline::claims {

namespace {

/// Kinds in the order in which they win: a "health ministry official" speaks for health.
const auto& kinds()
{
    static const std::array<std::pair<text::ClassId, Attribution>, 8> all = [] {
        const auto& lexicon = text::builtin_lexicon();
        return std::array<std::pair<text::ClassId, Attribution>, 8>{{
            {lexicon.cls("speaker.health"), Attribution::health},
            {lexicon.cls("speaker.rescue"), Attribution::rescue},
            {lexicon.cls("speaker.monitor"), Attribution::monitor},
            {lexicon.cls("speaker.media"), Attribution::media},
            {lexicon.cls("speaker.witness"), Attribution::witness},
            {lexicon.cls("speaker.belligerent"), Attribution::belligerent},
            {lexicon.cls("speaker.official"), Attribution::official},
            {lexicon.cls("speaker.organisation"), Attribution::organisation},
        }};
    }();
    return all;
}

std::size_t rank_of(text::ClassId cls)
{
    const auto& all = kinds();
    return static_cast<std::size_t>(
        std::find_if(all.begin(), all.end(), [cls](const auto& kind) { return kind.first == cls; }) - all.begin());
}

/// "WHO" and "IS" are names in capitals only.
bool is_small_word(const text::Document& document, const text::Term& term)
{
    static const auto relative = text::builtin_lexicon().cls("word.relative");
    static const auto be = text::builtin_lexicon().cls("word.be");
    return term.n_tokens == 1 && !document.tokens[term.first_token].all_caps &&
           (document.term_at(term.first_token, relative) != nullptr ||
            document.term_at(term.first_token, be) != nullptr);
}

} // namespace

std::optional<Attribution> find_attribution(const text::Document& document, std::uint32_t first, std::uint32_t last)
{
    auto best = kinds().size();
    std::uint32_t covered = first; // one past the longest phrase so far: a "military administration" is no military
    for (auto token = first; token < last; ++token) {
        auto rank = kinds().size();
        std::uint32_t longest = 0;
        for (const auto& term : document.terms_at(token)) {
            const auto found = rank_of(term.cls);
            const auto end = token + term.n_tokens;
            if (found == kinds().size() || end > last || end <= covered || is_small_word(document, term)) {
                continue;
            }
            if (term.n_tokens > longest || (term.n_tokens == longest && found < rank)) {
                longest = term.n_tokens;
                rank = found;
            }
        }
        best = std::min(best, rank);
        covered = std::max(covered, token + longest);
    }
    return best < kinds().size() ? std::optional{kinds()[best].second} : std::nullopt;
}

Attribution attribution_of(std::string_view speaker)
{
    if (speaker.empty()) {
        return Attribution::none;
    }
    const auto document = text::analyse(speaker);
    const auto n_tokens = static_cast<std::uint32_t>(document.tokens.size());
    return find_attribution(document, 0, n_tokens).value_or(Attribution::official);
}

} // namespace placeline::claims
