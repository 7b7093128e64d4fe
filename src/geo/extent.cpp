// SPDX-License-Identifier: Apache-2.0
#include "geo/extent.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace placeline::geo {

namespace {

constexpr double km_per_degree = 111.2;
constexpr double widest_area_km = 500.0; ///< a country's name shall not drag the map around half the globe

/// A stretch of longitude; `to` may exceed 180.
struct Stretch {
    double from, to;
};

/// The narrowest stretch that holds all, going around the globe where that is narrower.
Stretch narrowest(std::vector<Stretch> stretches)
{
    std::ranges::sort(stretches, {}, &Stretch::from);
    double widest_gap = 0.0;
    double end = stretches.front().to; // of all so far
    Stretch best{stretches.front().from, end};
    for (const Stretch& s : stretches) {
        if (s.from - end > widest_gap) {
            widest_gap = s.from - end;
            best = {s.from, end + 360.0};
        }
        end = std::max(end, s.to);
    }
    const double gap_at_seam = stretches.front().from + 360.0 - end;
    return gap_at_seam >= widest_gap ? Stretch{stretches.front().from, end} : best;
}

} // namespace

Extent Extent::grown(double share, double least_deg) const noexcept
{
    const double margin = std::max(longer_side_deg() * share, least_deg);
    Extent made{west - margin, std::max(south - margin, -85.0), east + margin, std::min(north + margin, 85.0)};
    if (made.east - made.west >= 360.0) {
        made.west = -180.0;
        made.east = 180.0;
    }
    return made;
}

bool Extent::contains(const LonLat& at) const noexcept
{
    if (at.lat_deg < south || at.lat_deg > north) {
        return false;
    }
    for (const double turn : {-360.0, 0.0, 360.0}) {
        if (at.lon_deg + turn >= west && at.lon_deg + turn <= east) {
            return true;
        }
    }
    return false;
}

double Extent::longer_side_deg() const noexcept
{
    return std::max(east - west, north - south);
}

Extent extent_of(const std::vector<MergedIncident>& incidents)
{
    std::vector<Stretch> stretches;
    double south = 90.0;
    double north = -90.0;
    for (const MergedIncident& merged : incidents) {
        const auto& place = merged.incident.place;
        if (!place || place->where_prec > 6) {
            continue;
        }
        const double reach = place->where_prec < 3 ? 0.0 : std::min(place->radius_km, widest_area_km) / km_per_degree;
        const auto [lon, lat] = place->position;
        const double shrink = std::max(std::cos(lat * std::numbers::pi / 180.0), 0.1);
        stretches.push_back({lon - reach / shrink, lon + reach / shrink});
        south = std::min(south, lat - reach);
        north = std::max(north, lat + reach);
    }
    if (stretches.empty()) {
        return {};
    }
    const Stretch lon = narrowest(std::move(stretches));
    return {lon.from, std::max(south, -85.0), lon.to, std::min(north, 85.0)};
}

} // namespace placeline::geo
