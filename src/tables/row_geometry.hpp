// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/tables.hpp"
#include "gis/handles.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace placeline::tables {

/// Brings geometries of one layer to WGS 84.
class ToWgs84 {
public:
    /// \param srs  Of the layer; null: it is taken for WGS 84.
    /// \throws Error  PROJ's database is missing. \throws InputError  There is no way from `srs` to WGS 84.
    explicit ToWgs84(const OGRSpatialReference* srs);

    /// Changes the geometry in place. \return Whether it has a place on the globe.
    bool apply(OGRGeometry& geometry) const;

private:
    std::unique_ptr<OGRCoordinateTransformation> transformation_; ///< null: nothing to do
};

/// A point that stands for a geometry in degrees: itself, the middle of a line, a point in a polygon, the first of
/// several. Nothing for an empty one, and for one that is off the globe.
/// \param geometry  Stays as it is (GDAL's function takes no constant one).
std::optional<LonLat> representative_point(OGRGeometry& geometry);

/// The polygons of a geometry, each with its outer ring first; none for points and lines.
void read_polygons(const OGRGeometry& geometry, std::vector<std::vector<std::vector<LonLat>>>& polygons);

/// \param row  Its polygons, where it has any, as a MultiPolygon if `areas`; else its position; else nothing.
OGRGeometryUniquePtr geometry_of(const bridge::TableRow& row, bool areas);

} // namespace placeline::tables
