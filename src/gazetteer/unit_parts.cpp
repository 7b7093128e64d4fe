// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/unit_parts.hpp"

#include "geo/polygon.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace placeline::gazetteer {

namespace {

using format::VertexRecord;

LonLat degrees(const VertexRecord& vertex) noexcept
{
    return {vertex.lon_e7 * 1e-7, vertex.lat_e7 * 1e-7};
}

/// Lays the units' rings into the parts, sorted by place.
void store(std::vector<BorderedUnit> units, UnitParts& parts)
{
    std::sort(units.begin(), units.end(), [](const auto& a, const auto& b) { return a.unit.place < b.unit.place; });
    std::vector<LonLat> ring_deg;
    for (const BorderedUnit& unit : units) {
        const auto first_polygon = static_cast<std::uint32_t>(parts.polygons.size());
        double area_km2 = 0.0;
        for (const Polygon& polygon : unit.polygons) {
            parts.polygons.push_back(
                {static_cast<std::uint32_t>(parts.rings.size()), static_cast<std::uint32_t>(polygon.size())});
            for (const Ring& ring : polygon) {
                ring_deg.clear();
                std::transform(ring.begin(), ring.end(), std::back_inserter(ring_deg), degrees);
                area_km2 += (&ring == &polygon.front() ? 1.0 : -1.0) * geo::ring_area_km2(ring_deg);
                parts.rings.push_back(
                    {static_cast<std::uint32_t>(parts.vertices.size()), static_cast<std::uint32_t>(ring.size())});
                parts.vertices.insert(parts.vertices.end(), ring.begin(), ring.end());
            }
        }
        area_km2 = std::max(0.0, area_km2);
        parts.area_km2.push_back(area_km2);
        parts.order.push_back(unit.unit.order);
        parts.units.push_back({unit.unit.place, first_polygon, static_cast<std::uint32_t>(unit.polygons.size()),
                               static_cast<float>(std::sqrt(area_km2 / std::numbers::pi))});
    }
}

struct EdgeInCell {
    std::uint32_t cell;
    std::uint32_t unit;
    std::uint32_t edge;
    auto operator<=>(const EdgeInCell&) const = default;
};

struct UnitAtCorner {
    std::uint32_t cell;
    std::uint32_t unit;
    auto operator<=>(const UnitAtCorner&) const = default;
};

/// Where an edge crosses a level: the least integer longitude at or east of that point.
std::int64_t crossing_lon(const VertexRecord& a, const VertexRecord& b, std::int64_t y)
{
    std::int64_t rise = std::int64_t{b.lat_e7} - a.lat_e7;
    std::int64_t over = (y - a.lat_e7) * (std::int64_t{b.lon_e7} - a.lon_e7);
    if (rise < 0) {
        rise = -rise;
        over = -over;
    }
    return a.lon_e7 + over / rise + (over % rise > 0 ? 1 : 0); // ceiling
}

/// Calls `visit(v, a, b)` for each edge of each ring of a unit; `v` is the row of its first vertex.
template <typename Visit>
void for_each_edge(const UnitParts& parts, std::uint32_t unit, Visit visit)
{
    const auto& record = parts.units[unit];
    for (std::uint32_t p = record.first_polygon; p < record.first_polygon + record.n_polygons; ++p) {
        for (std::uint32_t r = parts.polygons[p].first; r < parts.polygons[p].first + parts.polygons[p].count; ++r) {
            const auto& ring = parts.rings[r];
            for (std::uint32_t v = ring.first; v + 1 < ring.first + ring.count; ++v) {
                visit(v, parts.vertices[v], parts.vertices[v + 1]);
            }
        }
    }
}

/// South-west corners of cells that lie in a unit: along each line of the grid, between each two crossings.
void corners_inside(const UnitParts& parts, std::uint32_t unit, std::vector<UnitAtCorner>& corners)
{
    std::vector<std::pair<std::uint32_t, std::int64_t>> crossings; // line, longitude
    for_each_edge(parts, unit, [&](std::uint32_t, const VertexRecord& a, const VertexRecord& b) {
        const std::uint32_t low = grid::row_of(std::min(a.lat_e7, b.lat_e7));
        const std::uint32_t high = grid::row_of(std::max(a.lat_e7, b.lat_e7));
        for (std::uint32_t line = low + 1; line <= high; ++line) {
            crossings.emplace_back(line, crossing_lon(a, b, grid::south_line(line)));
        }
    });
    std::sort(crossings.begin(), crossings.end());
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        const std::uint32_t line = crossings[i].first;
        for (std::uint32_t column = grid::column_of(crossings[i].second); column < grid::columns; ++column) {
            const std::int64_t x = grid::west_line(column);
            if (x >= crossings[i + 1].second) {
                break;
            }
            if (x >= crossings[i].second) {
                corners.push_back({line * grid::columns + column, unit});
            }
        }
    }
}

void edges_of(const UnitParts& parts, std::uint32_t unit, std::vector<EdgeInCell>& edges)
{
    for_each_edge(parts, unit, [&](std::uint32_t v, const VertexRecord& a, const VertexRecord& b) {
        const auto [west, east] = std::minmax({grid::column_of(a.lon_e7), grid::column_of(b.lon_e7)});
        const auto [south, north] = std::minmax({grid::row_of(a.lat_e7), grid::row_of(b.lat_e7)});
        for (std::uint32_t row = south; row <= north; ++row) {
            for (std::uint32_t column = west; column <= east; ++column) {
                edges.push_back({row * grid::columns + column, unit, v}); // more than pass through: harmless
            }
        }
    });
}

GridParts laid_grid(const UnitParts& parts, int order)
{
    GridParts grid_parts;
    if (std::find(parts.order.begin(), parts.order.end(), order) == parts.order.end()) {
        return grid_parts;
    }
    std::vector<EdgeInCell> edges;
    std::vector<UnitAtCorner> corners;
    for (std::uint32_t unit = 0; unit < parts.units.size(); ++unit) {
        if (parts.order[unit] == order) {
            edges_of(parts, unit, edges);
            corners_inside(parts, unit, corners);
        }
    }
    std::sort(edges.begin(), edges.end());
    std::sort(corners.begin(), corners.end());

    grid_parts.cells.assign(std::size_t{grid::columns} * grid::rows, 0);
    grid_parts.lists.assign(1, 0); // offset 0 means no unit
    auto edge = edges.begin();
    auto corner = corners.begin();
    for (std::uint32_t cell = 0; cell < grid_parts.cells.size(); ++cell) {
        const auto last_corner = std::find_if(corner, corners.end(), [&](const auto& c) { return c.cell != cell; });
        if (edge == edges.end() || edge->cell != cell) {
            if (corner != last_corner) {
                grid_parts.cells[cell] = grid::whole | corner->unit; // of units that overlap the first
            }
            corner = last_corner;
            continue;
        }
        grid_parts.cells[cell] = static_cast<std::uint32_t>(grid_parts.lists.size());
        const std::size_t count_at = grid_parts.lists.size();
        grid_parts.lists.push_back(0);
        while (corner != last_corner || (edge != edges.end() && edge->cell == cell)) {
            const bool has_edge = edge != edges.end() && edge->cell == cell;
            const std::uint32_t unit =
                corner != last_corner && (!has_edge || corner->unit <= edge->unit) ? corner->unit : edge->unit;
            const bool inside = corner != last_corner && corner->unit == unit;
            corner += inside ? 1 : 0;
            grid_parts.lists.push_back(unit | (inside ? grid::whole : 0));
            const std::size_t n_edges_at = grid_parts.lists.size();
            grid_parts.lists.push_back(0);
            for (; edge != edges.end() && edge->cell == cell && edge->unit == unit; ++edge) {
                grid_parts.lists.push_back(edge->edge);
                ++grid_parts.lists[n_edges_at];
            }
            ++grid_parts.lists[count_at];
        }
    }
    return grid_parts;
}

} // namespace

std::int32_t even_e7(double deg)
{
    return static_cast<std::int32_t>(std::llround(deg * 5e6) * 2);
}

UnitParts lay_out(std::vector<BorderedUnit> units)
{
    UnitParts parts;
    store(std::move(units), parts);
    parts.first_order = laid_grid(parts, 1);
    parts.second_order = laid_grid(parts, 2);
    return parts;
}

} // namespace placeline::gazetteer
