// SPDX-License-Identifier: Apache-2.0
#include "claims/toll.hpp"

#include "claims/words.hpp"

#include <algorithm>

namespace placeline::claims {

namespace {

/// How far before its number a toll's name may stand.
constexpr std::uint32_t longest_toll = 24;

class TollRules : NounContext {
public:
    explicit TollRules(const NounContext& noun) : NounContext{noun} {}

    std::optional<Reading> find()
    {
        if (auto found = among_the_harmed()) {
            return found;
        }
        if (auto found = named_with_the_part()) {
            return found;
        }
        if (auto found = running_toll()) {
            return found;
        }
        return number_of_harmed();
    }

private:
    /// "the death toll had reached at least 100", "put the dead at 15", "the number wounded rose to 40".
    std::optional<Reading> running_toll()
    {
        auto token = before(text, counted.first);
        if (token == none) {
            return std::nullopt;
        }
        if (counted.head == Head::other && text.at(token).part == Part::preposition) {
            return std::nullopt; // "the toll of the bombings at three churches"
        }
        const auto first = token;
        bool linked = phrase_ending_at(text, token, words().toll_link) != none || text.is(token, ":") ||
                      phrase_ending_at(text, counted.first - 1, words().toll_link) != none; // "gone up to"
        const Cue* named = nullptr; // of "raised its count of displaced people to 40,000"
        for (std::uint32_t steps = 0; steps < longest_toll; ++steps) {
            if (const auto* cue = text.cue_ending_at(token); cue != nullptr && cue->is(toll)) {
                if (!linked && steps > 0) {
                    return std::nullopt;
                }
                const auto measure = cue->is(weak) && named != nullptr ? named->measure : cue->measure;
                auto found = reading(measure, cue->first, cue->first, counted.last);
                found.from_toll = true;
                return found;
            }
            const auto& tag = text.at(token);
            if (text.is(token, ";") || tag.part == Part::relative) {
                return std::nullopt;
            }
            if (tag.quantity != none && text.is(first, ":")) {
                return std::nullopt; // "rose to 121: four officers and 117 suspects"
            }
            named = tag.cue != none ? &text.cues[tag.cue] : named;
            if (token == start) {
                return std::nullopt;
            }
            --token;
        }
        return std::nullopt;
    }

    /// "Among the dead at the quarry were two guards", "of those killed, 11 were children".
    std::optional<Reading> among_the_harmed()
    {
        const auto token = before(text, counted.first);
        const auto opening = text.sentence_of(counted.first).first_token;
        if (token == none || token <= opening) {
            return std::nullopt;
        }
        if (const auto* cue = text.cue_at(opening);
            cue != nullptr && cue->is(past) && cue->last == token && text.at(token).part == Part::be) {
            return reading(cue->measure, cue->first, cue->first, counted.last); // "Killed were three men"
        }
        const bool among = text.document.fold(opening) == "among" && text.at(token).part == Part::be;
        const bool of = text.at(opening).part == Part::of && text.is(token, ",") && said_to_be();
        if (!(among && counted.head == Head::person) && !of) {
            return std::nullopt;
        }
        const auto* cue = text.cue_at(opening);
        for (std::uint32_t small = 1; cue == nullptr && small <= 2 && opening + small < token; ++small) {
            if (text.at(opening + small).cue != none) {
                cue = text.cue_at(opening + small);
            } else if (text.at(opening + small).part != Part::determiner) {
                break;
            }
        }
        if (cue == nullptr || !cue->is(state | past) || cue->last > token) {
            return std::nullopt;
        }
        for (auto between = cue->last; between < token; ++between) {
            if (text.at(between).cue != none || text.is_punctuation(between) || text.at(between).quantity != none) {
                return std::nullopt;
            }
        }
        return reading(cue->measure, cue->first, cue->first, counted.last);
    }

    /// "11 were children".
    [[nodiscard]] bool said_to_be() const
    {
        return counted.head == Head::implied && !counted.article && counted.last + 1 < end &&
               text.at(counted.last).part == Part::be && text.at(counted.last + 1).person_length > 0;
    }

    /// "The wounded include a nurse", where no total is known: the words themselves name the harm.
    std::optional<Reading> named_with_the_part()
    {
        const auto token = before(text, counted.first);
        const auto phrase = token == none ? none : phrase_ending_at(text, token, words().part_before);
        if (phrase == none) {
            return std::nullopt;
        }
        const auto* term = text.document.term_at(phrase, words().part_before);
        const auto measure = parse_measure(text::builtin_lexicon().value(term->value));
        return measure ? std::optional{reading(*measure, phrase, phrase, counted.last)} : std::nullopt;
    }

    /// "put the number of villagers killed in the raid at 27", "and the wounded at 19", "brings to 33 the number of
    /// people known to have died".
    std::optional<Reading> number_of_harmed()
    {
        const auto token = before(text, counted.first);
        if (counted.head != Head::implied || counted.article || token == none) {
            return std::nullopt;
        }
        if (const auto link = phrase_ending_at(text, token, words().toll_link); link != none && link > start) {
            const auto* last = text.cue_ending_at(link - 1);
            const bool named = last != nullptr && last->is(past | state) && last->first > start &&
                               text.document.fold(last->first - 1) == "the";
            const auto* cue = named ? last : harm_after_number(start, link);
            if (cue != nullptr) {
                auto found = reading(cue->measure, cue->first, cue->first, counted.last);
                found.from_toll = true;
                return found;
            }
        }
        if (phrase_at(text, counted.last, words().toll_number) == 0) {
            return std::nullopt;
        }
        const auto* cue = harm_after_number(counted.last, std::min(end, counted.last + longest_toll));
        if (cue == nullptr) {
            return std::nullopt;
        }
        auto found = reading(cue->measure, cue->first, counted.first, cue->last);
        found.from_toll = true;
        return found;
    }

    /// The word of harm of "the number of ... killed", nothing but words of the noun between; nullptr: none.
    [[nodiscard]] const Cue* harm_after_number(std::uint32_t first, std::uint32_t last) const
    {
        auto token = find_phrase(text, first, last, words().toll_number);
        if (token == none || last - token > longest_toll) {
            return nullptr;
        }
        for (token += phrase_at(text, token, words().toll_number); token < last; ++token) {
            if (const auto* cue = text.cue_at(token)) {
                return cue->is(past | state | victim_past | noun | loss) ? cue : nullptr;
            }
            const auto& tag = text.at(token);
            if (text.is_punctuation(token) || tag.quantity != none || tag.part == Part::conjunction ||
                tag.part == Part::subordinator) {
                return nullptr;
            }
        }
        return nullptr;
    }
};

} // namespace

std::optional<Reading> toll_of(const NounContext& noun)
{
    return TollRules{noun}.find();
}

} // namespace placeline::claims
