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

/// Whether their days agree; \param number  They tell a number in common.
bool days_agree(const Candidate& a, const Candidate& b, const MergeOptions& options, bool number)
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
    return gap <= options.days || (gap == 1 && number);
}

double apart_km(const Place& a, const Place& b)
{
    return geo::great_circle_m(a.position, b.position) / 1000.0;
}

} // namespace

bool is_nowhere(const Candidate& candidate) noexcept
{
    return !candidate.part->incident.place && candidate.name.empty();
}

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

namespace {

/// What the places of two candidates say.
enum class Where {
    apart,
    one_name, ///< the same name, which the gazetteer lacks
    one_place,
    in_area ///< one lies in the area that the other names
};

Where compare_stand_ins(const Candidate& a, const Candidate& b, double radius_km)
{
    const Incident& first = a.part->incident;
    const Incident& second = b.part->incident;
    if (!a.name.empty() && a.name == b.name) {
        const bool near = may_be_same_place(*first.place, *second.place, radius_km) ||
                          holds(*first.place, *second.place) || holds(*second.place, *first.place);
        return near ? Where::one_name : Where::apart;
    }
    if (first.stand_in && second.stand_in) {
        return Where::apart; // two villages of one province
    }
    const Place& container = *(first.stand_in ? first : second).place;
    const Place& other = *(first.stand_in ? second : first).place;
    if (container.where_prec <= 2) {
        return may_be_same_place(container, other, radius_km) ? Where::one_place : Where::apart;
    }
    return is_area(other) && (other.id == container.id || holds(other, container)) ? Where::in_area : Where::apart;
}

Where compare_places(const Candidate& a, const Candidate& b, double radius_km)
{
    const Incident& first = a.part->incident;
    const Incident& second = b.part->incident;
    if (!first.place || !second.place) {
        if (!a.name.empty() && a.name == b.name) {
            return Where::one_name;
        }
        // What lies nowhere known may lie in the area, if others put it there.
        const auto& known = first.place ? first.place : second.place;
        return known && is_area(*known) ? Where::in_area : Where::apart;
    }
    if (first.stand_in || second.stand_in) {
        return compare_stand_ins(a, b, radius_km);
    }
    if (may_be_same_place(*first.place, *second.place, radius_km)) {
        return Where::one_place;
    }
    const bool area = (is_area(*first.place) && holds(*first.place, *second.place)) ||
                      (is_area(*second.place) && holds(*second.place, *first.place));
    return area ? Where::in_area : Where::apart;
}

double cost_of_places(const Incident& first, const Incident& second)
{
    const bool same = first.place->id == second.place->id;
    double cost = apart_km(*first.place, *second.place) + (same ? 0.0 : 10.0);
    cost += is_stated(first.date) && is_stated(second.date) ? 0.0 : 20.0;
    cost += first.event_type == second.event_type ? 0.0 : 2.0;
    if (first.date && second.date) {
        cost += 10.0 * static_cast<double>(gap_days(*first.date, *second.date));
    }
    return cost;
}

} // namespace

Fit fit_of(const Candidate& a, const Candidate& b, const MergeOptions& options)
{
    const Incident& first = a.part->incident;
    const Incident& second = b.part->incident;
    Fit fit;
    if (!days_agree(a, b, options, true) || !may_be_one(a.kind, b.kind)) {
        return fit;
    }
    const bool stated = is_stated(first.date) && is_stated(second.date);
    const bool same_stated_day = stated && gap_days(*first.date, *second.date) == 0;
    if (is_nowhere(a) || is_nowhere(b)) {
        // No place speaks for it or against it: the day, and a toll large enough to be told of one event.
        fit.may_be_one_alone = days_agree(a, b, options, false);
        fit.may_be_one_with_number = true;
        if (same_stated_day) {
            constexpr double only_by_toll = 80.0;
            fit.cost_with_number = only_by_toll;
            fit.least_number = 10;
        }
        return fit;
    }
    const Where where = compare_places(a, b, options.radius_km);
    if (where == Where::in_area) {
        fit.may_be_one_in_area = same_stated_day && first.level != Level::umbrella && second.level != Level::umbrella;
        return fit;
    }
    // A name that the gazetteer lacks is one place where name and stated day are one.
    if (where == Where::apart || (where == Where::one_name && !stated)) {
        return fit;
    }
    fit.may_be_one_with_number = true;
    fit.may_be_one_alone = days_agree(a, b, options, false);
    constexpr double only_by_name = 50.0;
    double cost = only_by_name;
    if (where == Where::one_place) {
        const bool unit = first.place->where_prec == 3 || second.place->where_prec == 3;
        if (unit && first.place->id != second.place->id && !stated) {
            return fit; // a district and a place in it: only the day ties them
        }
        cost = cost_of_places(first, second);
    }
    fit.cost_with_number = cost;
    if (fit.may_be_one_alone && first.date && second.date) {
        constexpr double no_number = 5.0;
        fit.cost_alone = cost + no_number;
    }
    return fit;
}

} // namespace placeline::incidents
