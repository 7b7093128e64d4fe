// SPDX-License-Identifier: Apache-2.0
#include "claims/sums.hpp"

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

/// Items of one list: the second goes on from the first, or both stand before or after one verb.
bool one_list(const Reading& first, const Reading& second)
{
    if (first.from_toll || second.from_toll) {
        return false; // two tolls are two opinions
    }
    if (first.measure != second.measure || second.relation == Relation::part || first.relation == Relation::part) {
        return false;
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
        if (last_own != none && one_list(readings[last_own], reading) &&
            text.document.tokens[reading.first].sentence == text.document.tokens[readings[last_own].first].sentence &&
            !counted[reading.counted].none_of_them && !two_places(text, counted, readings[last_own], reading)) {
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
    return sums;
}

} // namespace placeline::claims
