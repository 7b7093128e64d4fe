// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/boundaries.hpp"
#include "gazetteer/format.hpp"

#include <cstdint>
#include <vector>

namespace placeline::gazetteer {

/// Closed: the first vertex stands at the end again.
using Ring = std::vector<format::VertexRecord>;
/// The first ring is the outer one.
using Polygon = std::vector<Ring>;

/// What a polygon is the border of.
struct Unit {
    std::uint32_t place = 0; ///< row
    int order = 1;           ///< 1 or 2 have a grid of their own; others are drawn only
};

struct BorderedUnit {
    Unit unit;
    std::vector<Polygon> polygons;
};

/// Degrees as an even number of 1e-7, as vertices have it.
std::int32_t even_e7(double deg);

/// A grid over the units of one order, empty where there are none.
struct GridParts {
    std::vector<std::uint32_t> cells;
    std::vector<std::uint32_t> lists;
};

/// The parts of the units to be written.
struct UnitParts {
    std::vector<format::UnitRecord> units; ///< sorted by place
    std::vector<int> order;                ///< of each unit
    std::vector<double> area_km2;
    std::vector<format::RangeRecord> polygons;
    std::vector<format::RangeRecord> rings;
    std::vector<format::VertexRecord> vertices;
    GridParts first_order;
    GridParts second_order;

    [[nodiscard]] UnitView view(const GridParts& grid) const noexcept
    {
        return {units, vertices, grid.cells, grid.lists};
    }
};

/// Lays out units, of each place at most one, in any order.
UnitParts lay_out(std::vector<BorderedUnit> units);

} // namespace placeline::gazetteer
