// SPDX-License-Identifier: Apache-2.0
#include "output/areas.hpp"

#include "output/text_values.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <tuple>

namespace placeline::output {

namespace {

constexpr double earth_mean_radius_km = 6371.0088;
constexpr int circle_positions = 32;

using Ring = std::vector<LonLat>;

/// The part of a convex ring on one side of a meridian; the ring's longitudes may run beyond 180.
Ring clipped(const Ring& ring, double meridian_deg, bool keep_west)
{
    const auto inside = [&](const LonLat& p) {
        return keep_west ? p.lon_deg <= meridian_deg : p.lon_deg >= meridian_deg;
    };
    Ring kept;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const LonLat& a = ring[i];
        const LonLat& b = ring[i + 1];
        if (inside(a)) {
            kept.push_back(a);
        }
        if (inside(a) != inside(b)) {
            const double share = (meridian_deg - a.lon_deg) / (b.lon_deg - a.lon_deg);
            kept.push_back({meridian_deg, a.lat_deg + share * (b.lat_deg - a.lat_deg)});
        }
    }
    if (!kept.empty()) {
        kept.push_back(kept.front());
    }
    return kept;
}

Ring shifted(Ring ring, double degrees)
{
    for (auto& position : ring) {
        position.lon_deg += degrees;
    }
    return ring;
}

Ring band_to_pole(double edge_lat_deg, double pole_lat_deg)
{
    const double south = std::min(edge_lat_deg, pole_lat_deg);
    const double north = std::max(edge_lat_deg, pole_lat_deg);
    Ring ring;
    for (int i = 0; i <= circle_positions; ++i) {
        ring.push_back({-180.0 + 360.0 * i / circle_positions, south});
    }
    ring.insert(ring.end(), {{180.0, north}, {-180.0, north}, {-180.0, south}});
    return ring;
}

template <std::optional<std::uint64_t> AdminRow::*sum>
Value sum_of(const AdminRow& row)
{
    return row.*sum ? Value{static_cast<std::int64_t>(*(row.*sum))} : Value{};
}

template <std::string Place::*name>
Value unit_text_of(const AdminRow& row)
{
    return text_or_null(row.unit.*name);
}

template <std::optional<Day> AdminRow::*day>
Value day_of(const AdminRow& row)
{
    return row.*day ? Value{*(row.*day)} : Value{};
}

constexpr std::array columns{std::to_array<Column<AdminRow>>({
    {{"place_id"}, unit_text_of<&Place::id>},
    {{"admin1"}, unit_text_of<&Place::name>},
    {{"country"}, unit_text_of<&Place::country>},
    {{"iso3"}, unit_text_of<&Place::iso3>},
    {{"adm1_pcode"}, unit_text_of<&Place::adm1_pcode>},
    {{"n_incid", FieldType::integer}, [](const AdminRow& row) { return Value{std::int64_t{row.n_incidents}}; }},
    {{"killed", FieldType::count}, sum_of<&AdminRow::killed>},
    {{"injured", FieldType::count}, sum_of<&AdminRow::injured>},
    {{"strikes", FieldType::count}, sum_of<&AdminRow::strikes>},
    {{"date_first", FieldType::date}, day_of<&AdminRow::first>},
    {{"date_last", FieldType::date}, day_of<&AdminRow::last>},
})};

void add_to(std::optional<std::uint64_t>& sum, const Count& count)
{
    if (count.best) {
        sum = sum.value_or(0) + *count.best;
    }
}

void add_to(AdminRow& row, const Incident& incident)
{
    ++row.n_incidents;
    add_to(row.killed, incident.figures.killed);
    add_to(row.injured, incident.figures.injured);
    add_to(row.strikes, incident.figures.strikes);
    if (incident.date) {
        row.first = std::min(row.first.value_or(incident.date->start), incident.date->start);
        row.last = std::max(row.last.value_or(incident.date->end), incident.date->end);
    }
}

} // namespace

Polygons circle(const LonLat& centre, double radius_km)
{
    const double radians = std::numbers::pi / 180.0;
    const double angle = std::min(radius_km / earth_mean_radius_km, std::numbers::pi / 2.0);
    const double lat = centre.lat_deg * radians;
    if (centre.lat_deg + angle / radians >= 90.0) {
        return {{band_to_pole(std::max(centre.lat_deg - angle / radians, -90.0), 90.0)}};
    }
    if (centre.lat_deg - angle / radians <= -90.0) {
        return {{band_to_pole(centre.lat_deg + angle / radians, -90.0)}};
    }
    Ring ring;
    for (int i = 0; i < circle_positions; ++i) { // counter-clockwise, as RFC 7946 wants outer rings
        const double bearing = -2.0 * std::numbers::pi * i / circle_positions;
        const double to_lat =
            std::asin(std::sin(lat) * std::cos(angle) + std::cos(lat) * std::sin(angle) * std::cos(bearing));
        const double to_lon = std::atan2(std::sin(bearing) * std::sin(angle) * std::cos(lat),
                                         std::cos(angle) - std::sin(lat) * std::sin(to_lat));
        ring.push_back({centre.lon_deg + to_lon / radians, to_lat / radians});
    }
    ring.push_back(ring.front());
    const auto [west, east] = std::ranges::minmax(ring, {}, &LonLat::lon_deg);
    if (east.lon_deg > 180.0) {
        return {{clipped(ring, 180.0, true)}, {shifted(clipped(ring, 180.0, false), -360.0)}};
    }
    if (west.lon_deg < -180.0) {
        return {{shifted(clipped(ring, -180.0, true), 360.0)}, {clipped(ring, -180.0, false)}};
    }
    return {{ring}};
}

const Polygons& AreaShapes::unit(const std::string& place_id)
{
    const auto known = units_.find(place_id);
    return known != units_.end() ? known->second : units_.emplace(place_id, areas_->polygons(place_id)).first->second;
}

const Polygons* AreaShapes::of(const Place& place)
{
    if (place.where_prec < 3 || place.where_prec > 6) {
        return nullptr;
    }
    if (const auto& polygons = unit(place.id); !polygons.empty()) {
        return &polygons;
    }
    if (!(place.radius_km > 0.0)) {
        return nullptr;
    }
    const auto key = fmt::format("{} {} {}", place.position.lon_deg, place.position.lat_deg, place.radius_km);
    const auto known = circles_.find(key);
    return known != circles_.end() ? &known->second
                                   : &circles_.emplace(key, circle(place.position, place.radius_km)).first->second;
}

std::vector<AdminRow> sums_by_unit(const std::vector<MergedIncident>& incidents, const bridge::AreaSource& areas)
{
    std::map<std::tuple<std::string, std::string, std::string>, AdminRow> rows;
    std::map<std::string, Place> units; ///< by the incident's place: asking by position costs more than asking here
    for (const auto& merged : incidents) {
        const Incident& incident = merged.incident;
        if (!incident.place || incident.place->where_prec > 4) {
            continue;
        }
        auto known = units.find(incident.place->id);
        if (known == units.end() || incident.place->id.empty()) {
            known = units.insert_or_assign(incident.place->id, areas.admin1_of(*incident.place)).first;
        }
        const Place& unit = known->second;
        if (unit.id.empty()) {
            continue; // at sea, or in a country without units
        }
        auto& row = rows[{unit.country, unit.name, unit.id}];
        row.unit = unit;
        add_to(row, incident);
    }
    std::vector<AdminRow> sorted;
    sorted.reserve(rows.size());
    for (auto& [key, row] : rows) {
        sorted.push_back(std::move(row));
    }
    return sorted;
}

std::span<const Column<AdminRow>> admin_columns() noexcept
{
    return columns;
}

} // namespace placeline::output
