// SPDX-License-Identifier: Apache-2.0
#include "claims/counted.hpp"

#include "claims/words.hpp"

#include <algorithm>

namespace placeline::claims {

namespace {

/// Adjectives and nouns before the head: "Three American service members", "two large Russian Shahed drones".
constexpr std::uint32_t longest_noun_phrase = 7;

/// A lone 2: what a bare plural stands for (CONTRACT, "Claims").
constexpr std::uint32_t bare_plural_low = 2;

bool is_hyphen(const TaggedText& text, std::uint32_t token)
{
    const auto mark = text.document.word(token);
    return mark == "-" || mark == "‑" || mark == "’" || mark == "‘" || mark == "'";
}

/// "a man of 58": an age, whatever follows.
bool is_age_of_one(const TaggedText& text, std::uint32_t number)
{
    if (number < 2 || text.at(number - 1).part != Part::of) {
        return false;
    }
    return text.at(number - 2).person_length == 1 && text.at(number - 2).person_one;
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

/// The noun that follows a number, read from left to right.
class NounReader {
public:
    NounReader(const TaggedText& text, Counted& counted) : text_{text}, counted_{counted} {}

    /// \param token  The first token after the number.
    void read(std::uint32_t token)
    {
        const auto end = text_.sentence_of(counted_.number_first).last_token;
        const auto start = token;
        while (token < end && token < start + longest_noun_phrase) {
            const auto next = step(token, end);
            if (next == token) {
                break;
            }
            token = next;
        }
        if (counted_.head == Head::implied && last_plain_ != none) {
            counted_.head = Head::other;
            counted_.last = last_plain_ + 1;
        }
    }

private:
    /// The token after what was read, or `token` where the noun phrase is over.
    std::uint32_t step(std::uint32_t token, std::uint32_t end)
    {
        const auto& tag = text_.at(token);
        if (text_.is_punctuation(token)) {
            const bool inside = is_hyphen(text_, token) || text_.is_quotation_mark(token);
            return inside && token + 1 < end && known() == false ? token + 1 : token;
        }
        if (tag.quantity != none) {
            const auto& quantity = text_.quantities[tag.quantity];
            const bool modifier =
                quantity.kind == text::QuantityKind::age || quantity.kind == text::QuantityKind::name ||
                quantity.kind == text::QuantityKind::ordinal || quantity.kind == text::QuantityKind::measure;
            if (counted_.of_them && quantity.article && !known()) {
                return quantity.last_token; // "one of them an adviser"
            }
            return modifier && !known() ? quantity.last_token : token;
        }
        if (tag.date != none && tag.person_length == 0 && tag.head_length == 0) {
            return token;
        }
        if (const auto* cue = text_.cue_at(token)) {
            return step_cue(*cue, token, end);
        }
        if (tag.person_length > 0 && tag.person_length >= tag.head_length && !names_another(token, end)) {
            set(Head::person, token + tag.person_length);
            counted_.group = tag.group;
            return counted_.last;
        }
        if (tag.head_length > 0 && !stands_before_noun(token, end)) {
            set(tag.munition_one || tag.munition_many ? Head::munition
                : tag.target                          ? Head::target
                                                      : Head::strike,
                token + tag.head_length);
            return counted_.last;
        }
        return step_plain(token, end);
    }

    /// "three general strikes", "a guard post": the singular stands before the noun that is counted.
    [[nodiscard]] bool names_another(std::uint32_t token, std::uint32_t end) const
    {
        const auto& tag = text_.at(token);
        const auto next = token + tag.person_length;
        if (!tag.person_one || next >= end) {
            return false;
        }
        if (is_hyphen(text_, next) && !text_.document.tokens[next].space_before && next + 1 < end) {
            return true; // "a teen-age girl"
        }
        const auto* cue = text_.cue_at(next);
        return text_.at(next).person_length > 0 || text_.at(next).head_length > 0 || text_.at(next).thing ||
               (cue != nullptr && cue->is(noun) && !cue->is(state | past));
    }

    /// "seven rocket rails", "two missile launchers": the singular stands before another noun.
    [[nodiscard]] bool stands_before_noun(std::uint32_t token, std::uint32_t end) const
    {
        const auto& tag = text_.at(token);
        const auto next = token + tag.head_length;
        const bool one = counted_.bounds.high == 1U; // "one airstrike" agrees, "two strike aircraft" does not
        if (!(tag.munition_one || (tag.strike_one && !one)) || tag.munition_many || tag.strike_many || next >= end) {
            return false;
        }
        const auto& after = text_.at(next);
        return !text_.is_punctuation(next) && after.part == Part::plain && !after.attack_verb && !after.target_verb &&
               !after.munition_hit && !after.munition_fire && after.cue == none && after.date == none &&
               after.speech_length == 0 && (tag.munition_one || after.thing || after.person_length > 0);
    }

    std::uint32_t step_cue(const Cue& cue, std::uint32_t token, std::uint32_t end)
    {
        if (known()) {
            return token;
        }
        const bool before_noun = cue.last < end &&
                                 (text_.at(cue.last).person_length > 0 || text_.is_punctuation(cue.last) == false) &&
                                 cue.last < end && text_.at(cue.last).person_length > 0;
        if (before_noun && cue.is(state | past)) { // "five missing men"
            counted_.cue = text_.at(token).cue;
            return cue.last;
        }
        if (cue.is(noun | body)) {
            set(Head::harm, cue.last);
            counted_.cue = text_.at(token).cue;
        }
        return token;
    }

    std::uint32_t step_plain(std::uint32_t token, std::uint32_t end)
    {
        const auto& tag = text_.at(token);
        const bool first = last_plain_ == none && !known();
        if (tag.part == Part::adverb && first) { // "16 others", "36 more"
            return token + tag.part_length;
        }
        if (tag.part == Part::conjunction && last_plain_ != none && !known() && token + 1 < end &&
            text_.document.tokens[last_plain_].capital && text_.document.tokens[token + 1].capital) {
            return token + 1; // "three Iraqi and Syrian soldiers"
        }
        if (tag.part != Part::plain || known()) {
            return token;
        }
        if (!first && (tag.speech_length > 0 || tag.attack_verb || tag.munition_fire || tag.munition_hit)) {
            return token;
        }
        if (tag.thing || (tag.attack_length > 0 && !tag.attack_verb)) {
            const bool modifier = token + 1 < end && text_.at(token + 1).person_length > 0; // "two tank crews"
            if (!modifier) {
                set(Head::thing, token + 1);
                return token;
            }
        }
        if (tag.attack_verb || tag.speech_length > 0) {
            return token; // "nine struck": no noun at all
        }
        last_plain_ = token;
        return token + 1;
    }

    [[nodiscard]] bool known() const { return counted_.head != Head::implied; }
    void set(Head head, std::uint32_t last)
    {
        counted_.head = head;
        counted_.last = last;
    }

    const TaggedText& text_;
    Counted& counted_;
    std::uint32_t last_plain_ = none;
};

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

bool counts_something(const TaggedText& text, const text::Quantity& quantity)
{
    if (quantity.kind != text::QuantityKind::cardinal) {
        return false;
    }
    const auto first = quantity.first_token;
    if (is_age_of_one(text, first) || is_age_in_commas(text, first)) {
        return false;
    }
    if (first > text.sentence_of(first).first_token &&
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
    NounReader{text, counted}.read(after);
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

/// "his wife", "the man's two sons": one by its form.
bool is_possessive_singular(const TaggedText& text, std::uint32_t token)
{
    const auto& tag = text.at(token);
    return tag.person_length > 0 && tag.person_one && token > text.sentence_of(token).first_token &&
           phrase_ending_at(text, token - 1, words().possessive) != none;
}

/// "killed the driver", "the bomber and two guards died": one, where it is an object or an item of a list.
bool is_definite_singular(const TaggedText& text, std::uint32_t token)
{
    const auto& tag = text.at(token);
    const auto& sentence = text.sentence_of(token);
    if (tag.person_length == 0 || !tag.person_one || token <= sentence.first_token ||
        text.document.fold(token - 1) != "the") {
        return false;
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

/// Singular and plural nouns of persons, and "nobody", which are numbers without a number word.
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
            NounReader{text, counted}.read(counted.last);
        } else if (phrase_at(text, token, words().number_both) > 0 && token + 1 < text.tags.size() &&
                   text.at(token + 1).person_length > 0 && !text.at(token + 1).person_one) {
            counted.last = token + 1 + text.at(token + 1).person_length;
            counted.number_last = token + 1;
            counted.group = text.at(token + 1).group;
            counted.bounds = {2, 2, 2};
        } else if (const auto* harm = harm_without(text, token)) {
            counted.last = harm->last;
            counted.number_last = harm->first;
            counted.head = Head::harm;
            counted.group = none;
            counted.cue = text.at(harm->first).cue;
            counted.none_of_them = true;
            counted.bounds = {0, 0, 0};
        } else if (const auto length = phrase_at(text, token, words().nobody); length > 0) {
            counted.last = counted.number_last = token + length;
            counted.group = none;
            counted.none_of_them = true;
            counted.bounds = {0, 0, 0};
        } else if (is_possessive_singular(text, token) || is_definite_singular(text, token)) {
            counted.first = counted.number_first = token - 1;
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
        token = counted.last - 1;
    }
    std::stable_sort(all.begin(), all.end(), [](const Counted& a, const Counted& b) { return a.first < b.first; });
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
        auto counted = counted_from(text, quantity);
        // An article counts only people, and weapons and strikes that a rule asks for: "a government" is no number.
        if (quantity.kind == text::QuantityKind::ordinal) {
            counted.first = counted.number_first = opening_article(text, counted.first);
        }
        if (quantity.article && counted.head != Head::person && counted.head != Head::strike &&
            counted.head != Head::other && counted.cue == none) {
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
