// SPDX-License-Identifier: Apache-2.0
#include "claims/figure_readings.hpp"

#include "claims/own_measure.hpp"
#include "claims/words.hpp"

#include <algorithm>

namespace placeline::claims {

std::optional<Reading> FigureReader::implied_intercepted(std::uint32_t index) const
{
    constexpr std::uint32_t reach = 4;
    const auto& counted = counted_[index];
    if (counted.head != Head::implied || readings_.empty() ||
        (readings_.back().measure != Measure::munitions && readings_.back().measure != Measure::intercepted)) {
        return std::nullopt;
    }
    if (const auto token = before(text_, counted.first); token != none && !counted.article) {
        if (const auto verb = interception_ending_at(text_, token); verb != none) {
            return Reading{.counted = index, // "claimed to have downed 52"
                           .measure = Measure::intercepted,
                           .verb = verb,
                           .first = verb,
                           .last = std::max(counted.last, counted.number_last)};
        }
    }
    const auto end = std::min(text_.sentence_of(counted.first).last_token, counted.last + reach);
    for (auto token = counted.last; token < end && !text_.is_punctuation(token); ++token) {
        if (text_.at(token).intercept && !text_.at(token).intercept_active) {
            return Reading{.counted = index,
                           .measure = Measure::intercepted,
                           .verb = token,
                           .first = counted.first,
                           .last = token + 1};
        }
    }
    return std::nullopt;
}

std::optional<Reading> FigureReader::implied_strikes(std::uint32_t index) const
{
    const auto& counted = counted_[index];
    const auto token = before(text_, counted.first);
    if (counted.head != Head::implied || counted.article || token == none || readings_.empty() ||
        readings_.back().measure != Measure::strikes) {
        return std::nullopt;
    }
    const auto verb = phrase_ending_at(text_, token, words().strike_verb);
    if (verb == none) {
        return std::nullopt;
    }
    return Reading{.counted = index, .measure = Measure::strikes, .verb = verb, .first = verb, .last = counted.last};
}

std::optional<Reading> FigureReader::figure_again(std::uint32_t index) const
{
    const auto& counted = counted_[index];
    if (counted.head != Head::implied || counted.article || counted.none_of_them) {
        return std::nullopt;
    }
    auto token = before(text_, counted.first);
    const auto& sentence = text_.sentence_of(counted.first);
    if (token != none && token > sentence.first_token && phrase_ending_at(text_, token, words().toll_link) != none) {
        --token;
    } else if (token != none && token > sentence.first_token && text_.at(token).part == Part::of) {
        --token;
    }
    if (token == none) {
        return std::nullopt;
    }
    auto noun = phrase_ending_at(text_, token, words().figure);
    if (noun == none && token + 1 < counted.first) { // "spoke of"
        noun = phrase_ending_at(text_, token + 1, words().figure);
    }
    if (noun == none && (said_to_be_there(counted) || far_end_of_range(index))) {
        noun = before(text_, counted.first);
    }
    if (noun == none && text_.at(token).speech_length == 1 && ends_here(counted)) {
        noun = token; // "the group says 18 people died; the army says six"
    }
    if (const auto asked = noun != none ? asked_for(noun) : none; asked != none) {
        const auto& cue = text_.cues[text_.at(asked).cue];
        return Reading{.counted = index, .measure = cue.measure, .verb = noun, .first = noun, .last = counted.last};
    }
    const auto previous = last_total();
    if (noun == none || previous == none ||
        text_.document.tokens[readings_[previous].first].sentence + 1 < text_.document.tokens[counted.first].sentence) {
        return std::nullopt;
    }
    return Reading{
        .counted = index, .measure = readings_[previous].measure, .verb = noun, .first = noun, .last = counted.last};
}

bool FigureReader::said_to_be_there(const Counted& counted) const
{
    const auto there = phrase_ending_at(text_, before(text_, counted.first), words().figure_there);
    if (there == none || !ends_here(counted)) {
        return false;
    }
    auto said = there;
    const auto start = text_.sentence_of(there).first_token;
    said -= said > start && text_.document.fold(said - 1) == "that" ? 1 : 0;
    return said > start && text_.at(said - 1).speech_length == 1;
}

bool FigureReader::far_end_of_range(std::uint32_t index) const
{
    const auto token = before(text_, counted_[index].first);
    if (index == 0 || readings_.empty() || readings_.back().counted + 1 != index || text_.at(token).part != Part::to) {
        return false;
    }
    const auto& near = counted_[index - 1];
    const auto start = text_.sentence_of(token).first_token;
    return near.first > start && text_.document.fold(near.first - 1) == "from" &&
           find_phrase(text_, start, near.first, words().figure) != none;
}

std::uint32_t FigureReader::asked_for(std::uint32_t token) const
{
    constexpr std::uint32_t reach = 5;
    const auto start = text_.near(token).first;
    const auto asked = find_phrase(text_, start, token, words().how_many);
    for (auto verb = asked; verb != none && verb < std::min(token, asked + reach); ++verb) {
        if (const auto* cue = text_.cue_at(verb); cue != nullptr && cue->is(past | victim_past)) {
            return verb;
        }
    }
    return none;
}

bool FigureReader::ends_here(const Counted& counted) const
{
    return counted.last >= text_.sentence_of(counted.first).last_token || text_.is_punctuation(counted.last);
}

std::uint32_t FigureReader::last_total() const
{
    auto last = none;
    for (auto i = static_cast<std::uint32_t>(readings_.size()); i-- > 0;) {
        const auto& reading = readings_[i];
        if (last != none &&
            text_.document.tokens[reading.first].sentence != text_.document.tokens[readings_[last].first].sentence) {
            break;
        }
        if (reading.relation == Relation::own && (last == none || reading.measure == Measure::killed)) {
            last = i;
        }
    }
    return last;
}

} // namespace placeline::claims
