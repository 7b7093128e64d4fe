// SPDX-License-Identifier: Apache-2.0
#include "claims/noun_context.hpp"

#include "claims/words.hpp"

#include <algorithm>

namespace placeline::claims {

namespace {

/// Nothing but articles and adverbs in [token, first).
bool only_small_words(const TaggedText& text, std::uint32_t token, std::uint32_t first)
{
    for (; token < first; ++token) {
        if (text.at(token).part != Part::determiner && text.at(token).part != Part::adverb) {
            return false;
        }
    }
    return true;
}

} // namespace

NounContext::NounContext(const TaggedText& document, const std::vector<Counted>& nouns, std::uint32_t noun)
    : text{document}, all{nouns}, index{noun}, counted{nouns[noun]}, start{document.near(nouns[noun].first).first},
      end{document.near(nouns[noun].first).second}
{
}

Reading NounContext::reading(Measure measure, std::uint32_t verb, std::uint32_t first, std::uint32_t last) const
{
    return {.counted = index,
            .measure = measure,
            .verb = verb,
            .first = first,
            .last = std::max(last, counted.number_last)};
}

bool NounContext::takes(const Cue& cue, int forms) const
{
    if (!cue.is(static_cast<std::uint16_t>(forms))) {
        return false;
    }
    if (cue.is(move) && !are_many()) {
        return false;
    }
    const bool named = counted.head == Head::person || (counted.head == Head::implied && !cue.is(loss | victim_past));
    return named || !cue.is(weak | drive);
}

bool NounContext::are_many() const
{
    constexpr std::uint32_t many = 10;
    constexpr std::uint32_t many_unnamed = 100;
    const auto number = counted.bounds.low.value_or(0);
    if (counted.head == Head::implied) {
        return number >= many_unnamed;
    }
    return number >= many && find_phrase(text, counted.number_last, counted.last, words().populace) != none;
}

text::ClassId NounContext::completion_of(const Cue& cue)
{
    switch (cue.measure) {
    case Measure::killed:
        return words().cost_lives;
    case Measure::abducted:
        return words().abduct_after;
    case Measure::injured:
        return words().hospital;
    default:
        return words().displace_from;
    }
}

bool NounContext::has_object(const Cue& cue) const
{
    auto token = cue.last;
    while (token < end && text.at(token).part == Part::adverb && text.at(token).quantity == none) {
        token += text.at(token).part_length;
    }
    if (token >= end || text.is_punctuation(token) || text.at(token).date != none) {
        return false;
    }
    const auto& tag = text.at(token);
    if (tag.quantity != none) { // "2 dead 6 wounded": the next number has a word of its own
        const auto& next = text.quantities[tag.quantity];
        const auto* own = text.cue_at(next.last_token);
        return next.kind == text::QuantityKind::cardinal && !(cue.is(state) && own != nullptr && own->is(state | past));
    }
    return tag.person_length > 0 || tag.part == Part::determiner || tag.part == Part::object;
}

bool NounContext::unreal_before(std::uint32_t verb) const
{
    auto token = verb;
    while (token > start && text.at(token - 1).part == Part::adverb) {
        --token;
    }
    if (token == start) {
        return false;
    }
    const auto part = text.at(token - 1).part;
    return part == Part::modal || part == Part::to || phrase_ending_at(text, token - 1, words().unreal) != none;
}

std::uint32_t NounContext::over_item(std::uint32_t token) const
{
    for (auto i = index + 1; i < all.size() && all[i].first < end; ++i) {
        if (all[i].first >= token) {
            const bool item = only_small_words(text, token, all[i].first) && !all[i].of_them &&
                              (all[i].head == Head::person || all[i].head == Head::other ||
                               (all[i].head == Head::implied && all[i].additional) || // "a girl and eight more died"
                               (all[i].head == Head::munition && counted.head == Head::munition));
            return item ? all[i].last : token;
        }
    }
    return token;
}

} // namespace placeline::claims
