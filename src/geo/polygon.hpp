// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/position.hpp"

#include <span>

namespace placeline::geo {

/// Even-odd rule on the plate carrée. \param ring  Closed or not; must not cross the antimeridian.
/// \return  True inside; on the edge itself either.
bool point_in_ring(const LonLat& point, std::span<const LonLat> ring) noexcept;

/// Area on the sphere of `earth_mean_radius_m`. \param ring  Closed or not, either winding. \return  km², not negative.
double ring_area_km2(std::span<const LonLat> ring) noexcept;

/// Distance from a point to a straight piece of the plate carrée around it; exact enough up to some 100 km.
/// \return  Metres.
double distance_to_edge_m(const LonLat& point, const LonLat& a, const LonLat& b) noexcept;

} // namespace placeline::geo
