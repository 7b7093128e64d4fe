// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "../output/sample_set.hpp"

#include <string>

namespace placeline::sample {

inline bridge::BaseUnit square_unit(const std::string& id, const std::string& country, double west, double south)
{
    Place unit = place(id, "Unit " + id, {west + 0.5, south + 0.5}, 4);
    unit.country = country;
    unit.feature_code = "ADM1";
    const std::vector<LonLat> ring{
        {west, south}, {west + 1, south}, {west + 1, south + 1}, {west, south + 1}, {west, south}};
    return {unit, {{ring}}};
}

/// Four square units in a row, two of country AA, one each of BB and CC; and an island of DD.
inline bridge::BaseMapData four_squares()
{
    bridge::BaseMapData base;
    base.units = {square_unit("t:north", "AA", 40, 33), square_unit("u:2", "AA", 41, 33),
                  square_unit("u:3", "BB", 42, 33), square_unit("u:4", "CC", 43, 33), square_unit("u:5", "DD", 39, 36)};
    for (const char* code : {"AA", "BB", "CC", "DD"}) {
        Place country = place(std::string{"c:"} + code, std::string{"Country "} + code, {41, 33.5}, 6);
        country.country = code;
        country.feature_code = "PCLI";
        base.countries.push_back(country);
    }
    base.credit = "Base map: four squares";
    return base;
}

struct PageAreas final : bridge::AreaSource {
    [[nodiscard]] Rings polygons(const std::string& place_id) const override { return Areas{}.polygons(place_id); }
    [[nodiscard]] Place admin1_of(const Place& where) const override { return Areas{}.admin1_of(where); }
    [[nodiscard]] bridge::BaseMapData base_map() const override { return four_squares(); }
    [[nodiscard]] std::vector<Place> towns() const override
    {
        Place town = place("t:town", "Town", {41.5, 33.5}, 1);
        town.feature_code = "PPLC";
        return {town};
    }
};

/// An incident all of whose texts try to become part of the page's program.
inline MergedIncident hostile_incident()
{
    const std::string script = "</script><script>window.broken = 1</script><img src=x onerror='window.broken = 2'>";
    auto made = incident("hostile", place("t:h", "<script>window.broken = 3</script>", {40.1, 33.9}, 1));
    made.incident.place_text = "<b onclick='window.broken = 4'>bold</b>";
    made.incident.event_type = "<!--" + script;
    made.incident.actor1 = script;
    made.incident.date = dates("2024-05-12", "2024-05-12");
    made.incident.figures.injured = {7, 7, 7};
    auto quoted = claim("c-h", Measure::injured, 7);
    quoted.claim.quote_text = script;
    quoted.claim.attributed_to = script;
    quoted.report_id = "hostile-report";
    quoted.source = "Hostile \"><b>Source";
    quoted.url = "javascript:window.broken = 5";
    made.sourced_claims = {quoted};
    return made;
}

/// The sample set and a hostile incident.
inline IncidentSet page_set()
{
    IncidentSet set = incident_set();
    set.incidents.push_back(hostile_incident());
    return set;
}

/// Incidents at a thousand places over two years, as many feeds have them.
inline IncidentSet many(int n)
{
    IncidentSet set;
    for (int i = 0; i < n; ++i) {
        const int at = (i * 7919) % 1000;
        auto one =
            incident("i" + std::to_string(i), place("p:" + std::to_string(at), "Place " + std::to_string(at),
                                                    {40.0 + 0.1 * (at % 40), 33.0 + 0.04 * (at / 40)}, 1 + at % 2));
        const Day day_of = day("2014-01-01") + std::chrono::days{i % 730};
        one.incident.date = DateRange{day_of, day_of, 1, DateSource::text};
        const auto number = static_cast<std::uint32_t>(i % 23);
        (i % 3 == 0 ? one.incident.figures.killed : one.incident.figures.strikes) = {number, number, number};
        auto stated = claim("c" + std::to_string(i), i % 3 == 0 ? Measure::killed : Measure::strikes, number);
        stated.claim.quote_text = "incident number " + std::to_string(i) + " with a quote of a usual length";
        stated.report_id = "r" + std::to_string(i / 10);
        stated.source = "Source " + std::to_string(i % 5);
        stated.url = "https://example.org/" + std::to_string(i / 10);
        one.sourced_claims = {stated};
        set.incidents.push_back(std::move(one));
    }
    return set;
}

} // namespace placeline::sample
