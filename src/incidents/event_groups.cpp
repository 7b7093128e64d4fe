// SPDX-License-Identifier: Apache-2.0
#include "incidents/event_groups.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace placeline::incidents {

EventGroups::EventGroups(const std::vector<Candidate>& candidates, const std::vector<Likeness>& likenesses,
                         const MergeOptions& options)
    : candidates_{candidates}, likenesses_{likenesses}, options_{options}, parent_(candidates.size()),
      groups_(candidates.size())
{
    std::iota(parent_.begin(), parent_.end(), 0U);
    for (std::uint32_t l = 0; l < likenesses_.size(); ++l) {
        for (const std::uint32_t i : likenesses_[l].members) {
            const auto [found, is_new] = number_sets_owner_.emplace(
                candidates[i].numbers, static_cast<std::uint32_t>(number_sets_owner_.size()));
            if (is_new) {
                number_sets_.push_back(&found->first);
            }
            open_group(i, l, found->second);
        }
    }
}

void EventGroups::open_group(std::uint32_t i, std::uint32_t likeness, std::uint32_t number_set)
{
    const IncidentPart& part = *candidates_[i].part;
    Group& group = groups_[i];
    group.pin = candidates_[i].pin;
    group.reports.insert(part.report_id);
    group.likenesses[likeness].insert(number_set);
    if (!part.source.empty()) {
        const auto& date = part.incident.date;
        const bool stated = date && date->from == DateSource::text;
        group.sources[part.source] = stated ? SourceDays{true, date->start, date->end} : SourceDays{false, {}, {}};
    }
}

std::uint32_t EventGroups::root_of(std::uint32_t i)
{
    while (parent_[i] != i) {
        parent_[i] = parent_[parent_[i]];
        i = parent_[i];
    }
    return i;
}

bool EventGroups::join(std::uint32_t a, std::uint32_t b)
{
    a = root_of(a);
    b = root_of(b);
    if (a == b) {
        return true;
    }
    const bool first_is_larger = groups_[a].reports.size() >= groups_[b].reports.size();
    if (!agree(groups_[first_is_larger ? a : b], groups_[first_is_larger ? b : a])) {
        return false;
    }
    unite(a, b);
    return true;
}

void EventGroups::unite(std::uint32_t a, std::uint32_t b)
{
    a = root_of(a);
    b = root_of(b);
    if (a == b) {
        return;
    }
    if (groups_[a].reports.size() < groups_[b].reports.size()) {
        std::swap(a, b);
    }
    Group& large = groups_[a];
    Group& small = groups_[b];
    large.pin = std::max(large.pin, small.pin);
    large.reports.merge(small.reports);
    for (const auto& [source, days] : small.sources) {
        const auto [found, is_new] = large.sources.emplace(source, days);
        if (!is_new) {
            found->second.last_start = std::max(found->second.last_start, days.last_start);
            found->second.first_end = std::min(found->second.first_end, days.first_end);
        }
    }
    for (const auto& [likeness, sets] : small.likenesses) {
        large.likenesses[likeness].insert(sets.begin(), sets.end());
    }
    small = {};
    parent_[b] = a;
}

bool EventGroups::may_be_one_in_area(const Place& where, std::uint32_t area, std::uint32_t inner)
{
    return tolls_tie(where, groups_[area], groups_[inner]) && agree(groups_[area], groups_[inner]);
}

std::vector<Indices> EventGroups::all()
{
    std::map<std::uint32_t, Indices> by_root;
    for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
        by_root[root_of(i)].push_back(i);
    }
    std::vector<Indices> found;
    found.reserve(by_root.size());
    for (auto& [root, members] : by_root) {
        found.push_back(std::move(members));
    }
    return found;
}

const Fit& EventGroups::fit(std::uint32_t a, std::uint32_t b)
{
    const std::uint64_t key = (std::uint64_t{std::min(a, b)} << 32U) | std::max(a, b);
    const auto found = fits_.find(key);
    return found != fits_.end() ? found->second
                                : fits_
                                      .emplace(key, fit_of(candidates_[likenesses_[std::min(a, b)].example],
                                                           candidates_[likenesses_[std::max(a, b)].example], options_))
                                      .first->second;
}

/// Whether no two of their candidates contradict each other (`may_be_same_event` of all pairs).
bool EventGroups::agree(const Group& large, const Group& small)
{
    if (large.pin != small.pin && large.pin != 0 && small.pin != 0) {
        return false;
    }
    for (const std::string_view report : small.reports) {
        if (large.reports.contains(report)) {
            return false;
        }
    }
    for (const auto& [source, days] : small.sources) {
        const auto found = large.sources.find(source);
        if (found == large.sources.end()) {
            continue;
        }
        const SourceDays& others = found->second;
        if (!days.all_stated || !others.all_stated ||
            std::max(days.last_start, others.last_start) > std::min(days.first_end, others.first_end)) {
            return false;
        }
    }
    return std::all_of(small.likenesses.begin(), small.likenesses.end(), [&](const auto& theirs) {
        return std::all_of(large.likenesses.begin(), large.likenesses.end(), [&](const auto& ours) {
            const Fit& both = fit(theirs.first, ours.first);
            return both.may_be_one_alone || both.may_be_one_in_area ||
                   (both.may_be_one_with_number && tell_alike(theirs.second, ours.second));
        });
    });
}

bool EventGroups::tell_alike(const std::set<std::uint32_t>& first, const std::set<std::uint32_t>& second) const
{
    return std::all_of(first.begin(), first.end(), [&](std::uint32_t a) {
        return std::all_of(second.begin(), second.end(), [&](std::uint32_t b) {
            return std::any_of(number_sets_[a]->begin(), number_sets_[a]->end(),
                               [&](const Number& number) { return number_sets_[b]->contains(number); });
        });
    });
}

/// An area is hit at several places a day: what ties its number to one of them is a toll in common, or two large
/// ones close to each other. In a country even these may be of two events.
bool EventGroups::tolls_tie(const Place& area, const Group& a, const Group& b) const
{
    constexpr int country = 6; // UCDP where_prec
    constexpr std::uint32_t large = 10;
    constexpr std::uint32_t factor = 2;
    if (area.where_prec >= country) {
        return have_number_in_common(a, b, large);
    }
    const std::uint32_t first = most_killed(a);
    const std::uint32_t second = most_killed(b);
    const bool close = first >= large && second >= large && first <= factor * second && second <= factor * first;
    return close || have_number_in_common(a, b, 0);
}

bool EventGroups::have_number_in_common(const Group& a, const Group& b, std::uint32_t least) const
{
    const std::set<Number> first = numbers_of(a);
    const std::set<Number> second = numbers_of(b);
    return std::any_of(first.begin(), first.end(),
                       [&](const Number& number) { return number.second >= least && second.contains(number); });
}

std::set<Number> EventGroups::numbers_of(const Group& group) const
{
    std::set<Number> numbers;
    for (const auto& [likeness, sets] : group.likenesses) {
        for (const std::uint32_t set : sets) {
            numbers.insert(number_sets_[set]->begin(), number_sets_[set]->end());
        }
    }
    return numbers;
}

std::uint32_t EventGroups::most_killed(const Group& group) const
{
    std::uint32_t most = 0;
    for (const auto& [measure, number] : numbers_of(group)) {
        most = measure == Measure::killed ? std::max(most, number) : most;
    }
    return most;
}

} // namespace placeline::incidents
