// SPDX-License-Identifier: Apache-2.0
#include "claims/list_readings.hpp"

#include "claims/own_measure.hpp"
#include "claims/words.hpp"

#include <algorithm>

namespace placeline::claims {

namespace {

/// Whether the items of a list may be what is counted, in place of those harmed.
bool counts_events(Head head)
{
    return head == Head::strike || head == Head::times || head == Head::munition || head == Head::target;
}

} // namespace

std::optional<Reading> ListReader::before_shared_verb(std::uint32_t index) const
{
    const auto& counted = counted_[index];
    if (counted.head != Head::implied || counted.article || counted.of_them || counted.including ||
        index + 1 >= counted_.size()) {
        return std::nullopt;
    }
    const auto next = counted_[index + 1].first;
    const bool adjacent =
        next == counted.last + 1 && (text_.is(counted.last, ",") || text_.at(counted.last).part == Part::conjunction);
    if (!adjacent || text_.document.tokens[next].sentence != text_.document.tokens[counted.first].sentence ||
        counted_[index + 1].head != Head::implied) {
        return std::nullopt;
    }
    auto shared = own_measure(text_, counted_, index + 1);
    if (!shared) {
        shared = before_shared_verb(index + 1);
    }
    if (!shared || shared->verb == none || shared->verb < next) {
        return std::nullopt;
    }
    shared->counted = index;
    shared->first = counted.first;
    return shared;
}

std::optional<Reading> ListReader::in_brackets(std::uint32_t index) const
{
    const auto& counted = counted_[index];
    const auto& sentence = text_.sentence_of(counted.first);
    if (counted.head != Head::implied || readings_.empty() || counted.first == sentence.first_token ||
        counted.last >= sentence.last_token || !text_.is(counted.first - 1, "(") ||
        readings_.back().first < sentence.first_token) {
        return std::nullopt;
    }
    if (text_.at(counted.last).part == Part::preposition && readings_.back().relation == Relation::own &&
        counted.bounds.high && counted_[readings_.back().counted].bounds.high > counted.bounds.high) {
        return Reading{.counted = index, // "six were killed (three at A, three in B)"
                       .measure = readings_.back().measure,
                       .first = counted.first,
                       .last = place_after(counted),
                       .relation = Relation::part,
                       .parent = static_cast<std::uint32_t>(readings_.size() - 1)};
    }
    if (!text_.is(counted.last, ")")) {
        return std::nullopt;
    }
    return Reading{.counted = index,
                   .measure = readings_.back().measure,
                   .first = counted.first,
                   .last = counted.last,
                   .relation = Relation::list,
                   .parent = static_cast<std::uint32_t>(readings_.size() - 1)};
}

std::optional<Reading> ListReader::behind_name(std::uint32_t index) const
{
    const auto& counted = counted_[index];
    const auto& sentence = text_.sentence_of(counted.first);
    const auto named = [&](const Counted& number) {
        const auto name = capitals_before(text_, number.first);
        const bool opens = name == sentence.first_token || text_.is_punctuation(name - 1) ||
                           text_.at(name - 1).part == Part::conjunction;
        return opens && name < number.first ? name : none;
    };
    const bool ends = counted.last >= sentence.last_token || text_.is_punctuation(counted.last) ||
                      text_.at(counted.last).part == Part::conjunction;
    if (counted.head != Head::implied || counted.article || !ends || readings_.empty() ||
        readings_.back().counted + 1 != index || readings_.back().first < sentence.first_token) {
        return std::nullopt;
    }
    const auto name = named(counted);
    if (name == none || named(counted_[index - 1]) == none) {
        return std::nullopt;
    }
    return Reading{.counted = index, .measure = readings_.back().measure, .first = name, .last = counted.last};
}

std::optional<Reading> ListReader::part_after_colon(std::uint32_t index) const
{
    const auto& counted = counted_[index];
    const auto token = before(text_, counted.first);
    if (token == none || !(text_.is(token, ":") || text_.is_dash(token)) || readings_.empty()) {
        return std::nullopt;
    }
    auto parent = static_cast<std::uint32_t>(readings_.size() - 1);
    if (readings_[parent].relation != Relation::own && readings_[parent].parent != none) {
        return std::nullopt;
    }
    const auto& total = readings_[parent];
    // "killed in two assaults: one on a boat, one on a barracks": of the assaults.
    const auto& other = counted_[index == 0 ? 0 : index - 1];
    const bool assaults = other.head == Head::thing && text_.at(other.last - 1).attack_length > 0;
    if (index > 0 && index - 1 > total.counted && (assaults || counts_events(other.head)) &&
        !fits(other.head, total.measure)) {
        return std::nullopt;
    }
    if (text_.document.tokens[total.first].sentence != text_.document.tokens[counted.first].sentence ||
        !fits(counted.head, total.measure)) {
        return std::nullopt;
    }
    return Reading{.counted = index,
                   .measure = total.measure,
                   .first = counted.first,
                   .last = place_after(counted),
                   .relation = Relation::part,
                   .parent = parent,
                   .by_group = counted.head == Head::person};
}

std::optional<Reading> ListReader::next_of_list(std::uint32_t index) const
{
    const auto& counted = counted_[index];
    if (readings_.empty() || (counted.article && counted.head != Head::person && !is_fellow(index))) {
        return std::nullopt;
    }
    if (phrase_at(text_, counted.last, words().date_state) > 0) {
        return std::nullopt; // "13 dead early on Tuesday; 20 by evening": no sum
    }
    const auto token = before(text_, counted.first);
    const auto previous = static_cast<std::uint32_t>(readings_.size() - 1);
    const auto& earlier = readings_[previous];
    if (token == none || !joins(token) || !fits(counted.head, earlier.measure) ||
        text_.document.tokens[earlier.first].sentence != text_.document.tokens[counted.first].sentence ||
        (counted.none_of_them && counted.head != Head::implied) || !only_places_between(earlier.last, token) ||
        !(item_ends(counted) || of_noun(earlier))) {
        return std::nullopt;
    }
    if (earlier.relation == Relation::part && earlier.by_group && text_.is(token, ";")) {
        return Reading{.counted = index, // "four dead, among them a girl, in A; six in B"
                       .measure = earlier.measure,
                       .first = counted.first,
                       .last = place_after(counted)};
    }
    Reading item{.counted = index,
                 .measure = earlier.measure,
                 .verb = earlier.verb,
                 .first = counted.first,
                 .last = place_after(counted),
                 .relation = Relation::list,
                 .parent = previous};
    if (counted.head == Head::implied && phrase_at(text_, counted.last, words().severity) > 0) {
        item.relation = Relation::part; // "four were hurt, two seriously"
        item.by_group = true;
        item.parent = earlier.relation == Relation::part ? earlier.parent : previous;
        return item;
    }
    if (earlier.relation == Relation::part && counted.article && !is_article(counted)) {
        return std::nullopt; // "three daughters and their mother" has no second part with a number
    }
    if (earlier.relation == Relation::part) {
        item.relation = Relation::part;
        item.parent = earlier.parent;
        item.by_group = earlier.by_group;
    }
    return item;
}

bool ListReader::of_noun(const Reading& reading) const
{
    const auto first = counted_[reading.counted].first;
    return reading.verb != none && reading.verb < first && first > 0 && text_.at(first - 1).part == Part::of;
}

bool ListReader::is_fellow(std::uint32_t index) const
{
    const auto named = [&](const Counted& counted) {
        return counted.head == Head::other && counted.last > counted.number_last &&
               text_.document.tokens[counted.last - 1].capital;
    };
    const auto& earlier = readings_.back();
    return index > 0 && named(counted_[index]) && earlier.counted + 1 == index &&
           counted_[index].last == counted_[index].number_last + 1 &&
           (named(counted_[index - 1]) ||
            (counted_[index - 1].head == Head::person && earlier.relation == Relation::part));
}

bool ListReader::is_article(const Counted& counted) const
{
    return text_.at(counted.number_first).quantity != none;
}

bool ListReader::joins(std::uint32_t token) const
{
    return text_.at(token).part == Part::conjunction || text_.is(token, ",") || text_.is(token, ";") ||
           (token > 0 && text_.at(token - 1).part == Part::conjunction && text_.at(token - 1).part_length == 2) ||
           ends_conjunction(token);
}

bool ListReader::ends_conjunction(std::uint32_t token) const
{
    for (std::uint32_t back = 1; back <= 3 && back <= token; ++back) {
        const auto& tag = text_.at(token - back);
        if (tag.part == Part::conjunction && tag.part_length == back + 1) {
            return true;
        }
    }
    return false;
}

bool ListReader::only_places_between(std::uint32_t first, std::uint32_t last) const
{
    for (auto token = first; token < last; ++token) {
        const auto& tag = text_.at(token);
        if (tag.date != none) {
            continue;
        }
        if (tag.cue != none || tag.speech_length > 0 || tag.attack_verb || tag.part == Part::be ||
            tag.part == Part::have || tag.part == Part::modal || tag.part == Part::subordinator ||
            tag.part == Part::pronoun || text_.is(token, ";") || text_.is(token, ":")) {
            return false;
        }
        if (tag.part == Part::relative) {
            return false;
        }
    }
    return true;
}

bool ListReader::speaks(const Counted& counted) const
{
    constexpr std::uint32_t reach = 7;
    const auto end = std::min(text_.sentence_of(counted.first).last_token, counted.last + reach);
    for (auto token = counted.last; token < end; ++token) {
        const auto& tag = text_.at(token);
        if (text_.is_punctuation(token) || tag.cue != none || tag.part == Part::be || tag.part == Part::relative) {
            return false;
        }
        if (tag.speech_length > 0) {
            return true;
        }
    }
    return false;
}

bool ListReader::item_ends(const Counted& counted) const
{
    const auto end = text_.sentence_of(counted.first).last_token;
    if (counted.last >= end) {
        return true;
    }
    if ((counted.head == Head::person || counted.head == Head::other) && speaks(counted)) {
        return false;
    }
    const auto& tag = text_.at(counted.last);
    if (counted.head == Head::implied && tag.part == Part::adverb && counted.last + 1 < end &&
        (text_.at(counted.last + 1).part == Part::be || text_.at(counted.last + 1).part == Part::have)) {
        return false; // "and nine more were taken away"
    }
    if (counted.head == Head::implied) {
        return text_.is_punctuation(counted.last) || tag.date != none || tag.part == Part::preposition ||
               tag.part == Part::conjunction || tag.part == Part::adverb;
    }
    if (tag.part == Part::be || tag.part == Part::have || tag.attack_verb || tag.cue != none ||
        tag.part == Part::modal || tag.part == Part::to) {
        return false; // the subject of another clause
    }
    return true;
}

std::uint32_t ListReader::place_after(const Counted& counted) const
{
    constexpr std::uint32_t longest = 5;
    const auto end = std::min(text_.sentence_of(counted.first).last_token, counted.last + longest);
    auto last = std::max(counted.last, counted.number_last);
    if (last >= end || text_.at(last).part != Part::preposition) {
        return last;
    }
    while (last < end && !text_.is_punctuation(last) && text_.at(last).part != Part::conjunction &&
           text_.at(last).date == none) {
        ++last;
    }
    return last;
}

} // namespace placeline::claims
