// SPDX-License-Identifier: Apache-2.0
#include "claims/counted_noun.hpp"

namespace placeline::claims {

namespace {

/// Adjectives and nouns before the head: "Three American service members", "two large Russian Shahed drones".
constexpr std::uint32_t longest_noun_phrase = 7;

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
        } else if (counted_.head == Head::implied && last_age_ != none) {
            set(Head::person, last_age_);
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
            if (quantity.kind == text::QuantityKind::age && !known()) {
                last_age_ = quantity.last_token;
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
        if (next < end && text_.is_possessive(next)) {
            return true; // "a children's hospital", "five soldiers' bodies"
        }
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
        if (is_hyphen(text_, next) && !text_.document.tokens[next].space_before) {
            return tag.munition_one && next + 2 < end; // "two Iskander-M missiles"
        }
        return !text_.is_punctuation(next) && after.part == Part::plain && !after.attack_verb && !after.target_verb &&
               !after.munition_hit && !after.munition_fire && after.cue == none && after.date == none &&
               after.speech_length == 0 &&
               (tag.munition_one || after.thing || after.munition_many || after.munition_one ||
                after.person_length > 0);
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
        if (cue.is(noun | body) && !(counted_.article && cue.is(past | state))) { // "another wounded" is no noun
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
            const bool modifier = // "two tank crews", "88 strike drones"
                token + 1 < end && (text_.at(token + 1).person_length > 0 ||
                                    (text_.at(token + 1).head_length > 0 && !(tag.thing && tag.attack_length > 1)));
            if (!modifier) {
                set(Head::thing, token + 1);
                return token;
            }
        }
        if (tag.speech_length > 0 && text_.cue_at(token + tag.speech_length) != nullptr) {
            return token + tag.speech_length; // "no reported fatalities"
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
    std::uint32_t last_age_ = none; ///< one past an age: "a 16-year-old"
};

} // namespace

bool is_hyphen(const TaggedText& text, std::uint32_t token)
{
    const auto mark = text.document.word(token);
    return mark == "-" || mark == "‑" || mark == "’" || mark == "‘" || mark == "'";
}

void read_noun(const TaggedText& text, Counted& counted, std::uint32_t token)
{
    NounReader{text, counted}.read(token);
}

} // namespace placeline::claims
