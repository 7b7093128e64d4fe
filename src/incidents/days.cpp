// SPDX-License-Identifier: Apache-2.0
#include "incidents/days.hpp"

#include <algorithm>
#include <utility>

namespace placeline::incidents {

namespace {

/// Reports speak of a toll for about this long after the event.
constexpr std::chrono::days aftermath{10};

bool is_statement_day(const Telling& telling, const DateRange& event)
{
    return telling.carried && telling.date && event.end < telling.date->start &&
           telling.date->start - event.end <= aftermath;
}

/// Whether a group without a day may take this one: not where both give a number for the same thing in one sentence
/// ("six died this time and four in last Saturday's raid"), nor where the later number is of a month or more ("last
/// month a similar attack killed three").
bool may_take_day(const DayGroup& group, const Telling& telling, std::span<const Telling> all)
{
    constexpr int some_weeks = 4; // UCDP date_prec
    return std::none_of(group.tellings.begin(), group.tellings.end(), [&](std::uint32_t i) {
        return telling.measure && all[i].measure == telling.measure &&
               (all[i].sentence == telling.sentence || (telling.date && telling.date->prec >= some_weeks));
    });
}

/// Whether a group is dated within the aftermath of another.
bool follows(const DayGroup& later, const DayGroup& event)
{
    return later.date && event.date && event.date->end < later.date->start &&
           later.date->start - event.date->end <= aftermath;
}

/// "One of the twelve hurt in Wednesday's blast died on Friday": deaths told beside the event are of the event, unless
/// something else happened on that later day.
bool are_later_deaths(const DayGroup& later, const DayGroup& event, std::span<const Telling> all)
{
    const auto beside = [&](std::uint32_t i, auto test) {
        return std::any_of(event.tellings.begin(), event.tellings.end(),
                           [&](std::uint32_t k) { return all[k].sentence == all[i].sentence && test(all[k]); });
    };
    return std::all_of(later.tellings.begin(), later.tellings.end(), [&](std::uint32_t i) {
        const bool counts_else = all[i].measure && all[i].measure != Measure::killed;
        return !all[i].is_attack && !counts_else && beside(i, [](const Telling&) { return true; }) &&
               !beside(i, [](const Telling& other) { return other.measure == Measure::killed; });
    });
}

/// A group that only carries the story on, dated by the day of the statement, joins the event it is about; so do later
/// deaths.
void join_aftermath(std::vector<DayGroup>& groups, std::span<const Telling> tellings)
{
    for (std::size_t g = 0; g < groups.size();) {
        const DayGroup& later = groups[g];
        const bool only_carried = std::all_of(later.tellings.begin(), later.tellings.end(),
                                              [&](std::uint32_t i) { return tellings[i].carried; });
        const auto event = std::find_if(groups.begin(), groups.end(), [&](const DayGroup& other) {
            return &other != &later && follows(later, other) &&
                   (only_carried || are_later_deaths(later, other, tellings));
        });
        if (event == groups.end()) {
            ++g;
            continue;
        }
        event->tellings.insert(event->tellings.end(), later.tellings.begin(), later.tellings.end());
        std::sort(event->tellings.begin(), event->tellings.end());
        groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(g));
        g = 0;
    }
}

/// "Raids on Tuesday and Wednesday left 195 dead": a day without numbers joins the next or last day of the same
/// sentence.
void join_stretches(std::vector<DayGroup>& groups, std::span<const Telling> tellings)
{
    const auto touches = [](const DateRange& a, const DateRange& b) {
        constexpr std::chrono::days one{1};
        return a.start <= b.end + one && b.start <= a.end + one;
    };
    for (std::size_t g = 0; g < groups.size();) {
        const DayGroup& bare = groups[g];
        const auto event = std::find_if(groups.begin(), groups.end(), [&](const DayGroup& other) {
            return &other != &bare && bare.date && other.date && touches(*bare.date, *other.date) &&
                   std::all_of(bare.tellings.begin(), bare.tellings.end(), [&](std::uint32_t i) {
                       return !tellings[i].is_claim &&
                              std::any_of(other.tellings.begin(), other.tellings.end(), [&](std::uint32_t k) {
                                  return tellings[k].is_claim && tellings[k].sentence == tellings[i].sentence;
                              });
                   });
        });
        if (event == groups.end()) {
            ++g;
            continue;
        }
        event->date->start = std::min(event->date->start, bare.date->start);
        event->date->end = std::max(event->date->end, bare.date->end);
        event->date->prec = std::max(event->date->prec, 2);
        event->tellings.insert(event->tellings.end(), bare.tellings.begin(), bare.tellings.end());
        std::sort(event->tellings.begin(), event->tellings.end());
        groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(g));
        g = 0;
    }
}

} // namespace

bool overlap(const DateRange& a, const DateRange& b) noexcept
{
    return a.start <= b.end && b.start <= a.end;
}

DateRange narrower(const DateRange& a, const DateRange& b) noexcept
{
    if (a.prec != b.prec) {
        return a.prec < b.prec ? a : b;
    }
    return a.end - a.start <= b.end - b.start ? a : b;
}

std::vector<DayGroup> split_by_day(std::span<const Telling> tellings)
{
    std::vector<DayGroup> groups;
    std::vector<std::size_t> group_of(tellings.size(), 0);
    const auto add = [&](std::size_t group, std::uint32_t i) {
        groups[group].tellings.push_back(i);
        group_of[i] = group;
    };
    std::size_t latest = 0;
    for (std::uint32_t i = 0; i < tellings.size(); ++i) {
        const Telling& telling = tellings[i];
        if (telling.with && *telling.with < i) {
            add(group_of[*telling.with], i);
            continue;
        }
        if (groups.empty()) {
            groups.push_back({.date = telling.date, .tellings = {}});
            add(0, i);
            continue;
        }
        if (!telling.date) {
            add(latest, i);
            continue;
        }
        std::optional<std::size_t> own;
        for (std::size_t g = groups.size(); g-- > 0 && !own;) {
            DayGroup& group = groups[g];
            if (group.date && overlap(*group.date, *telling.date)) {
                group.date = narrower(*group.date, *telling.date);
                own = g;
            } else if (group.date && is_statement_day(telling, *group.date)) {
                own = g;
            }
        }
        for (std::size_t g = groups.size(); g-- > 0 && !own;) {
            if (!groups[g].date && may_take_day(groups[g], telling, tellings)) {
                groups[g].date = telling.date;
                own = g;
            }
        }
        if (!own) {
            groups.push_back({.date = telling.date, .tellings = {}});
            own = groups.size() - 1;
        }
        latest = *own;
        add(*own, i);
    }
    join_stretches(groups, tellings);
    join_aftermath(groups, tellings);
    return groups;
}

} // namespace placeline::incidents
