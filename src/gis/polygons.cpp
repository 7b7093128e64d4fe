// SPDX-License-Identifier: Apache-2.0
#include "gis/polygons.hpp"

#include <memory>

namespace placeline::gis {

namespace {

std::unique_ptr<OGRLinearRing> linear_ring(const std::vector<LonLat>& positions)
{
    auto ring = std::make_unique<OGRLinearRing>();
    ring->setNumPoints(static_cast<int>(positions.size()), FALSE);
    for (std::size_t i = 0; i < positions.size(); ++i) {
        ring->setPoint(static_cast<int>(i), positions[i].lon_deg, positions[i].lat_deg);
    }
    ring->closeRings();
    return ring;
}

} // namespace

OGRGeometryUniquePtr multi_polygon(const std::vector<std::vector<std::vector<LonLat>>>& polygons)
{
    auto geometry = std::make_unique<OGRMultiPolygon>();
    for (const auto& rings : polygons) {
        auto polygon = std::make_unique<OGRPolygon>();
        for (const auto& positions : rings) {
            polygon->addRingDirectly(linear_ring(positions).release());
        }
        geometry->addGeometryDirectly(polygon.release());
    }
    return OGRGeometryUniquePtr{geometry.release()};
}

} // namespace placeline::gis
