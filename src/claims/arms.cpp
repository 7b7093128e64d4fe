// SPDX-License-Identifier: Apache-2.0
#include "claims/arms.hpp"

#include "claims/own_measure.hpp"
#include "claims/words.hpp"

#include <algorithm>

namespace placeline::claims {

namespace {

class ArmsRules : NounContext {
public:
    explicit ArmsRules(const NounContext& noun) : NounContext{noun} {}

    std::optional<Reading> find()
    {
        switch (counted.head) {
        case Head::strike:
            return strike();
        case Head::times:
            return times();
        case Head::munition:
            return munition();
        default:
            return target();
        }
    }

private:
    std::optional<Reading> strike()
    {
        const auto from = counted.first > start ? counted.first - 1 : start;
        if (find_phrase(text, from, std::min(end, counted.last + 2), words().strike_not) != none) {
            return std::nullopt;
        }
        const auto token = before(text, counted.first);
        if (token != none && text.document.fold(token) == "is") {
            return std::nullopt; // "a single weapon against a lone vehicle is one strike": what the word means
        }
        if (unreal_near() || counted.none_of_them) {
            return std::nullopt;
        }
        if (counted.bounds.high == 1U && counted.number_last < end &&
            phrase_at(text, counted.number_last, words().part_out_of) > 0) {
            return std::nullopt; // "one of its largest raids" says how large, not how many
        }
        const bool generic = text.at(counted.last - 1).attack == words().attack_generic;
        if (counted.article && generic && !strikes_now()) {
            return std::nullopt;
        }
        return reading(Measure::strikes, counted.last - 1, counted.first, counted.last);
    }

    /// "was shelled 14 times", "shelled the region 112 times", "came under shelling four times".
    std::optional<Reading> times()
    {
        constexpr std::uint32_t reach = 8;
        for (auto token = counted.first; token > start && counted.first - token < reach; --token) {
            const auto& tag = text.at(token - 1);
            if (text.is_punctuation(token - 1) || tag.part == Part::subordinator || tag.part == Part::relative ||
                tag.cue != none || (tag.quantity != none && text.at(counted.first).quantity != tag.quantity)) {
                return std::nullopt;
            }
            if (tag.attack_length > 0 || tag.target_verb || tag.munition_hit) {
                return unreal_before(token - 1)
                           ? std::nullopt
                           : std::optional{reading(Measure::strikes, token - 1, token - 1, counted.last)};
            }
        }
        return std::nullopt;
    }

    /// An article is a number where the strike does something: "an airstrike destroyed", "carried out a strike".
    [[nodiscard]] bool strikes_now() const
    {
        if (counted.first > start && phrase_ending_at(text, counted.first - 1, words().strike_verb) != none) {
            return true;
        }
        for (auto token = counted.last; token < std::min(end, counted.last + 6); ++token) {
            const auto& tag = text.at(token);
            if (tag.target_verb || tag.munition_hit || tag.cue != none) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool unreal_near() const { return unreal_around(counted.first); }

    /// "could order", "plans to": shortly before the token.
    [[nodiscard]] bool unreal_around(std::uint32_t noun) const
    {
        const auto from = noun > start + 3 ? noun - 3 : start;
        for (auto token = from; token < noun; ++token) {
            const auto part = text.at(token).part;
            if (part == Part::modal || phrase_at(text, token, words().unreal) > 1) {
                return true;
            }
        }
        return false;
    }

    std::optional<Reading> target()
    {
        if (counted.article) {
            return std::nullopt;
        }
        const auto token = before(text, counted.first);
        if (token != none && !unreal_near()) {
            if (const auto verb = phrase_ending_at(text, token, words().target_verb); verb != none) {
                return reading(Measure::targets, verb, verb, counted.last);
            }
        }
        // "strikes against more than 60 targets"
        if (token != none && token > start && text.at(token).part == Part::preposition && !unreal_near()) {
            const auto& noun = text.at(token - 1);
            const bool attack = noun.strike_one || noun.strike_many || (noun.attack_length > 0 && !noun.attack_verb);
            if (attack && !unreal_around(token - 1)) {
                return reading(Measure::targets, token - 1, token - 1, counted.last);
            }
        }
        bool be = false;
        for (auto next = counted.last; next < std::min(end, counted.last + 8); ++next) {
            if (text.is_punctuation(next) || text.at(next).part == Part::modal) {
                break;
            }
            be = be || text.at(next).part == Part::be;
            if (be && text.at(next).target_verb) {
                return reading(Measure::targets, next, counted.first, next + 1);
            }
        }
        return std::nullopt;
    }

    std::optional<Reading> munition()
    {
        if (counted.article || counted.none_of_them) {
            return std::nullopt;
        }
        const auto token = before(text, counted.first);
        if (token != none) {
            if (const auto active = interception_ending_at(text, token); active != none && !unreal_before(active)) {
                return reading(Measure::intercepted, active, active, counted.last);
            }
            const auto verb = phrase_ending_at(text, token, words().intercept_destroy);
            if (verb != none && find_phrase(text, start, verb, words().intercept_by) != none) {
                return reading(Measure::intercepted, verb, verb, counted.last);
            }
        }
        if (index > 0 && all[index - 1].of_more && all[index - 1].last <= counted.first) { // "13 of 14 rockets"
            return reading(Measure::munitions, counted.first, counted.first, counted.last);
        }
        if (const auto verb = intercept_after(); verb != none) {
            return reading(Measure::intercepted, verb, counted.first, verb + 1);
        }
        auto verb = use_near();
        verb = verb == none ? struck_with() : verb;
        verb = verb == none ? aimed_without_verb() : verb;
        if (verb != none) {
            return reading(Measure::munitions, verb, std::min(counted.first, verb), std::max(counted.last, verb + 1));
        }
        return std::nullopt;
    }

    /// "15 drones were shot down", "seven drones intercepted".
    [[nodiscard]] std::uint32_t intercept_after() const
    {
        auto token = counted.of_more && index + 1 < all.size() ? all[index + 1].last : counted.last;
        constexpr std::uint32_t reach = 8;
        auto limit = std::min(end, token + reach);
        for (; token < limit; ++token) {
            const auto& tag = text.at(token);
            if (phrase_at(text, token, words().part_after) > 0) {
                return none; // "67 drones, of which the army downed 52"
            }
            if ((tag.intercept && !tag.intercept_active) || destroyed_in_flight(token)) {
                return token;
            }
            if (const auto after = over_item(token);
                after != token) { // "12 drones, three missiles and a bomb were ..."
                token = after - 1;
                limit = std::min(end, after + reach);
                continue;
            }
            if ((text.is_punctuation(token) && !text.is(token, ",")) || tag.part == Part::subordinator ||
                (tag.quantity != none && text.at(token - 1).part != Part::conjunction)) {
                return none;
            }
        }
        return none;
    }

    /// "32 drones were destroyed": a drone or missile, unless it lay in a depot or on a truck.
    [[nodiscard]] bool destroyed_in_flight(std::uint32_t token) const
    {
        return phrase_at(text, token, words().intercept_destroy) > 0 && after_be(text, token) &&
               find_phrase(text, start, end, words().intercept_not) == none;
    }

    /// "struck the depot with 20 rockets", "was hit by six missiles": what carries the blow.
    [[nodiscard]] std::uint32_t struck_with() const
    {
        constexpr std::uint32_t reach = 10;
        const auto token = before(text, counted.first);
        const auto with = token == none ? none : phrase_ending_at(text, token, words().strike_with);
        if (with == none) {
            return none;
        }
        for (auto verb = with; verb > start && with - verb < reach; --verb) {
            const auto& tag = text.at(verb - 1);
            if (text.is(verb - 1, ";") || text.is(verb - 1, ":") || tag.part == Part::subordinator ||
                tag.part == Part::relative) {
                return none;
            }
            if (tag.attack_verb || tag.target_verb || tag.munition_hit || tag.attack_length > 0) {
                return unreal_before(verb - 1) ? none : verb - 1;
            }
        }
        return none;
    }

    /// "Two bombs on a depot.": a note without a verb.
    [[nodiscard]] std::uint32_t aimed_without_verb() const
    {
        if (counted.first != start || phrase_at(text, counted.last, words().munition_at) == 0) {
            return none;
        }
        for (auto token = counted.last; token < end; ++token) {
            const auto& tag = text.at(token);
            if (tag.part == Part::be || tag.part == Part::have || tag.part == Part::modal || tag.attack_verb ||
                tag.target_verb || tag.cue != none) {
                return none;
            }
        }
        return counted.last;
    }

    /// The nearest verb of use in the clause: before the number as its verb, after it as its predicate.
    [[nodiscard]] std::uint32_t use_near() const
    {
        constexpr std::uint32_t reach = 14;
        for (auto token = counted.first; token > start && counted.first - token < reach; --token) {
            const auto& tag = text.at(token - 1);
            if (text.is(token - 1, ";") || text.is(token - 1, ":")) {
                break;
            }
            if (tag.munition_fire) {
                return unreal_before(token - 1) ? none : token - 1;
            }
            if (tag.part == Part::subordinator || tag.part == Part::relative) {
                break;
            }
        }
        for (auto token = counted.last; token < std::min(end, counted.last + reach); ++token) {
            const auto& tag = text.at(token);
            if (tag.munition_fire || tag.munition_hit || tag.intercept) {
                return unreal_before(token) ? none : token;
            }
            if (text.is(token, ";") || text.is(token, ":") || tag.part == Part::subordinator) {
                break;
            }
        }
        return none;
    }
};

} // namespace

std::optional<Reading> arms_measure(const NounContext& noun)
{
    return ArmsRules{noun}.find();
}

std::optional<Reading> fired_without_noun(const NounContext& noun)
{
    constexpr std::uint32_t reach = 60;
    const auto& text = noun.text;
    const auto of = before(text, noun.counted.first);
    auto verb = noun.counted.last;
    while (verb < noun.end && (text.at(verb).part == Part::be || text.at(verb).part == Part::have)) {
        ++verb;
    }
    const bool part = of != none && text.at(of).part == Part::of;
    if (noun.counted.article || verb >= noun.end || !text.at(verb).munition_fire ||
        !(part || verb > noun.counted.last)) {
        return std::nullopt;
    }
    for (auto token = noun.counted.first; token > 0 && noun.counted.first - token < reach; --token) {
        if (text.at(token - 1).munition_many || text.at(token - 1).munition_one) {
            return noun.reading(Measure::munitions, verb, noun.counted.first, verb + 1);
        }
    }
    return std::nullopt;
}

} // namespace placeline::claims
