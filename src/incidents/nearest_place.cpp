// SPDX-License-Identifier: Apache-2.0
#include "incidents/nearest_place.hpp"

#include "incidents/sites.hpp"
#include "incidents/tie_words.hpp"

#include <algorithm>
#include <limits>
#include <string_view>

namespace placeline::incidents {

/// How far a group is from a word, in tokens, with what stands between weighed in.
int NearestPlace::distance(std::uint32_t token, const PlaceGroup& group, std::optional<Measure> measure) const
{
    const bool before = token < group.first_token;
    const std::uint32_t first = before ? token + 1 : group.last_token;
    const std::uint32_t last = before ? group.first_token : token;
    int cost = last > first ? static_cast<int>(last - first) : 0;
    for (std::uint32_t t = first; t < last; ++t) {
        const std::string_view word = document_.word(t);
        if (word == ",") {
            cost += 4;
        } else if (word == ";") {
            cost += 25;
        } else if (word == ":") {
            cost += 12;
        } else if (is(t, TieWords::get().clause)) {
            cost += 15;
        } else if (!before && is(t, TieWords::get().conjunction)) {
            cost += 3; // "four in A and one in B": the conjunction opens what follows
        }
    }
    for (std::size_t i = 0; measure && i < claims_.size(); ++i) {
        if (at_.claims[i] >= first && at_.claims[i] < last && claims_[i].measure == *measure && !claims_[i].part_of &&
            at_.claims[i] != token) {
            cost += 20;
        }
    }
    if (before && group.fronted) {
        cost += 25;
    }
    if (measure && before && are_examples(token, group)) {
        cost += 60;
    }
    if (measure && before && cost == static_cast<int>(last - first)) {
        cost -= 4; // nothing breaks the clause between the number and its place
    }
    return cost;
}

bool NearestPlace::are_examples(std::uint32_t token, const PlaceGroup& group) const
{
    constexpr std::uint32_t reach = 7;
    const std::uint32_t first = std::max(token + 1, group.first_token - std::min(group.first_token, reach));
    for (std::uint32_t t = first; t < group.first_token; ++t) {
        if (is(t, TieWords::get().among)) {
            bool broken = document_.word(t - 1) != "," || any_within(at_.claims, t, group.first_token);
            for (std::uint32_t between = t; between < group.first_token; ++between) {
                broken |= document_.word(between) == ",";
            }
            return !broken;
        }
    }
    return false;
}

const PlaceGroup* NearestPlace::nearest(std::uint32_t token, const std::vector<PlaceGroup>& groups,
                                        std::optional<Measure> measure) const
{
    const PlaceGroup* best = nullptr;
    int least = std::numeric_limits<int>::max();
    for (const PlaceGroup& group : groups) {
        if (&group != &groups.front() && groups.front().fronted && token > groups.front().last_token &&
            document_.sentences[sentence_of(document_, token)].bullet) {
            break; // "- Near A, ...": the line is about A, whatever else it names
        }
        const int cost = distance(token, group, measure);
        if (cost < least) {
            least = cost;
            best = &group;
        }
    }
    return best;
}

const PlaceGroup* NearestPlace::within_area(const PlaceGroup& chosen, std::uint32_t claim,
                                            const std::vector<PlaceGroup>& groups) const
{
    if (chosen.mentions.size() != 1 || !place_of(chosen.mentions[0]) || !is_area(*place_of(chosen.mentions[0]))) {
        return &chosen;
    }
    const PlaceGroup* inner = &chosen;
    for (const PlaceGroup& group : groups) {
        const bool inside = !are_examples(at_.claims[claim], group) &&
                            std::all_of(group.mentions.begin(), group.mentions.end(), [&](std::uint32_t m) {
                                return place_of(m) && holds(*place_of(chosen.mentions[0]), *place_of(m));
                            });
        if (!inside) {
            continue;
        }
        for (std::uint32_t other = 0; other < claims_.size(); ++other) {
            if (other != claim && claims_[other].measure == claims_[claim].measure &&
                sentence_of(document_, at_.claims[other]) == sentence_of(document_, at_.claims[claim]) &&
                nearest(at_.claims[other], groups, claims_[other].measure) == &group) {
                return &chosen; // that place has its own number
            }
        }
        inner = &group;
    }
    return inner;
}

} // namespace placeline::incidents
