// SPDX-License-Identifier: Apache-2.0
#include "claims/counted.hpp"

#include "claims/counted_noun.hpp"
#include "claims/unnumbered.hpp"
#include "claims/words.hpp"

#include <algorithm>

namespace placeline::claims {

namespace {

/// "a man of 58": an age, whatever follows.
bool is_age_of_one(const TaggedText& text, std::uint32_t number)
{
    if (number < 2 || text.at(number - 1).part != Part::of) {
        return false;
    }
    return text.at(number - 2).person_length == 1 && text.at(number - 2).person_one &&
           phrase_ending_at(text, number - 1, words().family) == none;
}

/// "a pupil, 9, and": digits alone between commas, after a person or a name.
bool is_age_in_commas(const TaggedText& text, std::uint32_t number)
{
    const auto& sentence = text.sentence_of(number);
    if (number < sentence.first_token + 2 || number + 1 >= sentence.last_token || !text.is(number - 1, ",") ||
        text.document.tokens[number].kind != text::TokenKind::number) {
        return false;
    }
    const auto& noun = text.at(number - 2);
    const bool person = noun.person_length > 0 || (text.document.tokens[number - 2].capital && noun.date == none);
    return person && text.is(number + 1, ",");
}

/// "two children (8 and 11)": numbers alone in brackets behind a person.
bool is_age_in_brackets(const TaggedText& text, std::uint32_t number)
{
    const auto& sentence = text.sentence_of(number);
    const auto inside = [&](std::uint32_t token) {
        return text.document.tokens[token].kind == text::TokenKind::number || text.is(token, ",") ||
               text.at(token).part == Part::conjunction;
    };
    auto first = number;
    while (first > sentence.first_token && inside(first - 1)) {
        --first;
    }
    auto last = number;
    while (last < sentence.last_token && inside(last)) {
        ++last;
    }
    return first >= sentence.first_token + 2 && last < sentence.last_token && text.is(first - 1, "(") &&
           text.is(last, ")") && text.at(first - 2).person_length > 0;
}

/// "15 of whom", "six of them", "one of the twelve people", "15 of 20 drones".
std::uint32_t read_partitive(const TaggedText& text, Counted& counted, std::uint32_t token, std::uint32_t end)
{
    const auto of = token < end ? phrase_at(text, token, words().part_out_of) : 0U;
    if (of == 0) {
        return token;
    }
    if (const auto length = phrase_at(text, token, words().part_after); length > 0) {
        counted.of_them = true;
        return token + length;
    }
    auto next = token + of;
    while (next < end && text.at(next).part == Part::determiner) {
        ++next;
    }
    if (next < end && text.at(next).quantity != none) {
        const auto& larger = text.quantities[text.at(next).quantity];
        if (larger.kind == text::QuantityKind::cardinal) {
            counted.of_more = true;
            return larger.last_token;
        }
    }
    return next; // "dozens of civilians", "two of his men"
}

/// The "a" before an ordinal, or the ordinal itself.
std::uint32_t opening_article(const TaggedText& text, std::uint32_t ordinal)
{
    if (ordinal == text.sentence_of(ordinal).first_token) {
        return ordinal;
    }
    const auto article = text.at(ordinal - 1).quantity;
    return article != none && text.quantities[article].article ? ordinal - 1 : ordinal;
}

/// "a third", "a ninth man": one more.
bool is_one_more(const TaggedText& text, const text::Quantity& quantity)
{
    if (quantity.kind != text::QuantityKind::ordinal) {
        return false;
    }
    const auto last = quantity.last_token;
    const auto end = text.sentence_of(quantity.first_token).last_token;
    if (last < end && text.at(last).part == Part::of) {
        return false; // "a third of them"
    }
    return text.document.fold(quantity.first_token) == "a" ||
           opening_article(text, quantity.first_token) != quantity.first_token;
}

/// "shelled 14 times": the last word is the noun.
bool counts_times(const TaggedText& text, const text::Quantity& quantity)
{
    return quantity.kind == text::QuantityKind::measure &&
           phrase_at(text, quantity.number_token, words().number_vague) == 0 && // "several times" counts nothing
           phrase_ending_at(text, quantity.last_token - 1, words().strike_times) != none;
}

/// "Kyiv 33 dead, Dnipro 8": the 8 is no part of a name where a count stands behind another name before it.
bool goes_on_behind_names(const TaggedText& text, const text::Quantity& quantity)
{
    const auto start = text.sentence_of(quantity.first_token).first_token;
    const auto named = [&](std::uint32_t number) {
        const auto name = capitals_before(text, number);
        return name < number && (name == start || text.is_punctuation(name - 1)) ? name : none;
    };
    auto name = named(quantity.first_token);
    while (name != none && name > start + 1) {
        auto last = name - 1; // over the mark
        if (text.cue_ending_at(last - 1) != nullptr) {
            last = text.cue_ending_at(last - 1)->first;
        }
        const auto before = text.at(last - 1).quantity;
        if (before == none) {
            return false;
        }
        name = named(text.quantities[before].first_token);
        if (name != none && text.quantities[before].kind == text::QuantityKind::cardinal) {
            return text.cue_at(text.quantities[before].last_token) != nullptr;
        }
    }
    return false;
}

bool counts_something(const TaggedText& text, const text::Quantity& quantity)
{
    if (quantity.kind == text::QuantityKind::name) {
        return goes_on_behind_names(text, quantity);
    }
    if (counts_times(text, quantity)) {
        return true;
    }
    if (quantity.kind != text::QuantityKind::cardinal) {
        return false;
    }
    const auto first = quantity.first_token;
    if (is_age_of_one(text, first) || is_age_in_commas(text, first) || is_age_in_brackets(text, first)) {
        return false;
    }
    if (first > text.sentence_of(first).first_token && text.at(first - 1).date == none &&
        phrase_ending_at(text, first - 1, words().no_claim_before) != none) {
        return false;
    }
    return true;
}

/// 9 for the "a" of "a ninth man", else 0.
std::uint32_t ordinal_after(const TaggedText& text, const text::Quantity& quantity)
{
    const auto next = quantity.last_token;
    if (!quantity.article || next >= text.sentence_of(quantity.first_token).last_token ||
        text.at(next).quantity == none) {
        return 0;
    }
    const auto& ordinal = text.quantities[text.at(next).quantity];
    return ordinal.kind == text::QuantityKind::ordinal ? ordinal.bounds.low.value_or(0) : 0;
}

/// "a hundred people or more": the words after the noun say how to read the number.
void read_after(const TaggedText& text, Counted& counted)
{
    const auto end = text.sentence_of(counted.first).last_token;
    if (counted.last >= end || !counted.bounds.low || counted.qualifier != Qualifier::exact) {
        return;
    }
    for (const auto& term : text.document.terms_at(counted.last)) {
        if (term.cls != words().counted_after) {
            continue;
        }
        const auto qualifier = parse_qualifier(text::builtin_lexicon().value(term.value));
        counted.qualifier = qualifier.value_or(Qualifier::exact);
        if (counted.qualifier == Qualifier::at_least) {
            counted.bounds.high.reset();
        } else if (counted.qualifier == Qualifier::up_to) {
            counted.bounds = {0, counted.bounds.high, std::nullopt};
        }
        counted.last += term.n_tokens;
        return;
    }
}

Counted counted_from(const TaggedText& text, const text::Quantity& quantity)
{
    Counted counted{.first = quantity.first_token,
                    .last = quantity.last_token,
                    .number_first = quantity.first_token,
                    .number_last = quantity.last_token,
                    .bounds = quantity.bounds,
                    .qualifier = quantity.qualifier,
                    .article = quantity.article};
    if (quantity.bounds.high == 1U && quantity.first_token > text.sentence_of(quantity.first_token).first_token &&
        phrase_ending_at(text, quantity.first_token - 1, words().not_one) != none) {
        counted.bounds = {0, 0, 0}; // "not one villager died"
    }
    if (counts_times(text, quantity)) {
        counted.head = Head::times;
        return counted;
    }
    counted.none_of_them = counted.bounds.high == 0U;
    counted.additional = quantity.additional;
    counted.ordinal = ordinal_after(text, quantity);
    const auto end = text.sentence_of(quantity.first_token).last_token;
    const auto after = read_partitive(text, counted, quantity.last_token, end);
    if (after > counted.last) {
        counted.last = after;
    }
    if (counted.of_more) {
        counted.last = counted.number_last; // the larger number keeps its own words
    }
    const auto last = counted.last;
    read_noun(text, counted, after);
    if (counted.of_more) {
        counted.last = last;
    }
    if (quantity.kind == text::QuantityKind::ordinal) {
        counted.bounds = {1, 1, 1};
        counted.qualifier = Qualifier::exact;
        counted.article = true;
        counted.ordinal = quantity.bounds.low.value_or(0);
    } else {
        read_after(text, counted);
    }
    return counted;
}

/// "including six children", "among them 37 pupils".
void mark_including(const TaggedText& text, Counted& counted)
{
    auto token = counted.first;
    const auto start = text.sentence_of(token).first_token;
    while (token > start && text.at(token - 1).part == Part::adverb) {
        --token;
    }
    const auto end = text.sentence_of(token).last_token;
    const auto after = counted.last < end ? phrase_at(text, counted.last, words().part_before) : 0U;
    counted.including = (token > start && phrase_ending_at(text, token - 1, words().part_before) != none) ||
                        (after > 0 && counted.last + after < end && text.is_punctuation(counted.last + after) &&
                         counted.head == Head::person);
}

/// "killed Fuad Karan, a commander": who he was, not another one.
bool describes_name(const TaggedText& text, const text::Quantity& quantity)
{
    const auto comma = quantity.first_token;
    const auto start = text.sentence_of(comma).first_token;
    if (comma < start + 2 || !text.is(comma - 1, ",") || !text.document.tokens[comma - 2].capital ||
        text.at(comma - 2).person_length > 0) {
        return false;
    }
    auto name = comma - 1;
    while (name > start && text.document.tokens[name - 1].capital) {
        --name;
    }
    return name > start && text.cue_ending_at(name - 1) != nullptr;
}

/// "a family of five": the number counts, not the article.
bool opens_family(const TaggedText& text, std::uint32_t article)
{
    const auto length = phrase_at(text, article, words().family);
    const auto number = article + length;
    return length > 1 && number < text.sentence_of(article).last_token && text.at(number).quantity != none;
}

/// "killed three and wounded another": one more, after its verb.
bool harm_precedes(const TaggedText& text, const Counted& counted)
{
    if (counted.head != Head::implied || counted.first == text.sentence_of(counted.first).first_token) {
        return false;
    }
    const auto* cue = text.cue_ending_at(counted.first - 1);
    return cue != nullptr && cue->is(past | gerund) && !cue->is(weak);
}

/// "and another wounded", "another was hurt": one more, though no noun follows.
bool harm_follows(const TaggedText& text, const Counted& counted)
{
    const auto end = text.sentence_of(counted.first).last_token;
    auto token = counted.last;
    while (token < end && (text.at(token).part == Part::be || text.at(token).part == Part::have ||
                           text.at(token).part == Part::adverb)) {
        ++token;
    }
    return counted.head == Head::implied && token < end && text.cue_at(token) != nullptr;
}

} // namespace

std::vector<Counted> find_counted(const TaggedText& text)
{
    std::vector<Counted> all;
    for (const auto& quantity : text.quantities) {
        if (!counts_something(text, quantity) && !is_one_more(text, quantity)) {
            continue;
        }
        if (!all.empty() && quantity.first_token < all.back().last) {
            continue; // "one of them an adviser"
        }
        if (const auto unknown = phrase_at(text, quantity.first_token, words().number_unknown); unknown > 0) {
            continue; // "an unknown number" is read below
        }
        if (quantity.article && (describes_name(text, quantity) || opens_family(text, quantity.first_token))) {
            continue;
        }
        auto counted = counted_from(text, quantity);
        // An article counts only people, and weapons and strikes that a rule asks for: "a government" is no number.
        if (quantity.kind == text::QuantityKind::ordinal) {
            counted.first = counted.number_first = opening_article(text, counted.first);
        }
        if (quantity.article && counted.head != Head::person && counted.head != Head::strike &&
            counted.head != Head::other && counted.cue == none &&
            !(quantity.additional && (harm_follows(text, counted) || harm_precedes(text, counted)))) {
            continue;
        }
        all.push_back(counted);
    }
    add_unnumbered(text, all);
    for (auto& counted : all) {
        mark_including(text, counted);
    }
    // "ten women and three infants among them": both are.
    for (auto i = static_cast<std::uint32_t>(all.size()); i-- > 1;) {
        const bool after =
            all[i].including && all[i].last < text.tags.size() && phrase_at(text, all[i].last, words().part_before) > 0;
        const bool next = all[i - 1].last + 1 == all[i].first && all[i - 1].head == Head::person &&
                          text.at(all[i - 1].last).part == Part::conjunction;
        all[i - 1].including =
            all[i - 1].including || (after && next && all[i - 1].first > 0 && text.is(all[i - 1].first - 1, ","));
    }
    return all;
}

} // namespace placeline::claims
