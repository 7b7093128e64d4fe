// SPDX-License-Identifier: Apache-2.0
#include "claims/part_readings.hpp"

#include "claims/own_measure.hpp"
#include "claims/words.hpp"
#include "text/lexicon.hpp"

#include <algorithm>

namespace placeline::claims {

std::optional<Reading> PartReader::of_named_harmed(std::uint32_t index) const
{
    const auto& counted = counted_[index];
    const auto comma = before(text_, counted.first);
    const auto start = text_.sentence_of(counted.first).first_token;
    if (!counted.of_them || comma == none || comma < start + 2 || !text_.is(comma, ",")) {
        return std::nullopt;
    }
    const auto* cue = text_.cue_ending_at(comma - 1);
    if (cue == nullptr || !cue->is(past | state) || cue->first == start ||
        text_.document.fold(cue->first - 1) != "the") {
        return std::nullopt;
    }
    return Reading{.counted = index,
                   .measure = cue->measure,
                   .verb = cue->first,
                   .first = cue->first,
                   .last = std::max(counted.last, counted.number_last)};
}

std::optional<Reading> PartReader::said_to_be(std::uint32_t index) const
{
    const auto& counted = counted_[index];
    const auto end = text_.sentence_of(counted.first).last_token;
    if (counted.head != Head::implied || counted.article || counted.last + 1 >= end ||
        text_.at(counted.last).part != Part::be || text_.at(counted.last + 1).person_length == 0) {
        return std::nullopt;
    }
    const auto parent = parent_of_part(index, harmed_before(counted));
    if (parent == none || !of_people(readings_[parent].measure)) {
        return std::nullopt;
    }
    auto part = part_of(index, parent);
    part->by_group = true;
    part->last = counted.last + 1 + text_.at(counted.last + 1).person_length;
    return part;
}

std::optional<Reading> PartReader::part_by_group(std::uint32_t index, const std::optional<Reading>& own) const
{
    const auto& counted = counted_[index];
    const auto parent = parent_of_part(index, harmed_before(counted));
    if (own && !own_is_far(*own)) {
        if (parent == none || readings_[parent].measure != own->measure || counted.including) {
            return own && parent != none && readings_[parent].measure == own->measure ? part_of(index, parent)
                                                                                      : std::optional<Reading>{*own};
        }
    }
    return parent == none ? std::nullopt : part_of(index, parent);
}

std::optional<Reading> PartReader::part_of(std::uint32_t index, std::uint32_t parent) const
{
    const auto& counted = counted_[index];
    const auto end = text_.sentence_of(counted.first).last_token;
    const bool by_place =
        counted.head == Head::implied && counted.last < end && text_.at(counted.last).part == Part::preposition;
    return Reading{.counted = index,
                   .measure = readings_[parent].measure,
                   .first = counted.first,
                   .last = std::max(counted.last, counted.number_last),
                   .relation = Relation::part,
                   .parent = parent,
                   .by_group = !by_place};
}

std::uint32_t PartReader::parent_of_part(std::uint32_t index, std::optional<Measure> measure) const
{
    const auto& counted = counted_[index];
    const auto sentence = text_.document.tokens[counted.first].sentence;
    auto wanted = measure ? measure : named_parent(counted);
    if (!wanted && counted.of_them && !readings_.empty() && readings_.back().by_group &&
        text_.document.tokens[readings_.back().first].sentence == sentence) {
        wanted = readings_.back().measure; // "among the dead were ten civilians, five of them children"
    }
    for (auto i = static_cast<std::uint32_t>(readings_.size()); i-- > 0;) {
        const auto& reading = readings_[i];
        const auto theirs = text_.document.tokens[reading.first].sentence;
        if (theirs + 1 < sentence) {
            return none;
        }
        if (reading.by_group || (wanted && reading.measure != *wanted) ||
            (counted.head != Head::implied && !fits(counted.head, reading.measure)) ||
            counted_[reading.counted].none_of_them) {
            continue;
        }
        return i;
    }
    return none;
}

std::optional<Measure> PartReader::named_parent(const Counted& counted) const
{
    if (!counted.of_them) {
        return std::nullopt;
    }
    if (find_phrase(text_, counted.number_last, counted.last, words().part_after_killed) != none) {
        return Measure::killed;
    }
    if (find_phrase(text_, counted.number_last, counted.last, words().part_after_injured) != none) {
        return Measure::injured;
    }
    return std::nullopt;
}

bool PartReader::own_is_far(const Reading& own) const
{
    const auto& counted = counted_[own.counted];
    if (own.verb == none || own.verb < counted.last) {
        return counted.including || own.verb == none;
    }
    bool verb_follows = true;
    for (auto token = counted.last; token < own.verb; ++token) {
        if (text_.is(token, ",") || text_.at(token).part == Part::conjunction) {
            return true;
        }
        verb_follows = verb_follows && (text_.at(token).part == Part::be || text_.at(token).part == Part::have ||
                                        text_.at(token).part == Part::adverb);
    }
    return counted.including && !verb_follows; // "of whom 431 were killed"
}

std::optional<Measure> PartReader::harmed_before(const Counted& counted) const
{
    const auto token = before(text_, counted.first);
    if (token == none) {
        return std::nullopt;
    }
    for (std::uint32_t length = 1; length <= 4 && length <= token + 1; ++length) {
        for (const auto& term : text_.document.terms_at(token + 1 - length)) {
            if (term.cls == words().part_before && term.n_tokens == length) {
                if (const auto measure = parse_measure(text::builtin_lexicon().value(term.value))) {
                    return measure;
                }
            }
        }
    }
    return std::nullopt;
}

} // namespace placeline::claims
