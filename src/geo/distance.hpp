// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/position.hpp"

namespace placeline::geo {

/// Mean radius of the Earth, (2a + b) / 3 of the WGS 84 ellipsoid, metres.
constexpr double earth_mean_radius_m = 6'371'008.8;

/// Great-circle distance between two positions, by the haversine formula.
/// \param a, b  WGS 84 (EPSG:4326), degrees; the antimeridian may lie between them.
/// \return      Metres on a sphere of `earth_mean_radius_m`; within 0.6 % of the ellipsoidal
///              geodesic: enough to rank candidates, too coarse for a figure that is printed.
double great_circle_m(const LonLat& a, const LonLat& b) noexcept;

/// Initial bearing of the great circle from `from` to `to`.
/// \return  Degrees clockwise from north, 0 to below 360; 0 where both are one point.
double bearing_deg(const LonLat& from, const LonLat& to) noexcept;

/// The position `distance_m` metres from `from` along the great circle that starts at `bearing_deg`, on the same
/// sphere. \param bearing_deg  Degrees clockwise from north. \return             Longitude from -180 to 180.
LonLat destination(const LonLat& from, double bearing_deg, double distance_m) noexcept;

/// The middle of the great circle between two positions; for antipodes any middle.
LonLat midpoint(const LonLat& a, const LonLat& b) noexcept;

/// Longitude brought into [-180, 180).
double wrapped_lon(double lon_deg) noexcept;

/// Latitude within [-90, 90], longitude within [-180, 180], neither NaN.
bool valid(const LonLat& position) noexcept;

} // namespace placeline::geo
