// SPDX-License-Identifier: Apache-2.0
#include "tables/row_geometry.hpp"

#include "base/error.hpp"
#include "gis/errors.hpp"
#include "gis/handles.hpp"
#include "gis/polygons.hpp"

#include <cmath>
#include <fmt/format.h>

namespace placeline::tables {

namespace {

void read_ring(const OGRLinearRing& line, std::vector<std::vector<LonLat>>& rings)
{
    auto& ring = rings.emplace_back();
    ring.reserve(static_cast<std::size_t>(line.getNumPoints()));
    for (int i = 0; i < line.getNumPoints(); ++i) {
        ring.push_back({line.getX(i), line.getY(i)});
    }
}

std::optional<LonLat> on_globe(const OGRPoint& point)
{
    if (point.IsEmpty() != 0 || !std::isfinite(point.getX()) || !std::isfinite(point.getY()) ||
        std::abs(point.getX()) > 180.0 || std::abs(point.getY()) > 90.0) {
        return std::nullopt;
    }
    return LonLat{point.getX(), point.getY()};
}

/// A point in a polygon or several; the middle of the box of one that is so broken that it has no inside.
std::optional<LonLat> point_in(OGRGeometry& area)
{
    const gis::ErrorScope why_broken;
    // The member functions of this name fail for every geometry in GDAL 3.6.
    const OGRGeometryUniquePtr inside{OGRGeometry::FromHandle(OGR_G_PointOnSurface(OGRGeometry::ToHandle(&area)))};
    if (inside && inside->IsEmpty() == 0) {
        return on_globe(*inside->toPoint());
    }
    OGREnvelope box;
    area.getEnvelope(&box);
    return on_globe({(box.MinX + box.MaxX) / 2, (box.MinY + box.MaxY) / 2});
}

} // namespace

ToWgs84::ToWgs84(const OGRSpatialReference* srs)
{
    if (srs == nullptr) {
        return;
    }
    const gis::Srs target = gis::wgs84();
    gis::Srs source{srs->Clone()};
    source->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (source->IsSame(target.get()) != 0) {
        return;
    }
    const gis::ErrorScope errors;
    transformation_.reset(OGRCreateCoordinateTransformation(source.get(), target.get()));
    if (!transformation_) {
        throw InputError{fmt::format("its coordinates ({}) cannot be brought to WGS 84: {}",
                                     srs->GetName() == nullptr ? "unnamed" : srs->GetName(), errors.message())};
    }
}

bool ToWgs84::apply(OGRGeometry& geometry) const
{
    if (!transformation_) {
        return true;
    }
    const gis::ErrorScope errors; // outside of the projection's domain is no error of the run
    return geometry.transform(transformation_.get()) == OGRERR_NONE;
}

std::optional<LonLat> representative_point(OGRGeometry& geometry)
{
    if (geometry.IsEmpty() != 0) {
        return std::nullopt;
    }
    switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPoint:
        return on_globe(*geometry.toPoint());
    case wkbPolygon:
    case wkbMultiPolygon:
        return point_in(geometry);
    case wkbLineString: {
        OGRPoint middle;
        const auto* line = geometry.toLineString();
        line->Value(line->get_Length() / 2, &middle);
        return on_globe(middle);
    }
    case wkbMultiPoint:
    case wkbMultiLineString:
    case wkbGeometryCollection:
        for (auto* part : *geometry.toGeometryCollection()) {
            if (const auto point = representative_point(*part)) {
                return point;
            }
        }
        return std::nullopt;
    default: { // curves and the like
        const OGRGeometryUniquePtr linear{geometry.getLinearGeometry()};
        const bool simpler = linear && linear->getGeometryType() != geometry.getGeometryType();
        return simpler ? representative_point(*linear) : std::nullopt;
    }
    }
}

void read_polygons(const OGRGeometry& geometry, std::vector<std::vector<std::vector<LonLat>>>& polygons)
{
    switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPolygon:
        if (geometry.IsEmpty() == 0) {
            auto& rings = polygons.emplace_back();
            for (const auto* ring : *geometry.toPolygon()) {
                read_ring(*ring, rings);
            }
        }
        break;
    case wkbMultiPolygon:
    case wkbGeometryCollection:
        for (const auto* part : *geometry.toGeometryCollection()) {
            read_polygons(*part, polygons);
        }
        break;
    default:
        if (geometry.hasCurveGeometry() != 0) {
            const OGRGeometryUniquePtr linear{geometry.getLinearGeometry()};
            if (linear && linear->hasCurveGeometry() == 0) {
                read_polygons(*linear, polygons);
            }
        }
    }
}

OGRGeometryUniquePtr geometry_of(const bridge::TableRow& row, bool areas)
{
    if (areas && !row.polygons.empty()) {
        return gis::multi_polygon(row.polygons);
    }
    if (row.position) {
        return OGRGeometryUniquePtr{new OGRPoint{row.position->lon_deg, row.position->lat_deg}};
    }
    return nullptr;
}

} // namespace placeline::tables
