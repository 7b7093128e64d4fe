// SPDX-License-Identifier: Apache-2.0
#include "review/near_misses.hpp"

#include "geo/distance.hpp"
#include "incidents/event_type.hpp"
#include "incidents/sites.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

namespace placeline::review {

namespace {

constexpr double near_km = 50.0;

double killed_in(const MergedIncident& merged)
{
    const Count& killed = merged.incident.figures.killed;
    return killed.best.value_or(killed.low.value_or(killed.high.value_or(0)));
}

/// How near two places are, 0 to 1, and in words; nothing: too far.
struct Nearness {
    double share = 0.0;
    std::string words;
};

Nearness nearness(const Incident& a, const Incident& b)
{
    if (!a.place || !b.place) {
        const bool one_name = !a.place_text.empty() && a.place_text == b.place_text;
        const bool unknown = a.place_text.empty() || b.place_text.empty();
        return one_name  ? Nearness{1.0, "under the same name"}
               : unknown ? Nearness{0.5, "at a place that is not known"}
                         : Nearness{};
    }
    constexpr double metres = 1000.0;
    const double km = geo::great_circle_m(a.place->position, b.place->position) / metres;
    if (a.place->id == b.place->id) {
        return {1.0, "at the same place"};
    }
    if (incidents::holds(*a.place, *b.place) || incidents::holds(*b.place, *a.place)) {
        return {0.5, "in the same area"};
    }
    return km <= near_km ? Nearness{1.0 - 0.5 * km / near_km, fmt::format("{:.0f} km away", km)} : Nearness{};
}

/// How alike two tolls are, 0 to 1.
double likeness_of_tolls(double a, double b)
{
    if (a == 0.0 || b == 0.0) {
        return 0.3; // one of them may be told without its number
    }
    const double factor = std::max(a, b) / std::min(a, b);
    constexpr double telling = 3.0; // "one person died" is said of too many days to tell one
    return factor == 1.0 ? (a >= telling ? 1.0 : 0.5) : factor <= 1.5 ? 0.6 : factor <= 2.0 ? 0.3 : 0.0;
}

void add_pair(const std::vector<MergedIncident>& all, std::size_t a, std::size_t b,
              std::vector<std::vector<NearMiss>>& found)
{
    const Incident& first = all[a].incident;
    const Incident& second = all[b].incident;
    if (!incidents::may_be_one(incidents::kind_of(first.event_type), incidents::kind_of(second.event_type)) ||
        first.level == Level::umbrella || second.level == Level::umbrella) {
        return;
    }
    const Nearness near = nearness(first, second);
    const double tolls = likeness_of_tolls(killed_in(all[a]), killed_in(all[b]));
    const bool same_day = first.date->start <= second.date->end && second.date->start <= first.date->end;
    constexpr double other_day = 0.4;
    constexpr double least = 0.15;
    const double likely = near.share * tolls * (same_day ? 1.0 : other_day);
    if (likely < least) {
        return;
    }
    if (killed_in(all[a]) < killed_in(all[b])) {
        std::swap(a, b);
    }
    if (is_decided(all[a], {}) && is_decided(all[b], {})) {
        return;
    }
    // What would be counted twice.
    constexpr double half = 0.5;
    const Incident& other = all[b].incident;
    found[a].push_back(
        {.other = b,
         .doubt = {.score = half * likely * stake_of(all[b]),
                   .words = fmt::format("{} may be the same event: {}{}, {} killed", other.id, near.words,
                                        same_day ? "" : ", on the day beside it", killed_in(all[b])),
                   .field = {}}});
}

} // namespace

std::vector<std::vector<NearMiss>> near_misses(const std::vector<MergedIncident>& incidents)
{
    std::map<Day, std::vector<std::size_t>> by_day; // the first
    std::chrono::days longest{0};
    for (std::size_t i = 0; i < incidents.size(); ++i) {
        if (const auto& date = incidents[i].incident.date) {
            by_day[date->start].push_back(i);
            constexpr std::chrono::days short_event{10};
            longest = std::max(longest, std::min(short_event, date->end - date->start));
        }
    }
    std::vector<std::vector<NearMiss>> found(incidents.size());
    for (std::size_t i = 0; i < incidents.size(); ++i) {
        const auto& date = incidents[i].incident.date;
        if (!date) {
            continue;
        }
        const auto end = by_day.upper_bound(date->end + std::chrono::days{1});
        for (auto day = by_day.lower_bound(date->start - std::chrono::days{1} - longest); day != end; ++day) {
            for (const std::size_t other : day->second) {
                const auto& theirs = *incidents[other].incident.date;
                const bool reaches = theirs.end + std::chrono::days{1} >= date->start;
                if (other > i && reaches) {
                    add_pair(incidents, i, other, found);
                }
            }
        }
    }
    for (auto& misses : found) {
        std::stable_sort(misses.begin(), misses.end(),
                         [](const NearMiss& a, const NearMiss& b) { return a.doubt.score > b.doubt.score; });
    }
    return found;
}

} // namespace placeline::review
