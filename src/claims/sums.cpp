// SPDX-License-Identifier: Apache-2.0
#include "claims/sums.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace placeline::claims {

namespace {

/// A preposition and a name follow: "in Arvela".
bool place_at(const TaggedText& text, std::uint32_t token)
{
    if (token == 0) {
        return false;
    }
    const auto end = text.sentence_of(token - 1).last_token;
    if (token < end && text.is(token, ")")) {
        return true; // "Basmat (4)"
    }
    if (token >= end || text.at(token).part != Part::preposition || text.at(token).date != none) {
        return false;
    }
    for (++token; token < end && !text.is_punctuation(token) && text.at(token).part != Part::conjunction; ++token) {
        if (text.document.tokens[token].capital && text.at(token).date == none) {
            return true;
        }
    }
    return false;
}

bool by_place(const TaggedText& text, const Counted& counted, const Reading& reading)
{
    return place_at(text, counted.last) || (reading.relation == Relation::own && place_at(text, reading.last));
}

/// "four died on Sunday and six a day later".
bool two_days(const TaggedText& text, const Counted& first, const Counted& second)
{
    const auto later = text.at(second.last).date;
    if (later == none) {
        return false;
    }
    for (auto token = first.last; token < second.first; ++token) {
        if (text.at(token).date != none && text.dates[text.at(token).date].range != text.dates[later].range) {
            return true;
        }
    }
    return false;
}

/// "four people in Arvela and one in Basmat", "two died in Arvela and one in Basmat"; a place after the verb of both
/// ("... were killed in Arvela") is that of their sum.
bool two_places(const TaggedText& text, const std::vector<Counted>& counted, const Reading& first,
                const Reading& second)
{
    if (second.relation == Relation::own) {
        return place_at(text, counted[first.counted].last) && place_at(text, counted[second.counted].last);
    }
    return by_place(text, counted[first.counted], first) && by_place(text, counted[second.counted], second);
}

/// "Soldiers", "children"; "people" and "members" name none.
bool names_group(const Counted& counted)
{
    return counted.group != none && text::builtin_lexicon().value(counted.group) != "-";
}

/// "killed 12 militants for the loss of three soldiers": nobody is both.
bool two_sides(const TaggedText& text, const Counted& first, const Counted& second)
{
    static constexpr std::array<std::string_view, 4> sides{"soldiers", "police", "fighters", "civilians"};
    const auto side = [](const Counted& counted) {
        const auto name = counted.group == none ? std::string_view{} : text::builtin_lexicon().value(counted.group);
        return std::find(sides.begin(), sides.end(), name);
    };
    if (side(first) == sides.end() || side(second) == sides.end() || side(first) == side(second)) {
        return false;
    }
    for (auto token = first.last; token < second.first; ++token) {
        if (text.is(token, ";") || text.at(token).date != none || text.at(token).speech_length > 0 ||
            (text.at(token).part == Part::preposition && text.document.tokens[token + 1].capital)) {
            return false;
        }
    }
    return true;
}

/// "two more", "another", "a third".
bool adds_one(const Counted& counted)
{
    return counted.additional || counted.ordinal > 1;
}

/// Items of one list: the second goes on from the first, or both stand before or after one verb.
bool one_list(const TaggedText& text, const Counted& one, const Counted& other, const Reading& first,
              const Reading& second)
{
    if (first.from_toll || second.from_toll) {
        return false; // two tolls are two opinions
    }
    if (first.measure != second.measure || second.relation == Relation::part || first.relation == Relation::part) {
        return false;
    }
    if (adds_one(other) || two_sides(text, one, other)) {
        return true; // "two died at the scene and a third on the way"
    }
    return second.relation == Relation::list || (first.verb != none && first.verb == second.verb);
}

/// "Nine more have died, bringing the toll to 17": the nine are part of the 17.
void link_increments(const TaggedText& text, const std::vector<Counted>& counted, const std::vector<Reading>& readings,
                     Sums& sums)
{
    for (std::uint32_t i = 0; i < readings.size(); ++i) {
        if (!counted[readings[i].counted].additional || readings[i].from_toll) {
            continue;
        }
        for (std::uint32_t k = 0; k < readings.size(); ++k) {
            if (readings[k].from_toll && readings[k].measure == readings[i].measure &&
                text.document.tokens[readings[k].first].sentence == text.document.tokens[readings[i].first].sentence) {
                sums.part_of[i] = k;
            }
        }
    }
}

/// "Two people, a man and a woman": items that make up the number before them are its parts.
void tell_apposition(const std::vector<Counted>& counted, const std::vector<Reading>& readings, Sums& sums)
{
    for (std::uint32_t i = 0; i < readings.size(); ++i) {
        const auto& total = counted[readings[i].counted];
        if (sums.group[i] != i || total.head != Head::person || total.article || names_group(total) ||
            total.qualifier != Qualifier::exact) {
            continue;
        }
        std::uint32_t sum = 0;
        std::uint32_t last = i + 1;
        while (last < readings.size() && sums.group[last] == i) {
            sum += counted[readings[last].counted].bounds.value.value_or(0);
            ++last;
        }
        if (last < i + 3 || sum != total.bounds.value) {
            continue;
        }
        sums.group[i].reset();
        for (auto part = i + 1; part < last; ++part) {
            sums.group[part].reset();
            sums.part_of[part] = i;
        }
    }
}

} // namespace

Sums sum_groups(const TaggedText& text, const std::vector<Counted>& counted, const std::vector<Reading>& readings)
{
    Sums sums{.group = std::vector<std::optional<std::uint32_t>>(readings.size()),
              .part_of = std::vector<std::uint32_t>(readings.size(), none)};
    link_increments(text, counted, readings, sums);
    std::uint32_t last_own = none; // the reading that a list goes on from
    for (std::uint32_t i = 0; i < readings.size(); ++i) {
        const auto& reading = readings[i];
        if (reading.relation == Relation::part) {
            sums.part_of[i] = reading.parent;
            continue;
        }
        if (last_own != none &&
            one_list(text, counted[readings[last_own].counted], counted[reading.counted], readings[last_own],
                     reading) &&
            text.document.tokens[reading.first].sentence == text.document.tokens[readings[last_own].first].sentence &&
            !counted[reading.counted].none_of_them && !two_places(text, counted, readings[last_own], reading) &&
            !two_days(text, counted[readings[last_own].counted], counted[reading.counted])) {
            if (!sums.group[last_own]) {
                sums.group[last_own] = last_own;
            }
            sums.group[i] = sums.group[last_own];
        } else if (reading.total && last_own != none && sums.group[last_own] &&
                   readings[last_own].measure == reading.measure) {
            const auto group = *sums.group[last_own];
            for (std::uint32_t k = 0; k < i; ++k) {
                if (sums.group[k] == group) {
                    sums.group[k].reset();
                    sums.part_of[k] = i;
                }
            }
        }
        last_own = i;
    }
    tell_apposition(counted, readings, sums);
    return sums;
}

} // namespace placeline::claims
