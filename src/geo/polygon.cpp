// SPDX-License-Identifier: Apache-2.0
#include "geo/polygon.hpp"

#include "geo/distance.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace placeline::geo {

bool point_in_ring(const LonLat& point, std::span<const LonLat> ring) noexcept
{
    bool inside = false;
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
        const LonLat& a = ring[before];
        const LonLat& b = ring[i];
        if ((a.lat_deg > point.lat_deg) != (b.lat_deg > point.lat_deg)) {
            const double share = (point.lat_deg - a.lat_deg) / (b.lat_deg - a.lat_deg);
            inside ^= point.lon_deg < a.lon_deg + share * (b.lon_deg - a.lon_deg);
        }
    }
    return inside;
}

double ring_area_km2(std::span<const LonLat> ring) noexcept
{
    // Chamberlain and Duquette, "Some Algorithms for Polygons on a Sphere", JPL 2007, equation 1.
    constexpr double to_radians = std::numbers::pi / 180.0;
    constexpr double radius_km = earth_mean_radius_m / 1000.0;
    double sum = 0.0;
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
        sum += (ring[i].lon_deg - ring[before].lon_deg) * to_radians *
               (2.0 + std::sin(ring[before].lat_deg * to_radians) + std::sin(ring[i].lat_deg * to_radians));
    }
    return std::abs(sum) * radius_km * radius_km / 2.0;
}

double distance_to_edge_m(const LonLat& point, const LonLat& a, const LonLat& b) noexcept
{
    constexpr double metres_per_degree = earth_mean_radius_m * std::numbers::pi / 180.0;
    const double shrink = std::cos(point.lat_deg * std::numbers::pi / 180.0);
    const double ax = (a.lon_deg - point.lon_deg) * shrink;
    const double ay = a.lat_deg - point.lat_deg;
    const double dx = (b.lon_deg - a.lon_deg) * shrink;
    const double dy = b.lat_deg - a.lat_deg;
    const double length2 = dx * dx + dy * dy;
    const double along = length2 > 0.0 ? std::clamp(-(ax * dx + ay * dy) / length2, 0.0, 1.0) : 0.0;
    return std::hypot(ax + along * dx, ay + along * dy) * metres_per_degree;
}

} // namespace placeline::geo
