// SPDX-License-Identifier: Apache-2.0
#include "publish/known_words.hpp"

#include "text/document.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace placeline::publish {

namespace {

/// Classes of geodata/language whose words stand for groups.
const std::set<text::ClassId>& classes_of_groups()
{
    static const std::set<text::ClassId> classes = [] {
        std::set<text::ClassId> found;
        const text::Lexicon& lexicon = text::builtin_lexicon();
        for (const std::string_view prefix : {"speaker.belligerent", "speaker.group", "actor.force", "person"}) {
            const auto of_prefix = lexicon.classes_with_prefix(prefix);
            found.insert(of_prefix.begin(), of_prefix.end());
        }
        return found;
    }();
    return classes;
}

/// How many tokens from this one on are a word for a group; 0: none.
std::uint32_t group_at(const text::Document& document, std::uint32_t token)
{
    std::uint32_t longest = 0;
    for (const text::Term& term : document.terms_at(token)) {
        if (classes_of_groups().contains(term.cls)) {
            longest = std::max(longest, term.n_tokens);
        }
    }
    return longest;
}

/// How many tokens from this one on name a country or its people; 0: none.
std::uint32_t country_at(const text::Document& document, std::uint32_t token, const gazetteer::Gazetteer& gazetteer)
{
    gazetteer::NameCursor cursor = gazetteer.cursor();
    std::uint32_t longest = 0;
    for (std::uint32_t at = token; at < document.tokens.size() && cursor.step(document.fold(at)); ++at) {
        const auto is_country = [&](const gazetteer::NameHit& hit) {
            return gazetteer.row(hit.place).feature_code.starts_with("PCL");
        };
        if (std::ranges::any_of(cursor.hits(), is_country)) {
            longest = at + 1 - token;
        }
    }
    return longest;
}

bool joins_words(std::string_view word) noexcept
{
    constexpr std::array<std::string_view, 6> words{"the", "of", "and", "a", "an", "s"};
    return std::ranges::find(words, word) != words.end();
}

} // namespace

bool is_known_to_all(std::string_view text, const gazetteer::Gazetteer& gazetteer)
{
    const text::Document document = text::analyse(text);
    const auto size = static_cast<std::uint32_t>(document.tokens.size());
    bool any = false;
    for (std::uint32_t token = 0; token < size;) {
        const std::uint32_t length = std::max(group_at(document, token), country_at(document, token, gazetteer));
        if (length > 0) {
            any = true;
            token += length;
            continue;
        }
        if (document.tokens[token].kind != text::TokenKind::punctuation && !joins_words(document.fold(token))) {
            return false;
        }
        ++token;
    }
    return any;
}

} // namespace placeline::publish
