// SPDX-License-Identifier: Apache-2.0
#include "claims/clauses.hpp"

namespace placeline::claims {

namespace {

bool is_verb(const TaggedText& text, std::uint32_t token)
{
    const auto& tag = text.at(token);
    return tag.part == Part::be || tag.part == Part::have || tag.part == Part::modal || tag.speech_length > 0 ||
           tag.attack_verb || (tag.cue != none && text.cues[tag.cue].is(past | base | victim_past | victim_base));
}

/// "and" followed by a new subject and its verb: "... hit the port and two people were hurt".
bool opens_clause(const TaggedText& text, std::uint32_t conjunction)
{
    constexpr std::uint32_t reach = 8;
    const auto end = text.sentence_of(conjunction).last_token;
    const auto next = conjunction + text.at(conjunction).part_length;
    if (next >= end || is_verb(text, next) || text.at(next).cue != none) {
        return false; // "and wounded": the same subject goes on
    }
    for (auto token = next; token < end && token < next + reach; ++token) {
        if (text.is_punctuation(token) || text.at(token).part == Part::conjunction ||
            text.at(token).part == Part::subordinator) {
            return false;
        }
        if (is_verb(text, token)) {
            return true;
        }
    }
    return false;
}

bool parts_clauses(const TaggedText& text, std::uint32_t token)
{
    const auto& tag = text.at(token);
    if (tag.date != none) {
        return false;
    }
    if (text.is(token, ";") || text.is(token, ":") || text.is_dash(token)) {
        return true;
    }
    if (tag.part == Part::subordinator || tag.part == Part::relative) {
        return true;
    }
    return tag.part == Part::conjunction && opens_clause(text, token);
}

} // namespace

Clause clause_of(const TaggedText& text, std::uint32_t token)
{
    const auto [first, last] = text.near(token);
    Clause clause{token, token + 1};
    while (clause.first > first && !parts_clauses(text, clause.first - 1)) {
        --clause.first;
    }
    while (clause.last < last && !parts_clauses(text, clause.last)) {
        ++clause.last;
    }
    return clause;
}

Clause segment_of(const TaggedText& text, std::uint32_t token)
{
    const auto [first, last] = text.near(token);
    Clause segment{token, token + 1};
    while (segment.first > first && !text.is(segment.first - 1, ";")) {
        --segment.first;
    }
    while (segment.last < last && !text.is(segment.last, ";")) {
        ++segment.last;
    }
    return segment;
}

} // namespace placeline::claims
