// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/gis_module.hpp"
#include "model/incident.hpp"

#include <string>
#include <utility>

namespace placeline::sample {

inline Day day(const char* iso)
{
    return parse_iso_day(iso).value();
}

inline DateRange dates(const char* start, const char* end, int prec = 1)
{
    return {day(start), day(end), prec, DateSource::text};
}

inline Place place(std::string id, std::string name, LonLat position, int where_prec)
{
    Place made;
    made.id = std::move(id);
    made.name = std::move(name);
    made.position = position;
    made.where_prec = where_prec;
    return made;
}

inline SourcedClaim claim(std::string id, Measure measure, std::uint32_t number)
{
    SourcedClaim made;
    made.claim.id = std::move(id);
    made.claim.measure = measure;
    made.claim.bounds = {number, number, number};
    made.claim.counted = true;
    made.report_id = "r1";
    return made;
}

inline MergedIncident incident(std::string id, std::optional<Place> where)
{
    MergedIncident made;
    made.incident.id = std::move(id);
    made.incident.place = std::move(where);
    made.incident.confidence = 0.9;
    made.reports = {"r1"};
    made.n_sources = 1;
    made.n_origins = 1;
    made.grade = "weak";
    return made;
}

/// "More than 40 depots were hit in the north and in the east", once for each of its two places.
inline SourcedClaim shared_claim()
{
    auto made = claim("shared-1", Measure::targets, 40);
    made.claim.bounds = {40, {}, 40};
    made.claim.qualifier = Qualifier::more_than;
    made.claim.scope = Scope::shared;
    made.claim.share_group = "group-1";
    made.claim.quote_text = "more than 40 depots were hit in Northland and Eastland";
    made.claim.attributed_to = "the ministry";
    made.claim.attribution = Attribution::official;
    made.places = {"Northland", "Eastland"};
    made.source = "Daily Sample";
    made.url = "https://example.org/1";
    made.published = "2024-05-12T23:30:00+03:00";
    return made;
}

/// Six incidents, odd on purpose: a count of zero, names in Arabic and Cyrillic, a place across the antimeridian, an
/// area known by polygon and one by radius, a shared number, a text that is a formula, and one without a place.
inline IncidentSet incident_set()
{
    IncidentSet set;

    auto zero = incident("aaa", place("t:1", "الرمادي", {43.2681234567, 33.42056}, 1));
    zero.incident.date = dates("2024-05-10", "2024-05-10");
    zero.incident.event_type = "Air/drone strike";
    zero.incident.place_text = "Ramadi";
    zero.incident.place->country = "IQ";
    zero.incident.place->iso3 = "IRQ";
    zero.incident.place->feature_code = "PPLA";
    zero.incident.figures.killed = {0, 0, 0};
    auto nobody = claim("c-0", Measure::killed, 0);
    nobody.claim.quote_text = "nobody was killed";
    nobody.claim.date = dates("2024-05-10", "2024-05-10");
    nobody.places = {"Ramadi"};
    zero.sourced_claims = {nobody};
    set.incidents.push_back(zero);

    auto north = incident("bbb", place("t:north", "Northland", {40.5, 33.5}, 4));
    north.incident.place->feature_code = "ADM1";
    north.incident.level = Level::area;
    north.incident.date = dates("2024-05-11", "2024-05-12", 2);
    north.incident.scope = Scope::shared;
    north.incident.share_group = "group-1";
    north.incident.figures.killed = {16, 16, 16};
    north.incident.figures.injured = {36, 36, {}};
    auto killed = claim("c-1", Measure::killed, 16);
    killed.claim.quote_text = "=16 people, \"among them\" none, of the <b>depot</b>\nin Northland";
    killed.claim.attributed_to = "the spokesman";
    killed.source = "Daily Sample";
    killed.url = "https://example.org/1";
    killed.published = "2024-05-12T23:30:00+03:00";
    killed.places = {"Northland"};
    north.sourced_claims = {killed, shared_claim()};
    set.incidents.push_back(north);

    auto east = incident("ccc", place("t:east", "Eastland", {39.0, 35.0}, 6));
    east.incident.level = Level::area;
    east.incident.place->radius_km = 300.0;
    east.incident.date = dates("2024-05-11", "2024-05-12", 2);
    east.incident.scope = Scope::shared;
    east.incident.share_group = "group-1";
    east.sourced_claims = {shared_claim()};
    set.incidents.push_back(east);

    auto far = incident("ddd", place("t:4", "Дальний Мыс", {179.9, -16.5}, 3));
    far.incident.place->radius_km = 50.0;
    far.incident.date = dates("2024-02-29", "2024-03-01", 2);
    far.incident.figures.strikes = {2, 3, 4};
    auto lengthy = claim("c-4", Measure::strikes, 3);
    lengthy.claim.quote_text = "xxxx";
    for (int i = 0; i < 60; ++i) {
        lengthy.claim.quote_text += "три удара ";
    }
    far.sourced_claims = {lengthy};
    set.incidents.push_back(far);

    auto undated = incident("eee", place("t:5", "Chasiv Yar", {37.8358, 48.5916}, 1));
    undated.incident.conflict = true;
    undated.incident.actor1 = "@group";
    undated.incident.figures.killed = {1, 4'000'000'000U, {}};
    set.incidents.push_back(undated);

    auto lost = incident("fff", std::nullopt);
    lost.incident.place_text = "-Nowhere";
    lost.incident.figures.killed = {2, 2, 2};
    set.incidents.push_back(lost);

    SourcedMention mention;
    mention.report_id = "r1";
    mention.mention.text = "Washington";
    mention.mention.role = Role::actor;
    mention.mention.place = place("t:w", "Washington", {-77.0365, 38.8951}, 1);
    set.mentions.push_back(mention);
    mention.mention.text = "Nowhere";
    mention.mention.role = Role::event;
    mention.mention.place.reset();
    set.mentions.push_back(mention);
    return set;
}

/// Northland is a square with a hole, and every place west of 41 degrees east lies in it; Eastland is made of two
/// units.
struct Areas final : bridge::AreaSource {
    [[nodiscard]] Rings polygons(const std::string& place_id) const override
    {
        if (place_id == "t:east") {
            return {{{{38, 34}, {39, 34}, {39, 35}, {38, 35}, {38, 34}}},
                    {{{39, 34}, {40, 34}, {40, 35}, {39, 35}, {39, 34}}}};
        }
        if (place_id != "t:north") {
            return {};
        }
        return {{{{40, 33}, {41, 33}, {41, 34}, {40, 34}, {40, 33}},
                 {{40.2, 33.2}, {40.2, 33.4}, {40.4, 33.4}, {40.4, 33.2}, {40.2, 33.2}}}};
    }
    [[nodiscard]] Place admin1_of(const Place& where) const override
    {
        return where.position.lon_deg < 41.0 && where.position.lon_deg > 0.0
                   ? place("t:north", "Northland", {40.5, 33.5}, 4)
                   : Place{};
    }
};

inline bridge::Provenance provenance()
{
    return {"placeline 0.1.0", "sample 1", "map r1.txt -o out.gpkg", "2024-05-13T00:00:00Z"};
}

} // namespace placeline::sample
