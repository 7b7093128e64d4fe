// SPDX-License-Identifier: Apache-2.0
#include "incidents/same_event.hpp"

#include "geo/distance.hpp"
#include "incidents/event_type.hpp"
#include "incidents/sites.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <chrono>

namespace placeline::incidents {

namespace {

/// A report without a stated day tells of the days before it.
constexpr std::chrono::days reporting_delay{3};

bool is_stated(const std::optional<DateRange>& date) noexcept
{
    return date && date->from == DateSource::text;
}

/// The days on which it may have happened.
DateRange possible_days(const DateRange& date)
{
    DateRange days = date;
    if (date.from == DateSource::published) {
        days.start -= reporting_delay;
    }
    return days;
}

/// Days between two ranges; 0 when they overlap.
long gap_days(const DateRange& a, const DateRange& b)
{
    if (a.end < b.start) {
        return (b.start - a.end).count();
    }
    return b.end < a.start ? (a.start - b.end).count() : 0;
}

bool have_number_in_common(const Candidate& a, const Candidate& b)
{
    return std::any_of(a.numbers.begin(), a.numbers.end(),
                       [&](const auto& number) { return b.numbers.contains(number); });
}

bool days_agree(const Candidate& a, const Candidate& b, const MergeOptions& options)
{
    const auto& first = a.part->incident.date;
    const auto& second = b.part->incident.date;
    if (!first || !second) {
        return true;
    }
    if (!is_stated(first) && !is_stated(second)) {
        return gap_days(*first, *second) <= std::max(1, options.days);
    }
    const long gap = gap_days(*a.days, *b.days);
    // "Friday night" and "early on Saturday" are one night where the toll is one.
    return gap <= options.days || (gap == 1 && have_number_in_common(a, b));
}

double apart_km(const Place& a, const Place& b)
{
    return geo::great_circle_m(a.position, b.position) / 1000.0;
}

} // namespace

Candidate candidate_for(const IncidentPart& part)
{
    Candidate candidate{.part = &part,
                        .kind = kind_of(part.incident.event_type),
                        .days = std::nullopt,
                        .name = text::folded(part.incident.place_text),
                        .numbers = {}};
    if (part.incident.date) {
        candidate.days = possible_days(*part.incident.date);
    }
    return candidate;
}

bool are_far_apart_in_time(const Candidate& a, const Candidate& b, const MergeOptions& options)
{
    return a.days && b.days && gap_days(*a.days, *b.days) > std::max(1, options.days);
}

bool may_be_same_place(const Place& a, const Place& b, double radius_km)
{
    if (a.id == b.id) {
        // "30 km north of A" is not A, "near A" is.
        constexpr double near_km = 25.0;
        return apart_km(a, b) < std::max(near_km, radius_km);
    }
    if (is_area(a) || is_area(b)) {
        return false;
    }
    if (a.where_prec == 3 || b.where_prec == 3) {
        return holds(a, b) || holds(b, a);
    }
    return apart_km(a, b) <= radius_km;
}

bool may_be_same_event(const Candidate& a, const Candidate& b, const MergeOptions& options)
{
    const IncidentPart& first = *a.part;
    const IncidentPart& second = *b.part;
    if (first.report_id == second.report_id) {
        return false;
    }
    const auto& date_a = first.incident.date;
    const auto& date_b = second.incident.date;
    const bool one_source = !first.source.empty() && first.source == second.source;
    if (one_source && !(is_stated(date_a) && is_stated(date_b) && gap_days(*date_a, *date_b) == 0)) {
        return false;
    }
    if (!days_agree(a, b, options) || !may_be_one(a.kind, b.kind)) {
        return false;
    }
    if (!first.incident.place || !second.incident.place) {
        // A name that the gazetteer lacks is one place where name and stated day are one.
        return !a.name.empty() && a.name == b.name && is_stated(date_a) && is_stated(date_b);
    }
    return may_be_same_place(*first.incident.place, *second.incident.place, options.radius_km);
}

std::optional<double> mismatch(const Candidate& a, const Candidate& b, const MergeOptions& options)
{
    if (!may_be_same_event(a, b, options)) {
        return std::nullopt;
    }
    const Incident& first = a.part->incident;
    const Incident& second = b.part->incident;
    const bool number = have_number_in_common(a, b);
    if ((!first.date || !second.date) && !number) {
        return std::nullopt;
    }
    const bool stated = is_stated(first.date) && is_stated(second.date);
    if (!first.place || !second.place) {
        constexpr double only_by_name = 50.0;
        return only_by_name;
    }
    if (first.place->id != second.place->id && (first.place->where_prec == 3 || second.place->where_prec == 3) &&
        !stated) {
        return std::nullopt; // a district and a place in it: only the day ties them
    }
    double cost = apart_km(*first.place, *second.place);
    cost += first.place->id == second.place->id ? 0.0 : 10.0;
    cost += stated ? 0.0 : 20.0;
    cost += number ? 0.0 : 5.0;
    cost += first.event_type == second.event_type ? 0.0 : 2.0;
    if (first.date && second.date) {
        cost += 10.0 * static_cast<double>(gap_days(*first.date, *second.date));
    }
    return cost;
}

} // namespace placeline::incidents
