// SPDX-License-Identifier: Apache-2.0
#include "incidents/likeness.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>
#include <tuple>

namespace placeline::incidents {

namespace {

bool is_short(const Candidate& candidate)
{
    return candidate.days && candidate.days->end - candidate.days->start <= short_event;
}

auto likeness_key(const Candidate& candidate)
{
    const Incident& incident = candidate.part->incident;
    const auto days = incident.date ? std::tuple{true, incident.date->start, incident.date->end, incident.date->from}
                                    : std::tuple{false, Day{}, Day{}, DateSource::text};
    const auto place = incident.place
                           ? std::tuple{std::string_view{incident.place->id}, incident.place->position.lon_deg,
                                        incident.place->position.lat_deg, incident.place->where_prec}
                           : std::tuple{std::string_view{}, 0.0, 0.0, -1};
    return std::tuple{place,
                      incident.stand_in,
                      incident.level == Level::umbrella,
                      std::string_view{candidate.name},
                      days,
                      std::string_view{incident.event_type}};
}

} // namespace

std::vector<Likeness> likenesses_of(const std::vector<Candidate>& candidates)
{
    std::vector<Likeness> all;
    std::map<decltype(likeness_key(candidates.front())), std::uint32_t> index_of;
    for (std::uint32_t i = 0; i < candidates.size(); ++i) {
        const auto [found, is_new] =
            index_of.emplace(likeness_key(candidates[i]), static_cast<std::uint32_t>(all.size()));
        if (is_new) {
            all.push_back({.example = i, .members = {}, .by_number = {}});
        }
        Likeness& likeness = all[found->second];
        likeness.members.push_back(i);
        for (const Number& number : candidates[i].numbers) {
            likeness.by_number[number].push_back(i);
        }
    }
    return all;
}

Surroundings::Surroundings(const std::vector<Likeness>& likenesses, const std::vector<Candidate>& candidates,
                           const MergeOptions& options)
    : cell_deg_{std::max(1.0, options.radius_km / 50.0)}, slack_{std::max(1, options.days)}
{
    for (std::uint32_t i = 0; i < likenesses.size(); ++i) {
        const Candidate& candidate = candidates[likenesses[i].example];
        if (!candidate.part->incident.place) {
            continue;
        }
        Cell& cell = cells_[cell_of(candidate.part->incident.place->position)];
        if (is_short(candidate)) {
            cell.by_day[candidate.days->start].push_back(i);
        } else {
            cell.lasting.push_back(i);
        }
    }
}

Indices Surroundings::around(const Candidate& candidate) const
{
    const auto [column, row] = cell_of(candidate.part->incident.place->position);
    const long columns = n_columns();
    std::set<long> near_columns;
    for (long dx = -1; dx <= 1; ++dx) {
        near_columns.insert(((column + dx) % columns + columns) % columns); // the antimeridian
    }
    Indices found;
    for (const long x : near_columns) {
        for (long y = row - 1; y <= row + 1; ++y) {
            if (const auto here = cells_.find({x, y}); here != cells_.end()) {
                add(here->second, candidate, found);
            }
        }
    }
    return found;
}

void Surroundings::add(const Cell& cell, const Candidate& candidate, Indices& found) const
{
    found.insert(found.end(), cell.lasting.begin(), cell.lasting.end());
    auto first = cell.by_day.begin();
    auto last = cell.by_day.end();
    if (candidate.days) {
        first = cell.by_day.lower_bound(candidate.days->start - short_event - slack_);
        last = cell.by_day.upper_bound(candidate.days->end + slack_);
    }
    for (; first != last; ++first) {
        found.insert(found.end(), first->second.begin(), first->second.end());
    }
}

long Surroundings::n_columns() const
{
    return std::lround(std::ceil(360.0 / cell_deg_));
}

std::pair<long, long> Surroundings::cell_of(const LonLat& position) const
{
    const long column = std::lround(std::floor((position.lon_deg + 180.0) / cell_deg_));
    return {column % n_columns(), std::lround(std::floor(position.lat_deg / cell_deg_))};
}
} // namespace placeline::incidents
