// SPDX-License-Identifier: Apache-2.0
#include "claims/harm_before.hpp"

#include "claims/words.hpp"

#include <algorithm>

namespace placeline::claims {

namespace {

/// How many words a label may have before its word of harm: "Civilians killed: 3", "Ukrainian soldiers killed: 3".
constexpr std::uint32_t longest_label = 3;

class HarmBefore : NounContext {
public:
    explicit HarmBefore(const NounContext& noun) : NounContext{noun} {}

    std::optional<Reading> find()
    {
        if (auto found = label()) {
            return found;
        }
        if (auto found = object_of_verb()) {
            return found;
        }
        return of_noun();
    }

private:
    /// "killed 16 people", "wounding 25", "lost two men".
    std::optional<Reading> object_of_verb()
    {
        auto token = before(text, counted.first);
        if (token != none && text.at(token).part == Part::of) { // "a family of five"
            if (const auto family = phrase_ending_at(text, token, words().family); family != none && family > start) {
                token = before(text, family);
                if (token != none && token > start && text.at(token).quantity != none &&
                    text.quantities[text.at(token).quantity].article) {
                    token = before(text, token);
                }
            }
        }
        if (token == none) {
            return std::nullopt;
        }
        if (const auto* cue = text.cue_ending_at(token)) {
            if (takes(*cue, past | gerund | base | loss | drive) && active(*cue)) {
                const auto* after = cue->is(loss) ? text.cue_at(counted.last) : nullptr;
                if (after != nullptr && after->is(past | noun)) { // "lost 1,100 men killed and wounded"
                    return reading(after->measure, cue->first, cue->first, after->last);
                }
                return reading(cue->measure, cue->first, cue->first, counted.last);
            }
        }
        return object_after_name(token);
    }

    /// "killing Colonel Dar Venn and three of his guards", "killed himself and four others".
    std::optional<Reading> object_after_name(std::uint32_t token)
    {
        constexpr std::uint32_t longest_name = 6;
        if (text.at(token).part != Part::conjunction) {
            return std::nullopt;
        }
        for (std::uint32_t steps = 0; steps < longest_name && token > start; ++steps) {
            --token;
            if (const auto* cue = text.cue_ending_at(token)) {
                return steps > 0 && takes(*cue, past | gerund) && !cue->is(weak) && active(*cue)
                           ? std::optional{reading(cue->measure, cue->first, cue->first, counted.last)}
                           : std::nullopt;
            }
            const auto& tag = text.at(token);
            const bool name = text.document.tokens[token].capital || tag.part == Part::object || tag.person_length > 0;
            if (!name || tag.quantity != none || tag.date != none) {
                return std::nullopt;
            }
        }
        return std::nullopt;
    }

    /// "Killed: 5", "Wounded - 12", "Civilians killed: 3".
    std::optional<Reading> label()
    {
        const auto token = before(text, counted.first);
        if (token == none || token == start || counted.article || counted.head == Head::harm ||
            !(text.is(token, ":") || text.is(token, "=") || text.is_dash(token))) {
            return std::nullopt;
        }
        const auto* cue = text.cue_ending_at(token - 1);
        if (cue == nullptr || !cue->is(past | state | noun) || !opens_label(cue->first) ||
            text.cue_at(counted.last) != nullptr) { // "Casualties: 3 killed"
            return std::nullopt;
        }
        return reading(cue->measure, cue->first, cue->first, counted.last);
    }

    /// The start of the sentence, of a list item, or a plural of persons there.
    [[nodiscard]] bool opens_label(std::uint32_t token) const
    {
        const auto opens = [&](std::uint32_t first) {
            return first == start || text.is_punctuation(first - 1) || text.at(first - 1).part == Part::conjunction ||
                   (text.at(first - 1).part == Part::determiner && first == start + 1);
        };
        if (opens(token)) {
            return true;
        }
        for (auto first = token; first > start && token - first < longest_label; --first) {
            const auto& tag = text.at(first - 1);
            if (tag.quantity != none || tag.cue != none || tag.part != Part::plain) {
                return false;
            }
            if (opens(first - 1)) {
                return tag.person_length > 0 || token - first + 1 < longest_label;
            }
        }
        return false;
    }

    [[nodiscard]] bool active(const Cue& cue) const
    {
        if (cue.is(drive) &&
            find_phrase(text, counted.number_last, std::min(end, counted.last + 5), completion_of(cue)) == none) {
            return false;
        }
        if (cue.is(past | loss | drive) && !cue.is(base) && after_be(text, cue.first)) {
            return false;
        }
        return !cue.is(base) || !unreal_before(cue.first);
    }

    /// "the deaths of five soldiers", "the abduction of 12 pupils", "the bodies of three men".
    std::optional<Reading> of_noun()
    {
        const auto token = before(text, counted.first);
        if (token == none || token <= start || text.at(token).part != Part::of) {
            return std::nullopt;
        }
        const auto* cue = text.cue_ending_at(token - 1);
        if (cue == nullptr || !takes(*cue, noun | body | gerund) || cue->is(toll)) {
            return std::nullopt;
        }
        return reading(cue->measure, cue->first, cue->first, counted.last);
    }
};

} // namespace

std::optional<Reading> harm_before(const NounContext& noun)
{
    return HarmBefore{noun}.find();
}

} // namespace placeline::claims
