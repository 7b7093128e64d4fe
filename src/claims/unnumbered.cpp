// SPDX-License-Identifier: Apache-2.0
#include "claims/unnumbered.hpp"

#include "claims/counted_noun.hpp"
#include "claims/readings.hpp"
#include "claims/words.hpp"

#include <algorithm>

namespace placeline::claims {

namespace {

/// A lone 2: what a bare plural stands for (CONTRACT, "Claims").
constexpr std::uint32_t bare_plural_low = 2;

/// The "his" of "his wife", "their 14-year-old daughter": one by its form. `none` where it is none.
std::uint32_t possessive_of_singular(const TaggedText& text, std::uint32_t token)
{
    const auto& tag = text.at(token);
    const auto start = text.sentence_of(token).first_token;
    if (tag.person_length == 0 || !tag.person_one || token == start) {
        return none;
    }
    auto noun = token;
    if (const auto age = text.at(token - 1).quantity;
        age != none && text.quantities[age].kind == text::QuantityKind::age) {
        noun = text.quantities[age].first_token;
    }
    return noun > start && phrase_ending_at(text, noun - 1, words().possessive) != none ? noun - 1 : none;
}

/// "a father and son", "his wife and daughter": the second shares the article of the first.
bool is_joined_singular(const TaggedText& text, std::uint32_t token, const std::vector<bool>& taken)
{
    const auto& tag = text.at(token);
    return tag.person_length > 0 && tag.person_one && token > text.sentence_of(token).first_token + 1 &&
           text.at(token - 1).part == Part::conjunction && taken[token - 2] && text.at(token - 2).person_length == 1 &&
           text.at(token - 2).person_one;
}

/// Whether a word of harm said of its subject follows: "was killed", "has died".
bool harmed_next(const TaggedText& text, std::uint32_t token)
{
    const auto end = text.sentence_of(token - 1).last_token;
    bool be = false;
    while (token < end && (text.at(token).part == Part::be || text.at(token).part == Part::have ||
                           (text.at(token).part == Part::adverb && text.at(token).cue == none))) {
        be = be || text.at(token).part == Part::be;
        ++token;
    }
    const auto* cue = token < end ? text.cue_at(token) : nullptr;
    return cue != nullptr && !cue->is(weak) && ((be && cue->is(past)) || cue->is(victim_past));
}

/// "killed the driver", "the bomber and two guards died": one, where it is an object or an item of a list.
bool is_definite_singular(const TaggedText& text, std::uint32_t token)
{
    const auto& tag = text.at(token);
    const auto& sentence = text.sentence_of(token);
    if (tag.person_length == 0 || !tag.person_one || token <= sentence.first_token) {
        return false;
    }
    if (text.document.fold(token - 1) != "the") {
        // "A guard and the Romanian captain were killed": an item of a list that is harmed.
        return token > sentence.first_token + 2 && text.document.tokens[token - 1].capital &&
               text.document.fold(token - 2) == "the" && text.at(token - 3).part == Part::conjunction &&
               harmed_next(text, token + tag.person_length);
    }
    if (token > sentence.first_token + 1) {
        if (const auto* cue = text.cue_ending_at(token - 2); cue != nullptr && cue->is(past | gerund)) {
            return cue->measure == Measure::killed || cue->measure == Measure::injured;
        }
    }
    const auto next = token + tag.person_length;
    return next + 1 < sentence.last_token && text.document.fold(next) == "and" && text.at(next + 1).quantity != none &&
           text.quantities[text.at(next + 1).quantity].kind == text::QuantityKind::cardinal;
}

/// One past the words with a capital that start at the token.
std::uint32_t name_end(const TaggedText& text, std::uint32_t token)
{
    const auto end = text.sentence_of(token).last_token;
    while (token < end && text.document.tokens[token].kind == text::TokenKind::word &&
           text.at(token).part == Part::plain &&
           (text.document.tokens[token].capital ||
            (is_hyphen(text, token - 1) && !text.document.tokens[token].space_before)) &&
           text.at(token).date == none && text.at(token).quantity == none) {
        ++token;
        while (token + 1 < end && is_hyphen(text, token) && !text.document.tokens[token].space_before) {
            ++token;
        }
    }
    return token;
}

/// One person by name or office as the one harmed: "the attacker was killed", "commander Fuad Karan died", "killing
/// Fuad Karan". One past its last word; the token where it is none.
std::uint32_t definite_person_end(const TaggedText& text, std::uint32_t token)
{
    const auto& tag = text.at(token);
    const auto& sentence = text.sentence_of(token);
    const bool opens = token == sentence.first_token;
    if (tag.person_length > 0 && tag.person_one) {
        const auto noun = token + tag.person_length;
        const auto* verb = opens ? nullptr : text.cue_ending_at(token - 1);
        const bool headline = verb != nullptr && verb->is(base) && !verb->is(past) &&
                              (verb->measure == Measure::killed || verb->measure == Measure::injured);
        if (noun >= sentence.last_token) {
            return headline ? noun : token;
        }
        if (!opens && text.document.fold(token - 1) == "the" && harmed_next(text, noun)) {
            return noun;
        }
        const auto& after = text.at(noun);
        if (headline &&
            (text.is_punctuation(noun) || after.part == Part::conjunction || after.part == Part::preposition)) {
            return noun; // "Car bomb kills police chief, two guards"
        }
        const auto name = name_end(text, noun);
        const bool list = name + 1 < sentence.last_token && text.at(name).part == Part::conjunction &&
                          text.at(name + 1).quantity != none;
        return name > noun && (harmed_next(text, name) || list) ? name : token;
    }
    if (!text.document.tokens[token].capital || opens || tag.person_length > 0) {
        return token;
    }
    const auto* cue = text.cue_ending_at(token - 1);
    const auto name = cue != nullptr ? name_end(text, token) : token;
    if (name < token + 2 || cue->measure != Measure::killed || !cue->is(past | gerund) || cue->is(weak) ||
        after_be(text, cue->first)) {
        return token;
    }
    const bool over = name >= sentence.last_token || text.is_punctuation(name) ||
                      text.at(name).part == Part::preposition || text.at(name).part == Part::conjunction ||
                      text.at(name).date != none;
    return over && !is_hyphen(text, name) ? name : token;
}

/// A participle before a noun ("the wounded police", "of detained lawyers") has no subject; a finite verb has one.
bool has_subject(const TaggedText& text, const Cue& cue)
{
    if (cue.first == text.sentence_of(cue.first).first_token) {
        return false;
    }
    const auto& tag = text.at(cue.first - 1);
    return tag.part != Part::determiner && tag.part != Part::of && tag.part != Part::preposition &&
           tag.quantity == none && !text.is_punctuation(cue.first - 1);
}

/// A plural without a number counts where a word of harm stands next to it: "killed civilians", "civilians were
/// killed".
bool is_bare_plural(const TaggedText& text, std::uint32_t token)
{
    const auto& tag = text.at(token);
    const auto& sentence = text.sentence_of(token);
    if (tag.person_length == 0 || tag.person_one || text.at(token).cue != none) {
        return false;
    }
    if (token > sentence.first_token) {
        if (phrase_ending_at(text, token - 1, words().how_many) != none ||
            phrase_ending_at(text, token + tag.person_length - 1, words().how_many) != none) {
            return false; // "how many people died" is asked
        }
        const auto before = text.at(token - 1).part;
        if (before == Part::determiner || before == Part::of || before == Part::adverb || before == Part::conjunction ||
            before == Part::preposition) {
            return false;
        }
        if (const auto* cue = text.cue_ending_at(token - 1)) {
            return !cue->is(weak) && (cue->is(gerund) || (cue->is(past) && has_subject(text, *cue))) && !cue->is(loss);
        }
    }
    auto next = token + tag.person_length;
    bool be = false;
    while (next < sentence.last_token && (text.at(next).part == Part::be || text.at(next).part == Part::have)) {
        const auto word = text.document.fold(next);
        if (word == "are" || word == "is") {
            return false; // "people are detained there": a habit, no event
        }
        be = true;
        ++next;
    }
    if (next >= sentence.last_token) {
        return false;
    }
    const auto* cue = text.cue_at(next);
    return cue != nullptr && ((be && cue->is(past)) || cue->is(victim_past));
}

/// The noun of "without casualties", "without causing any injuries"; nullptr: none.
const Cue* harm_without(const TaggedText& text, std::uint32_t token)
{
    const auto length = phrase_at(text, token, words().number_without);
    const auto* cue = length > 0 ? text.cue_at(token + length) : nullptr;
    return cue != nullptr && cue->is(noun) && !cue->is(toll) ? cue : nullptr;
}

/// The state or noun of harm of "neither dead", "nor wounded"; nullptr: none.
const Cue* harm_denied(const TaggedText& text, std::uint32_t token)
{
    auto length = phrase_at(text, token, words().number_neither);
    length = length > 0 ? length : phrase_at(text, token, words().number_nor);
    const auto* cue = length > 0 ? text.cue_at(token + length) : nullptr;
    return cue != nullptr && cue->is(noun | state) && !cue->is(toll) ? cue : nullptr;
}

const Cue* harm_ruled_out(const TaggedText& text, std::uint32_t token)
{
    const auto* without = harm_without(text, token);
    return without != nullptr ? without : harm_denied(text, token);
}

/// "neither the driver nor his passengers were hurt": one past the last of those who were not; the token where no
/// word of harm follows.
std::uint32_t neither_end(const TaggedText& text, std::uint32_t token)
{
    constexpr std::uint32_t reach = 6;
    const auto length = phrase_at(text, token, words().number_neither);
    const auto end = text.sentence_of(token).last_token;
    const auto nor = length > 0 ? find_phrase(text, token, std::min(end, token + reach), words().number_nor) : none;
    if (nor == none) {
        return token;
    }
    auto last = nor + 1;
    while (last < std::min(end, nor + reach) && !text.is_punctuation(last) && text.at(last).cue == none &&
           text.at(last).part != Part::be && text.at(last).part != Part::have) {
        ++last;
    }
    return last > nor + 1 && harmed_next(text, last) ? last : token;
}

} // namespace

void add_unnumbered(const TaggedText& text, std::vector<Counted>& all)
{
    std::vector<bool> taken(text.tags.size());
    for (const auto& counted : all) {
        std::fill(taken.begin() + counted.first, taken.begin() + std::max(counted.last, counted.number_last), true);
    }
    for (std::uint32_t token = 0; token < text.tags.size(); ++token) {
        if (taken[token]) {
            continue;
        }
        const auto& tag = text.at(token);
        Counted counted{.first = token,
                        .last = token + tag.person_length,
                        .number_first = token,
                        .number_last = token + tag.person_length,
                        .head = Head::person,
                        .group = tag.group};
        if (const auto unknown = phrase_at(text, token, words().number_unknown);
            unknown > 0 && (token == 0 || phrase_ending_at(text, token - 1, words().no_claim_before) == none)) {
            counted.head = Head::implied;
            counted.group = none;
            counted.last = counted.number_last = token + unknown;
            counted.qualifier = Qualifier::vague;
            counted.bounds = {bare_plural_low, std::nullopt, std::nullopt};
            read_noun(text, counted, counted.last);
        } else if (phrase_at(text, token, words().number_both) > 0 && token + 1 < text.tags.size() &&
                   text.at(token + 1).person_length > 0 && !text.at(token + 1).person_one) {
            counted.last = token + 1 + text.at(token + 1).person_length;
            counted.number_last = token + 1;
            counted.group = text.at(token + 1).group;
            counted.bounds = {2, 2, 2};
        } else if (const auto* harm = harm_ruled_out(text, token)) {
            counted.last = harm->last;
            counted.number_last = harm->first;
            counted.head = Head::harm;
            counted.group = none;
            counted.cue = text.at(harm->first).cue;
            counted.none_of_them = true;
            counted.bounds = {0, 0, 0};
        } else if (const auto both = neither_end(text, token); both != token) {
            counted.last = counted.number_last = both;
            counted.group = none;
            counted.none_of_them = true;
            counted.bounds = {0, 0, 0};
        } else if (const auto length = phrase_at(text, token, words().nobody); length > 0) {
            counted.last = counted.number_last = token + length;
            counted.group = none;
            counted.none_of_them = true;
            counted.bounds = {0, 0, 0};
        } else if (const auto whose = possessive_of_singular(text, token);
                   whose != none || is_definite_singular(text, token)) {
            counted.first = counted.number_first = whose != none ? whose : token - 1;
            counted.article = true;
            counted.bounds = {1, 1, 1};
        } else if (const auto end = definite_person_end(text, token); end != token) {
            counted.last = end;
            counted.number_last = std::max(token + 1, counted.number_last);
            counted.group = tag.person_length > 0 ? tag.group : none;
            counted.article = counted.definite = true;
            counted.bounds = {1, 1, 1};
        } else if (is_joined_singular(text, token, taken)) {
            counted.article = true;
            counted.bounds = {1, 1, 1};
        } else if (is_bare_plural(text, token)) {
            counted.bare_plural = true;
            counted.qualifier = Qualifier::vague;
            counted.bounds = {bare_plural_low, std::nullopt, std::nullopt};
        } else {
            continue;
        }
        all.push_back(counted);
        std::fill(taken.begin() + counted.first, taken.begin() + counted.last, true);
        token = counted.last - 1;
    }
    std::stable_sort(all.begin(), all.end(), [](const Counted& a, const Counted& b) { return a.first < b.first; });
}

} // namespace placeline::claims
