// SPDX-License-Identifier: Apache-2.0
#include "claims/own_measure.hpp"

#include "claims/arms.hpp"
#include "claims/harm_after.hpp"
#include "claims/harm_before.hpp"
#include "claims/toll.hpp"
#include "claims/words.hpp"

namespace placeline::claims {

namespace {

/// "a body was found", not "a governing body" or "a body builder".
bool is_bare_body(const NounContext& noun, const Cue& cue)
{
    const auto& text = noun.text;
    const bool alone = cue.first == noun.counted.number_last;
    return alone && (cue.last >= noun.end || text.is_punctuation(cue.last) || text.at(cue.last).part != Part::plain ||
                     text.at(cue.last).speech_length > 0);
}

/// "He mentioned no casualties" states nothing, and neither does "no casualty figures".
bool unsaid(const NounContext& noun)
{
    const auto token = before(noun.text, noun.counted.first);
    return (token != none && phrase_ending_at(noun.text, token, words().unsaid) != none) ||
           phrase_at(noun.text, noun.counted.last, words().unsaid) > 0;
}

std::optional<Reading> harm_noun(const NounContext& noun)
{
    const auto& counted = noun.counted;
    const auto& cue = noun.text.cues[counted.cue];
    if (counted.none_of_them && unsaid(noun)) {
        return std::nullopt;
    }
    if (counted.article && !(cue.is(body) && is_bare_body(noun, cue))) {
        return std::nullopt;
    }
    return noun.reading(cue.measure, cue.first, counted.first, counted.last);
}

/// "Many of the victims had fled the camp": of the dead it is told, nobody new is displaced.
bool fled_before_they_died(const NounContext& noun, const Reading& found)
{
    const auto last = std::min(found.last, noun.end);
    return found.measure == Measure::displaced &&
           (find_phrase(noun.text, noun.counted.first, last, words().part_after_killed) != none ||
            find_phrase(noun.text, noun.counted.first, last, words().part_after_injured) != none);
}

/// "The theatre where hundreds were sheltering": what the place was, not what befell them.
bool sheltered_there(const NounContext& noun, const Reading& found)
{
    const auto token = before(noun.text, noun.counted.first);
    return found.measure == Measure::displaced && token != none && noun.text.document.fold(token) == "where";
}

std::optional<Reading> people(const NounContext& noun)
{
    const auto& counted = noun.counted;
    if (counted.cue != none) { // "five missing men"
        const auto& cue = noun.text.cues[counted.cue];
        return noun.reading(cue.measure, cue.first, counted.first, counted.last);
    }
    if (auto found = harm_before(noun)) {
        return found;
    }
    if (auto found = harm_after(noun)) {
        return fled_before_they_died(noun, *found) || sheltered_there(noun, *found) ? std::nullopt : found;
    }
    if (auto found = toll_of(noun)) {
        return found;
    }
    return counted.head == Head::implied ? fired_without_noun(noun) : std::nullopt;
}

std::optional<Reading> measured(const NounContext& noun)
{
    switch (noun.counted.head) {
    case Head::strike:
    case Head::times:
    case Head::munition:
    case Head::target:
        return noun.counted.bare_plural ? std::nullopt : arms_measure(noun);
    case Head::thing:
        return std::nullopt;
    case Head::harm:
        return harm_noun(noun);
    case Head::implied:
    case Head::person:
    case Head::other:
        return people(noun);
    }
    return std::nullopt;
}

} // namespace

std::uint32_t before(const TaggedText& text, std::uint32_t token)
{
    const auto start = text.sentence_of(token).first_token;
    while (token > start) {
        --token;
        if (text.is_quotation_mark(token)) {
            continue;
        }
        const auto skip = phrase_ending_at(text, token, words().counted_more);
        if (skip == none || text.at(token).part == Part::conjunction || text.at(skip).cue != none) {
            return token;
        }
        token = skip;
    }
    return none;
}

bool after_be(const TaggedText& text, std::uint32_t verb)
{
    const auto start = text.sentence_of(verb).first_token;
    while (verb > start && text.at(verb - 1).part == Part::adverb) {
        --verb;
    }
    return verb > start && text.at(verb - 1).part == Part::be;
}

std::uint32_t interception_ending_at(const TaggedText& text, std::uint32_t token)
{
    for (const auto cls : {words().intercept_past, words().intercept_gerund, words().intercept_base}) {
        if (const auto verb = phrase_ending_at(text, token, cls); verb != none && !after_be(text, verb)) {
            return verb;
        }
    }
    return none;
}

std::optional<Reading> own_measure(const TaggedText& text, const std::vector<Counted>& counted, std::uint32_t index)
{
    return measured(NounContext{text, counted, index});
}

} // namespace placeline::claims
