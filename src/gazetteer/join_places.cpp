// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/join_places.hpp"

#include "gazetteer/same_place.hpp"
#include "geo/distance.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

namespace placeline::gazetteer {

namespace {

/// A place of a later source and one of an earlier that may be the same.
struct Pair {
    std::uint32_t source; ///< the later one's
    double distance_m;
    std::uint32_t later;
    std::uint32_t earlier;
    bool operator<(const Pair& other) const
    {
        return std::tie(source, distance_m, later, earlier) <
               std::tie(other.source, other.distance_m, other.later, other.earlier);
    }
};

LonLat position(const SourcePlace& place)
{
    return {place.lon_e7 / 1e7, place.lat_e7 / 1e7};
}

Described described(const SourcePlace& place)
{
    return {place.feature_class, place.feature_code, place.country, position(place)};
}

/// Whether one list gave the two rows or their ids, and so holds them to be two places.
bool of_one_list(const SourcePlace& a, const SourcePlace& b)
{
    const auto prefix = [](std::string_view id) { return id.substr(0, std::min(id.find(':'), id.size())); };
    return a.source == b.source || (a.id.find(':') != std::string_view::npos && prefix(a.id) == prefix(b.id));
}

/// The pairs of one name.
void pairs_of(const SourceTable& table, const std::vector<std::pair<std::uint32_t, bool>>& places,
              std::vector<Pair>& pairs)
{
    for (std::size_t i = 0; i < places.size(); ++i) {
        for (std::size_t j = i + 1; j < places.size(); ++j) {
            const auto [a, a_main] = places[i];
            const auto [b, b_main] = places[j];
            const SourcePlace& first = table.places[a];
            const SourcePlace& second = table.places[b];
            if ((!a_main && !b_main) || of_one_list(first, second) ||
                !same_place(described(first), described(second))) {
                continue;
            }
            const auto [earlier, later] = first.source < second.source ? std::pair{a, b} : std::pair{b, a};
            pairs.push_back(
                {table.places[later].source, geo::great_circle_m(position(first), position(second)), later, earlier});
        }
    }
}

void fill_in(SourcePlace& place, const SourcePlace& later)
{
    const auto fill = [](std::string_view& value, std::string_view other) { value = value.empty() ? other : value; };
    fill(place.country, later.country);
    fill(place.pcode, later.pcode);
    if (place.country == later.country && place.admin1_code.empty()) {
        place.admin1_code = later.admin1_code;
        place.admin2_code = later.admin2_code;
    }
    place.population = place.population == 0 ? later.population : place.population;
}

} // namespace

std::vector<std::uint32_t> join_places(SourceTable& table, const FoldedNames& names)
{
    std::vector<Pair> pairs;
    std::vector<std::pair<std::uint32_t, bool>> places; // of one name; whether it is the main one
    const auto& entries = names.entries;
    for (std::size_t first = 0, last = 0; first < entries.size(); first = last) {
        places.clear();
        bool one_source = true;
        for (last = first; last < entries.size() && entries[last].same_key(entries[first]); ++last) {
            const NameHit& hit = entries[last].hit;
            if (!is_spelling(hit.kind) || (!places.empty() && places.back().first == hit.place)) {
                continue; // sorted by place and kind: the first of a place is its main name, if any is
            }
            places.emplace_back(hit.place, hit.kind == NameKind::main);
            one_source &= table.places[hit.place].source == table.places[places.front().first].source;
        }
        if (!one_source) {
            pairs_of(table, places, pairs);
        }
    }
    std::sort(pairs.begin(), pairs.end());

    std::vector<std::uint32_t> stays(table.places.size());
    std::iota(stays.begin(), stays.end(), 0U);
    std::set<std::pair<std::uint32_t, std::uint32_t>>
        taken;                       // a place that stays, and a source that gave it one already
    for (const Pair& pair : pairs) { // the nearest first, source by source
        const std::uint32_t earlier = stays[pair.earlier];
        if (stays[pair.later] == pair.later && taken.insert({earlier, pair.source}).second) {
            stays[pair.later] = earlier;
            fill_in(table.places[earlier], table.places[pair.later]);
        }
    }
    return stays;
}

} // namespace placeline::gazetteer
