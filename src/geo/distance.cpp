// SPDX-License-Identifier: Apache-2.0
#include "geo/distance.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace placeline::geo {

namespace {

constexpr double radians(double deg) noexcept
{
    return deg * (std::numbers::pi / 180.0);
}

constexpr double degrees(double rad) noexcept
{
    return rad * (180.0 / std::numbers::pi);
}

} // namespace

double great_circle_m(const LonLat& a, const LonLat& b) noexcept
{
    const double half_dlat = std::sin(radians(b.lat_deg - a.lat_deg) / 2.0);
    const double half_dlon = std::sin(radians(b.lon_deg - a.lon_deg) / 2.0);
    const double h =
        half_dlat * half_dlat + std::cos(radians(a.lat_deg)) * std::cos(radians(b.lat_deg)) * half_dlon * half_dlon;
    return 2.0 * earth_mean_radius_m * std::asin(std::min(1.0, std::sqrt(h))); // antipodes round to above 1
}

double bearing_deg(const LonLat& from, const LonLat& to) noexcept
{
    const double dlon = radians(to.lon_deg - from.lon_deg);
    const double lat1 = radians(from.lat_deg);
    const double lat2 = radians(to.lat_deg);
    const double y = std::sin(dlon) * std::cos(lat2);
    const double x = std::cos(lat1) * std::sin(lat2) - std::sin(lat1) * std::cos(lat2) * std::cos(dlon);
    const double bearing = degrees(std::atan2(y, x));
    return bearing < 0.0 ? bearing + 360.0 : bearing;
}

LonLat destination(const LonLat& from, double bearing_deg, double distance_m) noexcept
{
    const double angle = distance_m / earth_mean_radius_m;
    const double bearing = radians(bearing_deg);
    const double lat1 = radians(from.lat_deg);
    const double sin_lat2 = std::sin(lat1) * std::cos(angle) + std::cos(lat1) * std::sin(angle) * std::cos(bearing);
    const double lat2 = std::asin(std::clamp(sin_lat2, -1.0, 1.0));
    const double dlon = std::atan2(std::sin(bearing) * std::sin(angle) * std::cos(lat1),
                                   std::cos(angle) - std::sin(lat1) * std::sin(lat2));
    return {wrapped_lon(from.lon_deg + degrees(dlon)), degrees(lat2)};
}

LonLat midpoint(const LonLat& a, const LonLat& b) noexcept
{
    return destination(a, bearing_deg(a, b), great_circle_m(a, b) / 2.0);
}

double wrapped_lon(double lon_deg) noexcept
{
    if (lon_deg >= -180.0 && lon_deg < 180.0) {
        return lon_deg;
    }
    const double turned = std::fmod(lon_deg + 180.0, 360.0);
    return (turned < 0.0 ? turned + 360.0 : turned) - 180.0;
}

bool valid(const LonLat& position) noexcept
{
    return std::abs(position.lat_deg) <= 90.0 && std::abs(position.lon_deg) <= 180.0;
}

} // namespace placeline::geo
