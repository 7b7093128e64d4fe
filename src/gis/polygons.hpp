// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gis/handles.hpp"
#include "model/position.hpp"

#include <vector>

namespace placeline::gis {

/// \param polygons  For each its rings, the outer one first; they need not be closed.
OGRGeometryUniquePtr multi_polygon(const std::vector<std::vector<std::vector<LonLat>>>& polygons);

} // namespace placeline::gis
