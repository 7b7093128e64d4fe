// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/position.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>

namespace placeline::render {

/// A point of the plane: metres east and north on a projection, pixels right and down on a picture.
struct Point {
    double x = 0.0;
    double y = 0.0;

    bool operator==(const Point&) const = default;
};

/// How the globe is laid flat.
enum class ProjectionKind {
    world,    ///< Equal Earth: areas true, the whole globe
    regional, ///< Lambert azimuthal equal-area about the middle of the map: areas true
    local,    ///< azimuthal equidistant about the middle: distances from there true
    globe,    ///< orthographic: the half of the globe around the middle, as seen from afar
    given,    ///< what the user asked for
};

/// A projection from longitude and latitude to metres, by PROJ. Not for use by several threads at once.
class Projection {
public:
    /// \param centre  Of the map; `world` heeds only its longitude. \throws Error  PROJ refuses.
    Projection(ProjectionKind kind, const LonLat& centre);
    /// \param crs  "EPSG:32637", a PROJ string, WKT. Degrees count as their length on the equator, feet as metres.
    /// \param centre  Of the map. \throws UsageError  PROJ does not know it, or it is no map of the earth's surface.
    Projection(const std::string& crs, const LonLat& centre);
    Projection(Projection&&) noexcept;
    Projection& operator=(Projection&&) noexcept;
    ~Projection();

    /// Nothing: the point has no image (the antipode of the centre).
    [[nodiscard]] std::optional<Point> forward(const LonLat& position) const;
    [[nodiscard]] std::optional<LonLat> inverse(const Point& point) const;

    [[nodiscard]] ProjectionKind kind() const noexcept { return kind_; }
    [[nodiscard]] LonLat centre() const noexcept { return centre_; }
    /// "Lambert azimuthal equal-area, centred on 33.1° N 42.0° E"; the name of a given one.
    [[nodiscard]] std::string name() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
    ProjectionKind kind_;
    LonLat centre_;
};

/// The middle of positions on the sphere, and the greatest angle from it to any of them.
struct Cap {
    LonLat centre;
    double radius_deg = 0.0;
};

/// A small cap around all positions; the antimeridian may lie within. For no positions the whole globe.
Cap cap_around(std::span<const LonLat> positions);

/// The projection fit for a map of a cap.
Projection projection_for(const Cap& cap);

} // namespace placeline::render
