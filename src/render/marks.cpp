// SPDX-License-Identifier: Apache-2.0
#include "render/marks.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>

namespace placeline::render {

namespace {

struct Sum {
    std::uint64_t number = 0;
    std::uint32_t n_stated = 0; ///< incidents with more than nought
    bool at_least = false;

    void add(const Count& count)
    {
        const std::uint32_t one = count.best ? *count.best : count.low.value_or(0);
        number += one;
        n_stated += one > 0 ? 1 : 0;
        at_least = at_least || (count.stated() && !count.high);
    }
};

/// Sums of a place, one for each lead but none.
struct PlaceSums {
    Place place;
    std::array<Sum, n_leads - 1> sums;
    std::uint32_t n_incidents = 0;
};

std::string key_of(const Place& place)
{
    return place.id.empty() ? fmt::format("{:.5f} {:.5f}", place.position.lon_deg, place.position.lat_deg) : place.id;
}

Mark mark_of(const PlaceSums& of)
{
    Mark mark{of.place, Lead::none, 0, of.n_incidents, false};
    const auto lead = std::ranges::max_element(of.sums, {}, &Sum::n_stated); // the first of equals
    if (lead->n_stated > 0) {
        mark.lead = static_cast<Lead>(lead - of.sums.begin());
        mark.number = lead->number;
        mark.at_least = lead->at_least;
    }
    return mark;
}

/// What a claim's measure is called behind a number.
std::string counted(std::uint64_t number, Measure measure)
{
    const std::string_view name = to_string(measure);
    const bool one = number == 1 && name.ends_with('s'); // "strikes", but not "killed"
    return fmt::format("{} {}", number, one ? name.substr(0, name.size() - 1) : name);
}

/// How an open bound is written before its number: "more than 85" is "> 85", "at least 40" is "≥ 40".
std::string_view bound_sign(const Claim& claim)
{
    if (!claim.bounds.low || claim.bounds.high) {
        return "";
    }
    return claim.qualifier == Qualifier::more_than ? "> " : "≥ ";
}

struct Shared {
    std::vector<Place> places;
    std::set<std::string> keys;
    std::map<Measure, std::pair<std::uint64_t, std::string_view>> numbers; ///< by measure: number, sign before it
};

void add_shared(Shared& shared, const MergedIncident& merged)
{
    if (shared.keys.insert(key_of(*merged.incident.place)).second) {
        shared.places.push_back(*merged.incident.place);
    }
    for (const SourcedClaim& sourced : merged.sourced_claims) {
        const Claim& claim = sourced.claim;
        if (claim.scope != Scope::shared || claim.share_group != merged.incident.share_group || !claim.counted ||
            !claim.group.empty()) {
            continue; // a part of a number, or one that another has replaced
        }
        const std::uint64_t number = claim.bounds.value.value_or(claim.bounds.low.value_or(0));
        auto& known = shared.numbers[claim.measure];
        if (number > known.first) {
            known = {number, bound_sign(claim)};
        }
    }
}

/// Empty: no number of the group is more than nought.
std::string tie_text(const Shared& shared)
{
    std::string text;
    for (const auto& [measure, number] : shared.numbers) {
        if (number.first > 0) {
            text += fmt::format("{}{}{}", text.empty() ? "" : ", ", number.second, counted(number.first, measure));
        }
    }
    return text;
}

void add_sources(const MergedIncident& merged, std::set<std::string>& sources, std::set<std::string>& reports)
{
    for (const IncidentPart& part : merged.parts) {
        sources.insert(part.source);
    }
    for (const SourcedClaim& claim : merged.sourced_claims) {
        sources.insert(claim.source);
    }
    reports.insert(merged.reports.begin(), merged.reports.end());
}

void widen(std::optional<DateRange>& period, const DateRange& by)
{
    if (!period) {
        period = by;
    }
    period->start = std::min(period->start, by.start);
    period->end = std::max(period->end, by.end);
}

} // namespace

Marks marks_of(const IncidentSet& set)
{
    Marks marks;
    std::map<std::string, PlaceSums> places;
    std::map<std::string, Shared> groups;
    std::map<std::string, std::uint32_t> countries;
    std::set<std::string> sources;
    std::set<std::string> reports;
    for (const MergedIncident& merged : set.incidents) {
        const Incident& incident = merged.incident;
        if (!incident.place) {
            ++marks.n_unlocated;
            continue;
        }
        if (incident.place->where_prec > 6) {
            ++marks.n_international;
            continue;
        }
        ++marks.n_drawn;
        add_sources(merged, sources, reports);
        PlaceSums& place = places[key_of(*incident.place)];
        if (place.n_incidents == 0) {
            place.place = *incident.place;
        }
        place.place.where_prec = std::min(place.place.where_prec, incident.place->where_prec);
        ++place.n_incidents;
        const Figures& figures = incident.figures;
        const std::array counts{&figures.killed, &figures.injured, &figures.strikes, &figures.targets,
                                &figures.munitions};
        for (std::size_t lead = 0; lead < counts.size(); ++lead) {
            place.sums[lead].add(*counts[lead]);
        }
        if (!incident.place->country.empty()) {
            ++countries[incident.place->country];
        }
        if (incident.date) {
            widen(marks.period, *incident.date);
        } else {
            ++marks.n_undated;
        }
        marks.split = marks.split || incident.split;
        if (!incident.share_group.empty() && !incident.split) {
            add_shared(groups[incident.share_group], merged);
        }
    }
    for (const auto& [key, place] : places) {
        (place.place.where_prec <= 2 ? marks.points : marks.areas).push_back(mark_of(place));
    }
    const auto greater = [](const Mark& a, const Mark& b) {
        return std::tuple{-a.place.where_prec / 3, a.lead == Lead::none, b.number, a.place.id} <
               std::tuple{-b.place.where_prec / 3, b.lead == Lead::none, a.number, b.place.id};
    };
    std::sort(marks.points.begin(), marks.points.end(), greater);
    std::sort(marks.areas.begin(), marks.areas.end(), [&](const Mark& a, const Mark& b) {
        return a.place.where_prec != b.place.where_prec ? a.place.where_prec > b.place.where_prec : greater(a, b);
    });
    for (const auto& [group, shared] : groups) {
        if (const std::string text = tie_text(shared); shared.places.size() > 1 && !text.empty()) {
            marks.ties.push_back({shared.places, text + " together"});
        }
    }
    std::vector<std::pair<std::uint32_t, std::string>> by_count;
    for (const auto& [country, n] : countries) {
        by_count.emplace_back(n, country);
    }
    std::stable_sort(by_count.begin(), by_count.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [n, country] : by_count) {
        marks.countries.push_back(country);
    }
    sources.erase("");
    marks.sources.assign(sources.begin(), sources.end());
    marks.n_reports = static_cast<std::uint32_t>(reports.size());
    return marks;
}

UnitMarks unit_marks_of(const IncidentSet& set, Lead lead, const bridge::AreaSource& areas)
{
    constexpr std::array measures{Measure::killed, Measure::injured, Measure::strikes, Measure::targets,
                                  Measure::munitions};
    const std::size_t number = static_cast<std::size_t>(lead);
    UnitMarks made;
    IncidentSet by_unit;
    for (const MergedIncident& merged : set.incidents) {
        by_unit.incidents.push_back(merged);
        MergedIncident& moved = by_unit.incidents.back();
        if (moved.incident.place && moved.incident.place->where_prec <= 6) {
            Place unit = moved.incident.place->where_prec <= 4 ? areas.admin1_of(*moved.incident.place) : Place{};
            if (unit.id.empty()) {
                by_unit.incidents.pop_back();
                ++made.n_no_unit;
                continue;
            }
            unit.where_prec = 4;
            moved.incident.place = std::move(unit);
        }
        Figures& figures = moved.incident.figures;
        const std::array counts{&figures.killed, &figures.injured, &figures.strikes, &figures.targets,
                                &figures.munitions};
        for (std::size_t i = 0; i < counts.size(); ++i) {
            *counts[i] = i == number ? *counts[i] : Count{};
        }
        std::erase_if(moved.sourced_claims,
                      [&](const SourcedClaim& sourced) { return sourced.claim.measure != measures[number]; });
    }
    made.marks = marks_of(by_unit);
    return made;
}

Lead lead_of(std::string_view word)
{
    for (std::size_t lead = 0; lead + 1 < n_leads; ++lead) {
        if (words_of(static_cast<Lead>(lead)) == word) {
            return static_cast<Lead>(lead);
        }
    }
    throw UsageError{fmt::format("--choropleth: \"{}\" is none of killed, injured, strikes, targets, munitions", word)};
}

std::string_view words_of(Lead lead) noexcept
{
    constexpr std::array<std::string_view, n_leads> words{"killed",  "injured",   "strikes",
                                                          "targets", "munitions", "no number above 0 stated"};
    return words[static_cast<std::size_t>(lead)];
}

std::string number_text(const Mark& mark)
{
    if (mark.lead == Lead::none) {
        return fmt::format("{} {}", mark.n_incidents, mark.n_incidents == 1 ? "incident" : "incidents");
    }
    std::string_view words = words_of(mark.lead);
    if (mark.number == 1 && words.ends_with('s')) {
        words.remove_suffix(1);
    }
    return fmt::format("{}{} {}", mark.at_least ? "at least " : "", mark.number, words);
}

} // namespace placeline::render
