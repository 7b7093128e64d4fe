// SPDX-License-Identifier: Apache-2.0
#include "claims/harm_after.hpp"

#include "claims/words.hpp"

#include <algorithm>

namespace placeline::claims {

namespace {

/// How far after its noun a verb may stand: "nine people, most of them shoppers at the market, were killed".
constexpr std::uint32_t longest_reach = 28;
/// How many words an item of a list may have after its noun: "three soldiers from the 4th brigade and ...".
constexpr std::uint32_t longest_item = 6;
/// The same for "a" and a noun that may be no person at all.
constexpr std::uint32_t shortest_reach = 3;

class HarmAfter : NounContext {
public:
    explicit HarmAfter(const NounContext& noun) : NounContext{noun} {}

    std::optional<Reading> find()
    {
        if (after_preposition()) {
            return participle();
        }
        bool be = false;
        bool comma = false;
        const bool object = is_object();
        auto token = scan_start();
        const bool unknown_one =
            counted.article && counted.head == Head::other && !text.document.tokens[counted.last - 1].capital;
        const auto limit = std::min(end, token + (unknown_one ? shortest_reach : longest_reach));
        while (token < limit) {
            if (const auto* cue = text.cue_at(token)) {
                if (!be && dies_later(*cue)) {
                    token = cue->last;
                    continue;
                }
                return verdict(*cue, be, comma);
            }
            const auto next = over(token, be, comma, object);
            if (next == none) {
                return std::nullopt;
            }
            token = next;
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] bool after_preposition() const
    {
        const auto token = before(text, counted.first);
        if (token == none || counted.of_them || counted.including) {
            return false;
        }
        if (phrase_ending_at(text, token, words().family) != none) {
            return false; // "a family of five was killed"
        }
        const auto& tag = text.at(token);
        if (token > start && text.at(token - 1).part == Part::determiner) {
            return false; // "in the north two soldiers were hurt"
        }
        return (tag.part == Part::preposition || tag.part == Part::of) && tag.date == none;
    }

    /// "the last of the 30 miners killed", "with 300 wounded": right after a noun that is no subject.
    std::optional<Reading> participle()
    {
        auto token = scan_start();
        const bool relative = token < end && (text.at(token).part == Part::relative || is_that_relative(token));
        token += relative ? 1 : 0;
        bool be = false;
        while (token < end && text.at(token).cue == none &&
               (text.at(token).part == Part::adverb ||
                (relative && (text.at(token).part == Part::be || text.at(token).part == Part::have)))) {
            be = be || text.at(token).part == Part::be;
            token += text.at(token).part_length;
        }
        const auto* cue = token < end ? text.cue_at(token) : nullptr;
        return cue != nullptr && (relative || !cue->is(victim_past)) ? verdict(*cue, be, false) : std::nullopt;
    }

    [[nodiscard]] std::uint32_t scan_start() const
    {
        if (!counted.of_more || index + 1 >= all.size()) {
            return std::max(counted.last, counted.number_last);
        }
        // "one of the ten men injured by the bomb died": the larger number's participle is not ours.
        auto token = all[index + 1].last;
        if (token + 1 < end && text.at(token).part == Part::relative && text.cue_at(token + 1) != nullptr) {
            return text.cue_at(token + 1)->last; // "four of the 14 passengers who died"
        }
        if (token < end) {
            const auto* cue = text.cue_at(token);
            if (cue != nullptr && cue->is(past) && !cue->is(victim_past)) {
                token = cue->last;
            }
        }
        return token;
    }

    /// "Two of the pupils hurt in the raid have died": the participle says which pupils, the verb what befell them.
    [[nodiscard]] bool dies_later(const Cue& cue) const
    {
        if (cue.measure != Measure::injured || !cue.is(past) || cue.is(victim_past)) {
            return false;
        }
        bool have = false;
        for (auto token = cue.last; token < std::min(end, cue.last + longest_reach); ++token) {
            const auto& tag = text.at(token);
            if (const auto* verb = text.cue_at(token)) {
                return have && verb->measure == Measure::killed && verb->is(victim_past);
            }
            if (text.is_punctuation(token) || tag.part == Part::conjunction || tag.part == Part::subordinator ||
                tag.part == Part::relative || tag.part == Part::pronoun ||
                (tag.quantity != none && tag.date == none && !text.quantities[tag.quantity].article)) {
                return false;
            }
            have = tag.part == Part::have || (have && tag.part == Part::adverb);
        }
        return false;
    }

    /// The noun is the object of another verb or of a preposition: what follows "and" is not said of it.
    [[nodiscard]] bool is_object() const
    {
        const auto token = before(text, counted.first);
        if (token == none) {
            return false;
        }
        const auto& tag = text.at(token);
        return tag.part == Part::preposition || tag.part == Part::of || tag.attack_verb || tag.target_verb ||
               tag.munition_fire || tag.cue != none;
    }

    /// The next token of the clause, or `none` where the noun's clause is over.
    std::uint32_t over(std::uint32_t token, bool& be, bool& comma, bool object)
    {
        const auto& tag = text.at(token);
        if (text.is_punctuation(token)) {
            return over_mark(token, comma, object);
        }
        if (tag.date != none) {
            return text.dates[tag.date].last_token;
        }
        if (tag.speech_length > 0 && !be && !comma && tag.cue == none &&
            !(token + tag.speech_length < end && text.cue_at(token + tag.speech_length) != nullptr)) {
            return none;
        }
        if ((tag.attack_verb || tag.target_verb || tag.munition_fire || tag.munition_hit) && !be &&
            !passive_by(token) && !tag.strike_one && !tag.strike_many) {
            return none;
        }
        switch (tag.part) {
        case Part::be:
            be = true;
            return token + 1;
        case Part::have:
            return token + tag.part_length;
        case Part::modal:
            return token + tag.part_length;
        case Part::subordinator:
            if (be && token + 1 < end && text.cue_at(token + 1) != nullptr) {
                return token + 1; // "were listed as missing"
            }
            return tag.date == none && !is_that_relative(token) ? none : token + 1;
        case Part::pronoun:
            return none;
        case Part::conjunction:
            return over_and(token, object || be);
        case Part::plain:
        case Part::to:
        case Part::of:
        case Part::preposition:
        case Part::relative:
        case Part::object:
        case Part::determiner:
        case Part::adverb:
            break;
        }
        if (tag.quantity != none) {
            const auto& quantity = text.quantities[tag.quantity];
            const auto part = text.at(text.at(token - 1).part == Part::determiner ? token - 2 : token - 1).part;
            const bool of_another = part == Part::preposition || part == Part::of; // "was among the six killed"
            if (part == Part::of && counted.article && counted.head == Head::other) {
                return none; // "a figure of 200 dead"
            }
            if (quantity.kind == text::QuantityKind::cardinal && !quantity.article && !of_another) {
                return none;
            }
            return quantity.last_token;
        }
        return token + std::max<std::uint32_t>(1, tag.part_length);
    }

    [[nodiscard]] bool is_that_relative(std::uint32_t token) const { return text.document.fold(token) == "that"; }

    /// "three girls hit by shrapnel": a participle of its own.
    [[nodiscard]] bool passive_by(std::uint32_t token) const
    {
        return token + 1 < end && (text.document.fold(token + 1) == "by" || text.document.fold(token + 1) == "in");
    }

    /// Over ", most of them women," and ", two policemen" of a list; a comma before anything else ends the clause.
    std::uint32_t over_mark(std::uint32_t token, bool& comma, bool object)
    {
        if (text.is_quotation_mark(token) || is_joint(token) || closes_quoted_noun(token)) {
            return token + 1;
        }
        if (text.is(token, "(")) {
            const auto close = find_mark(token, ")");
            return close == none ? none : close + 1;
        }
        if (text.is_dash(token)) { // "two people - a man and a woman - were killed"
            for (auto close = token + 1; close < end && !text.is(close, ";"); ++close) {
                if (text.is_dash(close)) {
                    return close + 1;
                }
            }
            return none;
        }
        if (!text.is(token, ",") || token + 1 >= end) {
            return none;
        }
        auto next = token + 1;
        if (const auto after = over_item(next); after != next) {
            return object ? none : after;
        }
        if (next + 1 < end && phrase_at(text, next, words().aside) == 1 && text.cue_at(next + 1) != nullptr &&
            text.cue_at(next + 1)->is(past | state)) {
            return next + 1; // "nine others, all wounded,"
        }
        if (opens_aside(next)) {
            const auto close = find_mark(next, ",");
            if (close == none) {
                return none;
            }
            comma = true;
            return close + 1;
        }
        if (text.at(next).part == Part::be || text.at(next).part == Part::have || text.cue_at(next) != nullptr) {
            const auto* cue = text.cue_at(next);
            return cue != nullptr && cue->is(gerund | base) && !cue->is(past) ? none : next;
        }
        if (text.at(next).part == Part::conjunction) {
            return over_and(next, object);
        }
        return none;
    }

    /// "80 'terrorists' had been killed".
    [[nodiscard]] bool closes_quoted_noun(std::uint32_t token) const
    {
        return token == counted.last && (text.is(token, "'") || text.is(token, "’"));
    }

    [[nodiscard]] bool is_joint(std::uint32_t token) const
    {
        return text.is(token, "-") && !text.document.tokens[token].space_before;
    }

    [[nodiscard]] bool opens_aside(std::uint32_t token) const
    {
        const auto& tag = text.at(token);
        if (phrase_at(text, token, words().aside) > 0 || tag.part == Part::relative || tag.part == Part::preposition ||
            tag.part == Part::determiner || tag.part == Part::of) { // ", of 61 to 80 years,"
            return true;
        }
        if (tag.quantity != none) { // ", seven of them children,"
            if (text.quantities[tag.quantity].kind == text::QuantityKind::age) {
                return true; // ", 71,"
            }
            const auto last = text.quantities[tag.quantity].last_token;
            return last < end && text.at(last).part == Part::of;
        }
        const auto close = find_mark(token, ","); // ", the ministry said,"
        return close != none && close > token && text.at(close - 1).speech_length > 0;
    }

    std::uint32_t find_mark(std::uint32_t token, std::string_view mark) const
    {
        for (; token < end; ++token) {
            if (text.is(token, mark)) {
                return token;
            }
            if (text.is(token, ";") || text.is(token, ":")) {
                return none;
            }
        }
        return none;
    }

    /// "nine soldiers and one civilian were killed": over the next item of the list.
    std::uint32_t over_and(std::uint32_t token, bool object) const
    {
        const auto next = token + text.at(token).part_length;
        const auto after = over_item(next);
        if (after != next) {
            return object || token > counted.last + longest_item ? none : after;
        }
        if (next < end && text.at(next).quantity != none &&
            text.quantities[text.at(next).quantity].kind == text::QuantityKind::cardinal) {
            return none; // "ten were rescued and three remained missing"
        }
        return next;
    }

    /// Whether the word of harm after the noun has it as its victim.
    std::optional<Reading> verdict(const Cue& cue, bool be, bool comma) const
    {
        const bool victim = takes(cue, victim_past | victim_gerund | victim_base);
        const bool says = victim || (takes(cue, state) && !has_object(cue)) ||
                          (takes(cue, past) && (be || (!has_object(cue) && (!cue.is(weak) || goes_on_from_people()))));
        if (!says || cue.is(toll)) {
            return std::nullopt;
        }
        if (cue.is(state) && !victim && (names_the_group(cue) || stands_before_noun(cue, be))) {
            return std::nullopt;
        }
        if (!be && comma && !victim && !shares_the_auxiliary(cue)) {
            return std::nullopt;
        }
        if (cue.is(drive) && cue.measure == Measure::killed) {
            return std::nullopt; // what costs a life is no victim
        }
        if (cue.is(drive) && find_phrase(text, cue.last, std::min(end, cue.last + 4), completion_of(cue)) == none) {
            return std::nullopt;
        }
        if (hypothetical(cue)) {
            return std::nullopt;
        }
        return reading(cue.measure, cue.first, counted.first, cue.last);
    }

    /// "nine fighters were killed and 14 captured": the number before it counts people.
    [[nodiscard]] bool goes_on_from_people() const
    {
        return counted.head == Head::implied && index > 0 && all[index - 1].head == Head::person &&
               all[index - 1].first >= start;
    }

    /// "two were killed and five, including a boy, injured": the "were" of the clause before serves both.
    [[nodiscard]] bool shares_the_auxiliary(const Cue& cue) const
    {
        const auto token = before(text, counted.first);
        if (token == none || !cue.is(past | state) || has_object(cue) ||
            !(text.at(token).part == Part::conjunction || text.is(token, ","))) {
            return false;
        }
        const auto at = text.at(cue.first).cue;
        const auto* earlier = at == 0 ? nullptr : &text.cues[at - 1];
        return earlier != nullptr && earlier->first >= start && earlier->last <= counted.first &&
               (earlier->is(victim_past) || (earlier->is(past) && after_be(text, earlier->first)));
    }

    /// "most of the dead": a noun with an article, not said of the number before it.
    [[nodiscard]] bool names_the_group(const Cue& cue) const
    {
        const auto part = text.at(cue.first - 1).part;
        if (cue.first > start + 1 && text.is(cue.first - 2, ",")) {
            return false; // ", all wounded,"
        }
        return cue.first > start && (part == Part::determiner || part == Part::of);
    }

    /// "a dead end": said of another noun.
    [[nodiscard]] bool stands_before_noun(const Cue& cue, bool be) const
    {
        if (be || cue.is(past) || cue.last >= end || text.is_punctuation(cue.last)) {
            return false;
        }
        if (phrase_at(text, cue.last, words().part_before) > 0 || text.at(cue.last + 1).date != none) {
            return false; // "51 dead including 40 children", "13 dead early Tuesday"
        }
        const auto& tag = text.at(cue.last);
        return tag.part == Part::plain && tag.date == none && tag.quantity == none && tag.cue == none &&
               !text.document.tokens[cue.last].capital;
    }

    /// "could be killed", "would have died"; "may have died" is a guess at what happened and stays.
    [[nodiscard]] bool hypothetical(const Cue& cue) const
    {
        bool have = false;
        for (auto token = cue.first; token > counted.last; --token) {
            const auto part = text.at(token - 1).part;
            if (part == Part::have) {
                have = true;
            } else if (part == Part::modal) {
                const auto word = text.document.fold(token - 1);
                return !(have && (word == "may" || word == "might" || word == "could" || word == "must"));
            } else if (part == Part::to && !have) {
                return true;
            } else if (part != Part::be && part != Part::adverb) {
                return false;
            }
        }
        return false;
    }
};

} // namespace

std::optional<Reading> harm_after(const NounContext& noun)
{
    return HarmAfter{noun}.find();
}

} // namespace placeline::claims
