// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/disputed_borders.hpp"
#include "bridge/gis_module.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace placeline::page {

/// A position in millionths of a degree: whole numbers, so that vertices which two units share are equal.
struct Vertex {
    std::int32_t x = 0; ///< east
    std::int32_t y = 0; ///< north

    bool operator==(const Vertex&) const = default;
};

/// What a line of the base map parts. A seam parts nothing: there polygons are cut, at the antimeridian and at a pole.
enum class ArcKind { seam, coast, unit, country, disputed };

/// A stretch of border with the same units on its two sides.
struct Arc {
    ArcKind kind = ArcKind::coast;
    std::vector<Vertex> line; ///< a closed one ends with the vertex it begins with
};

/// A ring as the arcs it runs along: the index of an arc, or ~index where it runs against it (as TopoJSON has it).
using ArcRing = std::vector<std::int32_t>;

/// Units by their borders, each border once: thinned out, neighbours still fit.
struct Topology {
    std::vector<Arc> arcs;
    /// By unit. Outer rings run anticlockwise, holes clockwise, so that neighbours filled in one go show no seam.
    std::vector<std::vector<ArcRing>> units;
};

Topology topology_of(std::span<const bridge::BaseUnit> units, const bridge::DisputedBorders& borders);

/// Units of one group as one, without the borders between them. The first unit of a group gets the rings of all of it.
/// \param group_of  By unit; an empty text: the unit stays by itself.
Topology merged(const Topology& full, std::span<const std::string> group_of);

/// Thins out the lines of a topology (Douglas and Peucker 1973); the ends of arcs stay. Rings that shrink to nothing
/// go, and so do arcs that no ring needs any more. \param tolerance_deg  How far a line may move, for each arc.
Topology simplified(const Topology& full, const std::function<double(std::size_t arc)>& tolerance_deg);

} // namespace placeline::page
