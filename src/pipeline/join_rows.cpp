// SPDX-License-Identifier: Apache-2.0
#include "pipeline/join_rows.hpp"

#include "base/hash.hpp"
#include "geo/distance.hpp"
#include "incidents/settle.hpp"
#include "incidents/statement.hpp"
#include "pipeline/rounding.hpp"
#include "places/geocode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace placeline::pipeline {

namespace {

/// What a place known this exactly may mean, by where_prec.
constexpr std::array<double, 8> radius_by_prec_km{0.0, 1.0, 25.0, 30.0, 100.0, 100.0, 300.0, 300.0};

double apart_km(const LonLat& a, const LonLat& b)
{
    return geo::great_circle_m(a, b) / 1000.0;
}

/// "DR Congo (Zaire)" and "Myanmar (Burma)": a country with its other name, as UCDP has them.
std::vector<std::string> names_in(const std::string& name)
{
    const std::size_t open = name.find('(');
    const std::size_t close = name.find(')', open);
    if (open == std::string::npos || close == std::string::npos) {
        return {name};
    }
    return {name, name.substr(0, open), name.substr(open + 1, close - open - 1)};
}

} // namespace

/// A place with the words that name it.
struct RowJoiner::Found {
    std::optional<Place> place;
    double confidence = 0.0;
    const NamedCell* cell = nullptr; ///< the name that was looked up; null: only a position is known
    std::vector<Alternative> alternatives;
    bool stand_in = false; ///< it is a unit around the place, which the gazetteer lacks
};

RowJoiner::RowJoiner(const gazetteer::Gazetteer& gazetteer, const places::Overrides* overrides, JoinOptions options)
    : gazetteer_{gazetteer}, overrides_{overrides}, options_{std::move(options)}
{
}

std::string RowJoiner::country_code(const std::string& name) const
{
    if (name.empty()) {
        return {};
    }
    {
        const std::lock_guard lock{mutex_};
        if (const auto known = countries_.find(name); known != countries_.end()) {
            return known->second;
        }
    }
    std::string code;
    for (const std::string& one : names_in(name)) {
        const gazetteer::PlaceIndex country = places::find_country(one, gazetteer_);
        if (country != gazetteer::no_place) {
            code = gazetteer_.row(country).country;
            break;
        }
    }
    const std::lock_guard lock{mutex_};
    return countries_.emplace(name, std::move(code)).first->second;
}

std::optional<RowJoiner::Found> RowJoiner::look_up(const NamedCell& cell, const EventRow& row,
                                                   const std::string& country) const
{
    places::GeocodeQuery query{.id = {}, .name = cell.name, .country = country, .admin1 = {}, .near = row.position};
    const bool within_unit = !row.units.empty() && row.units.back().name != cell.name;
    if (within_unit) {
        query.admin1 = row.units.back().name;
    }
    places::GeocodeAnswer answer = places::geocode(query, gazetteer_, overrides_);
    if (!answer.place && within_unit) { // the unit may be spelt, or drawn, as the gazetteer does not know it
        query.admin1.clear();
        answer = places::geocode(query, gazetteer_, overrides_);
    }
    if (!answer.place) {
        return std::nullopt;
    }
    return Found{.place = std::move(answer.place),
                 .confidence = answer.confidence,
                 .cell = &cell,
                 .alternatives = std::move(answer.alternatives),
                 .stand_in = false};
}

/// A place that only its position tells of: its units are those that hold it.
Place RowJoiner::place_at(const LonLat& position, const EventRow& row, const std::string& country) const
{
    Place place;
    if (const auto unit = gazetteer_.admin1_at(position); unit != gazetteer::no_place) {
        const Place holder = gazetteer_.place(unit);
        place.country = holder.country;
        place.iso3 = holder.iso3;
        place.admin1 = holder.name;
        place.adm1_pcode = holder.adm1_pcode;
    } else {
        place.country = country;
    }
    place.id = fmt::format("table:{:.5f},{:.5f}", position.lat_deg, position.lon_deg);
    place.name = !row.place.name.empty() ? row.place.name
                 : row.units.empty()     ? row.country.name
                                         : row.units.front().name;
    place.position = position;
    return place;
}

/// Holds the row's own position against the gazetteer's, and chooses.
void RowJoiner::settle_position(Found& found, const EventRow& row, const std::string& country,
                                std::vector<std::string>& problems) const
{
    if (!row.position) {
        return;
    }
    if (!found.place) {
        found.place = place_at(*row.position, row, country);
        found.confidence = 1.0;
        return;
    }
    const int stated_prec = row.where_prec.value_or(1);
    const auto reach_km = [&](const Place& place) {
        const double area_km = place.where_prec >= 3 ? place.radius_km : 0.0;
        const double stated_km = stated_prec >= 3 ? radius_by_prec_km.at(static_cast<std::size_t>(stated_prec)) : 0.0;
        return options_.far_km + std::max(area_km, stated_km);
    };
    if (apart_km(found.place->position, *row.position) > reach_km(*found.place)) {
        for (const Alternative& other : found.alternatives) { // a namesake that lies where the row says
            const auto index = gazetteer_.find_id(other.id);
            if (index && apart_km(other.position, *row.position) <= reach_km(gazetteer_.place(*index))) {
                found.place = gazetteer_.place(*index);
                break;
            }
        }
    }
    const double apart = apart_km(found.place->position, *row.position);
    if (apart <= reach_km(*found.place)) {
        if (options_.position == PositionFrom::row) {
            found.place->position = *row.position;
        }
        found.confidence = std::max(found.confidence, 0.95); // two witnesses
        return;
    }
    const bool row_wins = options_.position == PositionFrom::row;
    problems.push_back(fmt::format("\"{}\" lies {:.0f} km from the position of the row; the {} is used",
                                   found.cell->name, apart, row_wins ? "position" : "name"));
    if (row_wins) {
        found.place = place_at(*row.position, row, country);
        found.alternatives.clear();
    }
    found.confidence = 0.5;
}

RowJoiner::Found RowJoiner::find_place(const EventRow& row, std::vector<std::string>& problems) const
{
    std::string country = country_code(row.country.name);
    std::vector<const NamedCell*> names;
    if (!row.place.name.empty()) {
        names.push_back(&row.place);
    }
    for (const NamedCell& unit : row.units) {
        names.push_back(&unit);
    }
    if (!row.country.name.empty()) {
        names.push_back(&row.country);
        if (country.empty() && row.country.name != row.place.name) { // ACLED files what happens at sea under the sea
            problems.push_back(fmt::format("\"{}\" is no country that the gazetteer knows", row.country.name));
        }
    }
    Found found;
    for (const NamedCell* name : names) {
        if (row.position && name != names.front()) {
            break; // the position says more than a unit around it
        }
        if (name == &row.country && !country.empty()) {
            found = {.place = gazetteer_.place(gazetteer_.country(country)),
                     .confidence = 1.0,
                     .cell = name,
                     .alternatives = {},
                     .stand_in = false};
        } else if (auto looked_up = look_up(*name, row, country)) {
            found = std::move(*looked_up);
        }
        if (found.place) {
            found.stand_in = name != names.front();
            break;
        }
    }
    if (!names.empty() && (!found.place || found.stand_in)) {
        problems.push_back(fmt::format("\"{}\" is not in the gazetteer{}{}", names.front()->name,
                                       country.empty() ? std::string{} : " of " + country,
                                       row.position  ? "; it is where the row says"
                                       : found.place ? fmt::format("; \"{}\" around it is used", found.cell->name)
                                                     : ""));
    }
    settle_position(found, row, country, problems);
    if (found.place && row.where_prec && !found.stand_in) {
        found.place->where_prec = *row.where_prec;
        if (*row.where_prec != 1) {
            found.place->radius_km =
                std::max(found.place->radius_km, radius_by_prec_km.at(static_cast<std::size_t>(*row.where_prec)));
        }
    }
    if (!found.cell && !names.empty()) {
        found.cell = names.front();
    }
    return found;
}

ParsedReport RowJoiner::join(EventRow row) const
{
    ParsedReport parsed;
    parsed.problems = row.report.problems;
    const Found found = find_place(row, parsed.problems);
    Incident incident;
    incident.id = row.report.id;
    incident.place = found.place;
    incident.confidence = found.confidence;
    incident.stand_in = found.stand_in;
    incident.event_type = row.event_type.empty() ? options_.event_type : row.event_type;
    incident.actor1 = row.actor1;
    incident.actor2 = row.actor2;
    incident.date = row.date;
    if (const auto& day = row.report.published_day; !incident.date && day) {
        incident.date = DateRange{.start = *day, .end = *day, .prec = 2, .from = DateSource::published};
    }
    if (found.cell != nullptr) {
        const NamedCell& named = row.place.name.empty() ? *found.cell : row.place;
        incident.place_text = named.name;
        incident.mentions = {0};
        parsed.mentions.push_back({.span = named.span,
                                   .text = named.name,
                                   .role = Role::event,
                                   .may_be_scene = false,
                                   .confidence = found.confidence,
                                   .place = found.place,
                                   .alternatives = found.alternatives,
                                   .reasons = {}});
    }
    if (found.place && found.place->where_prec >= 3) {
        incident.level = Level::area;
    }
    for (Claim& claim : row.claims) {
        claim.id = IdHash{}
                       .add("cell")
                       .add(row.report.id)
                       .add(to_string(claim.measure))
                       .add(claim.group)
                       .add(claim.quote.of(row.report.text))
                       .add(incident.place_text)
                       .add(incident.date ? iso_day(incident.date->start) : std::string{})
                       .text();
        claim.quote_text = claim.quote.of(row.report.text);
        claim.date = incident.date;
        if (!parsed.mentions.empty()) {
            claim.mentions = {0};
        }
        incident.claims.push_back(claim.id);
    }
    parsed.claims = std::move(row.claims);
    parsed.report = std::move(row.report);
    parsed.incidents.push_back(std::move(incident));
    std::vector<incidents::Statement> statements;
    incidents::Row all{.incident = &parsed.incidents.front(), .statements = {}};
    for (std::uint32_t i = 0; i < parsed.claims.size(); ++i) {
        statements.push_back({.claim = &parsed.claims[i],
                              .report = parsed.report.id,
                              .source = parsed.report.source,
                              .told = parsed.report.published_day,
                              .published = parsed.report.published,
                              .update = false,
                              .index = i});
        all.statements.push_back(i);
    }
    incidents::settle(std::span{&all, 1}, statements, incidents::BestRule::contract);
    round_report(parsed);
    return parsed;
}

} // namespace placeline::pipeline
