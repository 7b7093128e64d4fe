// SPDX-License-Identifier: Apache-2.0
#include "claims/stance.hpp"

#include "claims/clauses.hpp"
#include "claims/words.hpp"

#include <algorithm>

namespace placeline::claims {

namespace {

/// The clause of the number and its verb, as far before as a word of doubt reaches.
Clause around(const TaggedText& text, const Reading& reading)
{
    auto clause = clause_of(text, reading.first);
    clause.last = std::max(clause.last, reading.last);
    return clause;
}

/// "no truth to reports that", "unverified reports that": words that end where the clause begins.
bool leads_in(const TaggedText& text, const Clause& segment, const Clause& clause, text::ClassId cls)
{
    for (auto token = segment.first; token < clause.first; ++token) {
        const auto length = phrase_at(text, token, cls);
        if (length > 0 && token + length >= clause.first) {
            return true;
        }
    }
    return false;
}

/// A number of something, not an article.
bool is_count(const TaggedText& text, std::uint32_t token)
{
    const auto quantity = text.at(token).quantity;
    return quantity != none && text.quantities[quantity].kind == text::QuantityKind::cardinal &&
           !text.quantities[quantity].article;
}

} // namespace

Stance stance_of(const TaggedText& text, const Reading& reading, const Frame* frame)
{
    const auto clause = around(text, reading);
    const auto segment = segment_of(text, reading.first);
    if (frame != nullptr && !frame->after_words && frame->verb < reading.first && frame->stance != Stance::asserts) {
        return frame->stance;
    }
    if (leads_in(text, segment, clause, words().denied) ||
        find_phrase(text, clause.first, reading.last, words().denied) != none ||
        find_phrase(text, reading.last, segment.last, words().denied_after) != none) {
        return Stance::denies;
    }
    if (leads_in(text, segment, clause, words().unconfirmed) ||
        find_phrase(text, clause.first, reading.last, words().unconfirmed) != none ||
        find_phrase(text, reading.last, segment.last, words().unconfirmed_after) != none) {
        return Stance::unconfirmed;
    }
    return Stance::asserts;
}

bool is_superseded(const TaggedText& text, const Reading& reading, const Counted& counted)
{
    constexpr std::uint32_t reach = 5;
    const auto segment = segment_of(text, reading.first);
    const auto from = std::max(segment.first, counted.first > reach ? counted.first - reach : 0U);
    if (phrase_at(text, counted.last, words().superseded) > 0) {
        return true; // "11 at first and 29 a day later"
    }
    const auto phrase = find_phrase(text, from, counted.first, words().superseded);
    if (phrase == none || (phrase > segment.first && is_count(text, phrase - 1))) {
        return false;
    }
    // "It had earlier reported six dead in Friday's strike": of another event than what is told now.
    for (auto token = counted.last; token < segment.last && !text.is(token, ","); ++token) {
        if (text.at(token).date != none && text.is_possessive(text.dates[text.at(token).date].last_token)) {
            return false;
        }
    }
    // Another number between: the phrase was said of that one.
    for (auto token = phrase; token < counted.first; ++token) {
        if (is_count(text, token)) {
            return false;
        }
    }
    return true;
}

bool supersedes(const TaggedText& text, const Reading& reading)
{
    constexpr std::uint32_t reach = 8;
    const auto segment = segment_of(text, reading.first);
    const auto from = std::max(segment.first, reading.first > reach ? reading.first - reach : 0U);
    return find_phrase(text, from, std::min(segment.last, reading.last + reach), words().supersedes) != none;
}

} // namespace placeline::claims
