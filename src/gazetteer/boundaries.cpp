// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/boundaries.hpp"

#include "base/error.hpp"
#include "gazetteer/source.hpp"
#include "geo/distance.hpp"
#include "geo/polygon.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <numbers>
#include <set>
#include <simdjson.h>
#include <string>
#include <tuple>

namespace placeline::gazetteer {

namespace {

using format::VertexRecord;

/// Whether the edge passes the level `y`: an end on it counts as below.
bool crosses_lat(const VertexRecord& a, const VertexRecord& b, std::int64_t y) noexcept
{
    return (a.lat_e7 > y) != (b.lat_e7 > y);
}

bool crosses_lon(const VertexRecord& a, const VertexRecord& b, std::int64_t x) noexcept
{
    return (a.lon_e7 > x) != (b.lon_e7 > x);
}

/// Whether an edge that crosses level `y` does so at or west of `x`. Exact: products stay below 2^63.
bool west_of(const VertexRecord& a, const VertexRecord& b, std::int64_t x, std::int64_t y) noexcept
{
    const std::int64_t rise = std::int64_t{b.lat_e7} - a.lat_e7;
    const std::int64_t left = (y - a.lat_e7) * (std::int64_t{b.lon_e7} - a.lon_e7);
    const std::int64_t right = (x - a.lon_e7) * rise;
    return rise > 0 ? left <= right : left >= right;
}

/// Whether an edge that crosses meridian `x` does so at or south of `y`.
bool south_of(const VertexRecord& a, const VertexRecord& b, std::int64_t x, std::int64_t y) noexcept
{
    const std::int64_t run = std::int64_t{b.lon_e7} - a.lon_e7;
    const std::int64_t left = (x - a.lon_e7) * (std::int64_t{b.lat_e7} - a.lat_e7);
    const std::int64_t right = (y - a.lat_e7) * run;
    return run > 0 ? left <= right : left >= right;
}

std::uint32_t column_of(std::int64_t lon_e7) noexcept
{
    return static_cast<std::uint32_t>((lon_e7 - grid::west_e7) / grid::cell_e7);
}

std::uint32_t row_of(std::int64_t lat_e7) noexcept
{
    return static_cast<std::uint32_t>((lat_e7 - grid::south_e7) / grid::cell_e7);
}

std::int64_t west_line(std::uint32_t column) noexcept
{
    return grid::west_e7 + column * grid::cell_e7;
}

std::int64_t south_line(std::uint32_t row) noexcept
{
    return grid::south_e7 + row * grid::cell_e7;
}

LonLat degrees(const VertexRecord& vertex) noexcept
{
    return {vertex.lon_e7 * 1e-7, vertex.lat_e7 * 1e-7};
}

/// Calls `take(unit with flag, edges)` for each candidate of a list; stops when it returns true or the list is damaged.
template <typename Take>
void for_each_candidate(const UnitView& view, std::uint32_t offset, Take take) noexcept
{
    const auto& lists = view.lists;
    if (offset >= lists.size()) {
        return;
    }
    std::size_t at = offset;
    for (std::uint32_t left = lists[at++]; left > 0; --left) {
        if (lists.size() - at < 2 || lists[at + 1] > lists.size() - at - 2) {
            return;
        }
        if (take(lists[at], lists.subspan(at + 2, lists[at + 1]))) {
            return;
        }
        at += 2 + std::size_t{lists[at + 1]};
    }
}

} // namespace

std::uint32_t UnitView::unit_at(std::int32_t lon_e7, std::int32_t lat_e7) const noexcept
{
    const std::uint32_t column = column_of(lon_e7);
    const std::uint32_t row = row_of(lat_e7);
    const std::size_t cell = std::size_t{row} * grid::columns + column;
    if (column >= grid::columns || cell >= cells.size() || cells[cell] == 0) {
        return no_unit;
    }
    if ((cells[cell] & grid::whole) != 0) {
        return cells[cell] & ~grid::whole;
    }
    const std::int64_t x0 = west_line(column);
    const std::int64_t y0 = south_line(row);
    std::uint32_t found = no_unit;
    for_each_candidate(*this, cells[cell], [&](std::uint32_t unit, std::span<const std::uint32_t> edges) {
        bool inside = (unit & grid::whole) != 0;
        for (const std::uint32_t edge : edges) {
            if (std::size_t{edge} + 1 >= vertices.size()) {
                return true;
            }
            const VertexRecord& a = vertices[edge];
            const VertexRecord& b = vertices[edge + 1];
            if (crosses_lon(a, b, x0)) {
                inside ^= south_of(a, b, x0, lat_e7) != south_of(a, b, x0, y0);
            }
            if (crosses_lat(a, b, lat_e7)) {
                inside ^= west_of(a, b, lon_e7, lat_e7) != west_of(a, b, x0, lat_e7);
            }
        }
        if (inside) {
            found = unit & ~grid::whole;
        }
        return inside;
    });
    return found;
}

std::uint32_t UnitView::nearest_unit(const LonLat& position, double reach_m) const noexcept
{
    const double reach_lat = reach_m / geo::earth_mean_radius_m * 180.0 / std::numbers::pi;
    const double shrink =
        std::max(0.02, std::cos(position.lat_deg * std::numbers::pi / 180.0)); // a polar cap has few cells
    const double reach_lon = reach_lat / shrink;
    const auto e7 = [](double deg) { return std::llround(deg * 1e7); };
    const std::uint32_t south = row_of(e7(std::max(-90.0, position.lat_deg - reach_lat)));
    const std::uint32_t north = row_of(e7(std::min(90.0, position.lat_deg + reach_lat)));
    const std::int64_t west = (e7(position.lon_deg - reach_lon) - grid::west_e7 + 3'600'000'000) / grid::cell_e7;
    const std::int64_t east = (e7(position.lon_deg + reach_lon) - grid::west_e7 + 3'600'000'000) / grid::cell_e7;

    double best_m = reach_m;
    std::uint32_t best = no_unit;
    for (std::uint32_t row = south; row <= north; ++row) {
        for (std::int64_t turned = west; turned <= east; ++turned) {
            const auto column =
                static_cast<std::uint32_t>(turned % 720); // 720 cells go around; the last column is a rim
            const std::size_t cell = std::size_t{row} * grid::columns + column;
            if (cell >= cells.size() || cells[cell] == 0 || (cells[cell] & grid::whole) != 0) {
                continue;
            }
            for_each_candidate(*this, cells[cell], [&](std::uint32_t unit, std::span<const std::uint32_t> edges) {
                for (const std::uint32_t edge : edges) {
                    if (std::size_t{edge} + 1 >= vertices.size()) {
                        return true;
                    }
                    LonLat a = degrees(vertices[edge]);
                    LonLat b = degrees(vertices[edge + 1]);
                    const double turn = a.lon_deg - position.lon_deg > 180.0    ? -360.0
                                        : a.lon_deg - position.lon_deg < -180.0 ? 360.0
                                                                                : 0.0;
                    a.lon_deg += turn;
                    b.lon_deg += turn;
                    const double distance_m = geo::distance_to_edge_m(position, a, b);
                    if (distance_m < best_m) {
                        best_m = distance_m;
                        best = unit & ~grid::whole;
                    }
                }
                return false;
            });
        }
    }
    return best;
}

namespace {

using Ring = std::vector<VertexRecord>;
using Polygon = std::vector<Ring>;

struct SourceUnit {
    std::uint32_t place = 0;
    std::vector<Polygon> polygons;
};

/// Degrees as an even number of 1e-7.
std::int32_t even_e7(double deg)
{
    return static_cast<std::int32_t>(std::llround(deg * 5e6) * 2);
}

/// \throws InputError  with the reason only; the caller knows file and feature.
Ring read_ring(simdjson::dom::array positions)
{
    Ring ring;
    for (const simdjson::dom::element element : positions) {
        const simdjson::dom::array pair = element.get_array();
        const double lon = pair.at(0).get_double();
        const double lat = pair.at(1).get_double();
        if (!geo::valid({lon, lat})) {
            throw InputError{fmt::format("position {}, {} is not on the globe", lon, lat)};
        }
        const VertexRecord vertex{even_e7(lon), even_e7(lat)};
        if (ring.empty() || ring.back().lon_e7 != vertex.lon_e7 || ring.back().lat_e7 != vertex.lat_e7) {
            ring.push_back(vertex);
        }
    }
    if (ring.size() > 1 && (ring.front().lon_e7 != ring.back().lon_e7 || ring.front().lat_e7 != ring.back().lat_e7)) {
        ring.push_back(ring.front());
    }
    return ring;
}

Polygon read_polygon(simdjson::dom::array rings)
{
    Polygon polygon;
    for (const simdjson::dom::element element : rings) {
        Ring ring = read_ring(element.get_array());
        if (ring.size() >= 4) {
            polygon.push_back(std::move(ring));
        } else if (polygon.empty()) {
            return {}; // an outer ring without an area takes its holes along
        }
    }
    return polygon;
}

std::vector<Polygon> read_geometry(simdjson::dom::object geometry)
{
    const std::string_view type = geometry["type"].get_string();
    std::vector<Polygon> polygons;
    if (type == "Polygon") {
        polygons.push_back(read_polygon(geometry["coordinates"].get_array()));
    } else if (type == "MultiPolygon") {
        for (const simdjson::dom::element element : geometry["coordinates"].get_array()) {
            polygons.push_back(read_polygon(element.get_array()));
        }
    } else {
        throw InputError{fmt::format("a {} is no area", type)};
    }
    std::erase_if(polygons, [](const Polygon& polygon) { return polygon.empty(); });
    if (polygons.empty()) {
        throw InputError{"has no ring with an area"};
    }
    return polygons;
}

void read_file(const std::filesystem::path& path, const PlaceOfId& place_of_id, std::set<std::uint32_t>& seen,
               std::vector<SourceUnit>& units, Diagnostics& diagnostics)
{
    simdjson::dom::parser parser;
    const std::string text = read_source_file(path);
    try {
        const simdjson::dom::element document = parser.parse(text);
        std::size_t number = 0;
        for (const simdjson::dom::element feature : document["features"].get_array()) {
            ++number;
            try {
                const std::string_view id = feature["properties"]["id"].get_string();
                const auto place = place_of_id(id);
                if (!place) {
                    throw InputError{fmt::format("no source has a place with the id \"{:.60}\"", id)};
                }
                if (!seen.insert(*place).second) {
                    throw InputError{fmt::format("id \"{:.60}\" stands in the boundaries already", id)};
                }
                units.push_back({*place, read_geometry(feature["geometry"].get_object())});
            } catch (const InputError& error) {
                diagnostics.warn(fmt::format("{}: feature {}: {}", path.string(), number, error.what()));
            } catch (const simdjson::simdjson_error& error) {
                diagnostics.warn(fmt::format("{}: feature {}: is no GeoJSON feature with an id: {}", path.string(),
                                             number, error.what()));
            }
        }
    } catch (const simdjson::simdjson_error& error) {
        throw InputError{fmt::format("{}: is no GeoJSON feature collection: {}", path.string(), error.what())};
    }
}

/// Lays the units' rings into the parts, sorted by place.
void store(std::vector<SourceUnit> units, UnitParts& parts)
{
    std::sort(units.begin(), units.end(), [](const auto& a, const auto& b) { return a.place < b.place; });
    std::vector<LonLat> ring_deg;
    for (const SourceUnit& unit : units) {
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
        parts.units.push_back({unit.place, first_polygon, static_cast<std::uint32_t>(unit.polygons.size()),
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
        const std::uint32_t low = row_of(std::min(a.lat_e7, b.lat_e7));
        const std::uint32_t high = row_of(std::max(a.lat_e7, b.lat_e7));
        for (std::uint32_t line = low + 1; line <= high; ++line) {
            crossings.emplace_back(line, crossing_lon(a, b, south_line(line)));
        }
    });
    std::sort(crossings.begin(), crossings.end());
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        const std::uint32_t line = crossings[i].first;
        for (std::uint32_t column = column_of(crossings[i].second); column < grid::columns; ++column) {
            const std::int64_t x = west_line(column);
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
        const auto [west, east] = std::minmax({column_of(a.lon_e7), column_of(b.lon_e7)});
        const auto [south, north] = std::minmax({row_of(a.lat_e7), row_of(b.lat_e7)});
        for (std::uint32_t row = south; row <= north; ++row) {
            for (std::uint32_t column = west; column <= east; ++column) {
                edges.push_back({row * grid::columns + column, unit, v}); // more than pass through: harmless
            }
        }
    });
}

void lay_grid(UnitParts& parts)
{
    std::vector<EdgeInCell> edges;
    std::vector<UnitAtCorner> corners;
    for (std::uint32_t unit = 0; unit < parts.units.size(); ++unit) {
        edges_of(parts, unit, edges);
        corners_inside(parts, unit, corners);
    }
    std::sort(edges.begin(), edges.end());
    std::sort(corners.begin(), corners.end());

    parts.cells.assign(std::size_t{grid::columns} * grid::rows, 0);
    parts.lists.assign(1, 0); // offset 0 means no unit
    auto edge = edges.begin();
    auto corner = corners.begin();
    for (std::uint32_t cell = 0; cell < parts.cells.size(); ++cell) {
        const auto last_corner = std::find_if(corner, corners.end(), [&](const auto& c) { return c.cell != cell; });
        if (edge == edges.end() || edge->cell != cell) {
            if (corner != last_corner) {
                parts.cells[cell] = grid::whole | corner->unit; // of units that overlap the first
            }
            corner = last_corner;
            continue;
        }
        parts.cells[cell] = static_cast<std::uint32_t>(parts.lists.size());
        const std::size_t count_at = parts.lists.size();
        parts.lists.push_back(0);
        while (corner != last_corner || (edge != edges.end() && edge->cell == cell)) {
            const bool has_edge = edge != edges.end() && edge->cell == cell;
            const std::uint32_t unit =
                corner != last_corner && (!has_edge || corner->unit <= edge->unit) ? corner->unit : edge->unit;
            const bool inside = corner != last_corner && corner->unit == unit;
            corner += inside ? 1 : 0;
            parts.lists.push_back(unit | (inside ? grid::whole : 0));
            const std::size_t n_edges_at = parts.lists.size();
            parts.lists.push_back(0);
            for (; edge != edges.end() && edge->cell == cell && edge->unit == unit; ++edge) {
                parts.lists.push_back(edge->edge);
                ++parts.lists[n_edges_at];
            }
            ++parts.lists[count_at];
        }
    }
}

} // namespace

UnitParts read_boundaries(std::span<const std::filesystem::path> files, const PlaceOfId& place_of_id,
                          Diagnostics& diagnostics)
{
    std::vector<SourceUnit> units;
    std::set<std::uint32_t> seen;
    for (const auto& path : files) {
        read_file(path, place_of_id, seen, units, diagnostics);
    }
    UnitParts parts;
    store(std::move(units), parts);
    lay_grid(parts);
    return parts;
}

} // namespace placeline::gazetteer
