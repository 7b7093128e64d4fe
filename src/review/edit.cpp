// SPDX-License-Identifier: Apache-2.0
#include "review/edit.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <utility>

namespace placeline::review {

namespace {

using Kind = Field::Kind;

void set_claim_number(Claim& claim, const Row& row)
{
    Bounds& bounds = claim.bounds;
    if (row.field->bound != Bound::best) {
        (row.field->bound == Bound::low ? bounds.low : bounds.high) = row.count;
        if (claim.qualifier == Qualifier::exact && bounds.low != bounds.high) {
            claim.qualifier = Qualifier::range;
        }
        return;
    }
    bounds.value = row.count;
    if (!row.count) {
        return;
    }
    if (claim.qualifier == Qualifier::exact || claim.qualifier == Qualifier::about) {
        bounds.low = row.count;
        bounds.high = row.count;
        return;
    }
    if (bounds.low) {
        bounds.low = std::min(*bounds.low, *row.count);
    }
    if (bounds.high) {
        bounds.high = std::max(*bounds.high, *row.count);
    }
}

/// UCDP GED date_prec of a range of days.
int date_prec_of(const DateRange& date)
{
    const auto days = (date.end - date.start).count() + 1;
    return days <= 1 ? 1 : days <= 6 ? 2 : days == 7 ? 3 : days <= 31 ? 4 : 5;
}

void set_day(Incident& incident, const Row& row)
{
    if (row.empty) {
        incident.date.reset();
        return;
    }
    const bool was_one_day = !incident.date || incident.date->start == incident.date->end;
    DateRange date = incident.date.value_or(DateRange{.start = *row.day, .end = *row.day});
    if (row.field->kind == Kind::date_start) {
        date.start = *row.day;
        date.end = was_one_day ? *row.day : std::max(date.end, *row.day);
    } else {
        date.end = *row.day;
        date.start = std::min(date.start, *row.day);
    }
    date.prec = date_prec_of(date);
    date.from = DateSource::text;
    incident.date = date;
}

void set_place(Incident& incident, const Row& row)
{
    incident.place = row.place;
    incident.stand_in = false;
    incident.confidence = row.empty ? 0.0 : 1.0;
    incident.level = Level::place;
    if (!incident.place) {
        return;
    }
    if (incident.place->name.empty()) {
        incident.place->name = incident.place_text;
    }
    constexpr int unit = 3; // UCDP where_prec
    incident.level = incident.place->where_prec >= unit ? Level::area : Level::place;
}

} // namespace

void set_claim(Claim& claim, const Row& row)
{
    const std::string& words = row.given.new_value;
    switch (row.field->kind) {
    case Kind::number:
    case Kind::count:
        set_claim_number(claim, row);
        break;
    case Kind::measure:
        claim.measure = *parse_measure(words);
        break;
    case Kind::group:
        claim.group = words;
        break;
    case Kind::attributed_to:
        claim.attributed_to = words;
        break;
    case Kind::attribution_kind:
        claim.attribution = parse_attribution(words).value_or(Attribution::none);
        break;
    case Kind::stance:
        claim.stance = *parse_stance(words);
        break;
    default:
        break;
    }
}

void set_incident(Incident& incident, const Row& row)
{
    const std::string& words = row.given.new_value;
    switch (row.field->kind) {
    case Kind::place:
        set_place(incident, row);
        break;
    case Kind::where_prec:
        if (incident.place) {
            incident.place->where_prec = static_cast<int>(*row.count);
        }
        break;
    case Kind::date_start:
    case Kind::date_end:
        set_day(incident, row);
        break;
    case Kind::date_prec:
        if (incident.date) {
            incident.date->prec = static_cast<int>(*row.count);
        }
        break;
    case Kind::event_type:
        incident.event_type = words;
        break;
    case Kind::level:
        incident.level = *parse_level(words);
        break;
    case Kind::actor1:
        incident.actor1 = words;
        break;
    case Kind::actor2:
        incident.actor2 = words;
        break;
    default:
        break;
    }
}

void set_counts(Figures& figures, std::span<const Row* const> rows)
{
    std::map<Count*, std::set<Bound>> given;
    for (const Row* row : rows) {
        Count& count = count_of(figures, *row->field);
        bound_of(count, row->field->bound) = row->count;
        given[&count].insert(row->field->bound);
    }
    for (auto& [count, bounds] : given) {
        const bool best_is_given = bounds.contains(Bound::best);
        if (count->best && !best_is_given) {
            if (count->low && bounds.contains(Bound::low)) {
                count->best = std::max(*count->best, *count->low);
            }
            if (count->high && bounds.contains(Bound::high)) {
                count->best = std::min(*count->best, *count->high);
            }
        }
        if (count->low && count->best && !bounds.contains(Bound::low)) {
            count->low = std::min(*count->low, *count->best);
        }
        if (count->high && count->best && !bounds.contains(Bound::high)) {
            count->high = std::max(*count->high, *count->best);
        }
        // A best value where nothing was stated is all that is known.
        if (best_is_given && count->best) {
            if (!count->low && !bounds.contains(Bound::low)) {
                count->low = count->best;
            }
            if (!count->high && !bounds.contains(Bound::high) && count->low == count->best) {
                count->high = count->best;
            }
        }
    }
}

} // namespace placeline::review
