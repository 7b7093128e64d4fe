// SPDX-License-Identifier: Apache-2.0
#include "claims/when.hpp"

#include "claims/clauses.hpp"
#include "claims/words.hpp"

#include <algorithm>

namespace placeline::claims {

namespace {

/// How many sentences back a date still holds.
constexpr std::uint32_t memory = 3;

std::uint32_t distance(std::uint32_t a, std::uint32_t b)
{
    return a > b ? a - b : b - a;
}

/// "By Saturday the toll had risen": the day of what was known, not of what happened; not "by Saturday's strike".
bool tells_the_state(const TaggedText& text, const text::DateExpression& date)
{
    if (date.last_token < text.tags.size() && text.is_possessive(date.last_token)) {
        return false;
    }
    const auto start = text.sentence_of(date.first_token).first_token;
    const bool article = date.first_token > start + 1 && text.document.fold(date.first_token - 1) == "the";
    const auto first = date.first_token - (article ? 1U : 0U);                                 // "by the 14th"
    return find_phrase(text, date.first_token, date.last_token, words().date_state) != none || // "by" is a part of it
           (first > start && phrase_ending_at(text, first - 1, words().date_state) != none);
}

const text::DateExpression* nearest(const TaggedText& text, const Speakers& speakers, std::uint32_t token,
                                    std::uint32_t first, std::uint32_t last)
{
    const text::DateExpression* best = nullptr;
    std::uint32_t best_distance = 0;
    auto date_at = std::lower_bound(
        text.dates.begin(), text.dates.end(), first,
        [](const text::DateExpression& date, std::uint32_t limit) { return date.first_token < limit; });
    for (; date_at != text.dates.end() && date_at->last_token <= last; ++date_at) {
        const auto& date = *date_at;
        if (!date.range || speakers.dates_the_saying(date.first_token) || tells_the_state(text, date)) {
            continue;
        }
        const auto away = distance(date.first_token, token);
        if (best == nullptr || away < best_distance) {
            best = &date;
            best_distance = away;
        }
    }
    return best;
}

When from(const text::DateExpression& date)
{
    return {.range = date.range, .past = date.past, .future = date.future};
}

} // namespace

When when_of(const TaggedText& text, const Speakers& speakers, std::uint32_t token)
{
    const auto clause = clause_of(text, token);
    if (const auto* date = nearest(text, speakers, token, clause.first, clause.last)) {
        return from(*date);
    }
    const auto& sentence = text.sentence_of(token);
    const auto [first, last] = text.near(token);
    if (const auto* date = nearest(text, speakers, token, first, last)) {
        return from(*date);
    }
    const auto index = text.document.tokens[token].sentence;
    for (std::uint32_t back = 1; back <= memory && back <= index; ++back) {
        const auto& earlier = text.document.sentences[index - back];
        if (earlier.paragraph != sentence.paragraph) {
            break;
        }
        const auto* date =
            nearest(text, speakers, earlier.last_token, text.near(earlier.last_token - 1).first, earlier.last_token);
        constexpr std::chrono::days some_weeks{31};
        const bool of_long_ago = date != nullptr && date->since && date->range->end - date->range->start > some_weeks;
        if (date != nullptr && !date->past && !date->future && !of_long_ago) {
            return from(*date);
        }
    }
    return {};
}

} // namespace placeline::claims
