// SPDX-License-Identifier: Apache-2.0
#include "render/land.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace placeline::render {

namespace {

constexpr double unseen_px = 0.3;      ///< lines may be this far off: no eye tells
constexpr double farthest_deg = 140.0; ///< an azimuthal map tears what lies around the antipode of its centre

struct Cell {
    std::int32_t x = 0;
    std::int32_t y = 0;
    bool seam = false; ///< on the antimeridian or at a pole, where polygons are cut
    [[nodiscard]] std::uint64_t key() const noexcept
    {
        return std::uint64_t{static_cast<std::uint32_t>(x)} << 32U | static_cast<std::uint32_t>(y);
    }
};

/// A ring on the grid; the first vertex does not stand at the end again.
struct CellRing {
    std::uint32_t unit = 0;
    bool outer = true;
    std::vector<Cell> cells;
};

struct Edge {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::uint32_t unit = 0;
    std::uint32_t number = 0; ///< of all edges, in the order of the rings
};

bool too_far(const LonLat& position, const Projection& projection)
{
    if (projection.kind() == ProjectionKind::world || projection.kind() == ProjectionKind::given) {
        return false;
    }
    constexpr double radians = std::numbers::pi / 180.0;
    const LonLat centre = projection.centre();
    const double cosine = std::sin(position.lat_deg * radians) * std::sin(centre.lat_deg * radians) +
                          std::cos(position.lat_deg * radians) * std::cos(centre.lat_deg * radians) *
                              std::cos((position.lon_deg - centre.lon_deg) * radians);
    return cosine < std::cos(farthest_deg * radians);
}

/// The part of the earth that a view in a given system shows, with room around it, in degrees: what lies far off may be
/// torn there, or laid over the map.
std::optional<Box> shown_deg(const View& view)
{
    if (view.projection.kind() != ProjectionKind::given) {
        return std::nullopt;
    }
    constexpr int steps = 8;
    constexpr double room_deg = 5.0;
    std::vector<double> lons;
    std::vector<double> lats;
    for (int i = 0; i <= steps; ++i) {
        for (int j = 0; j <= steps; ++j) {
            const auto at = view.position(
                {view.frame.x + view.frame.width * i / steps, view.frame.y + view.frame.height * j / steps});
            if (!at || std::abs(at->lon_deg) > 180.0) {
                return std::nullopt; // the frame shows more than the system has
            }
            lons.push_back(at->lon_deg);
            lats.push_back(at->lat_deg);
        }
    }
    const auto [west, east] = std::ranges::minmax(lons);
    const auto [south, north] = std::ranges::minmax(lats);
    return Box{west - room_deg, south - room_deg, east - west + 2 * room_deg, north - south + 2 * room_deg};
}

std::vector<LonLat> cut_deg(const std::vector<LonLat>& ring, const Box& shown)
{
    Ring plane;
    std::ranges::transform(ring, std::back_inserter(plane), [](const LonLat& at) {
        return Point{at.lon_deg, at.lat_deg};
    });
    std::vector<LonLat> cut;
    for (const Point& point : clipped(plane, shown)) {
        cut.push_back({point.x, point.y});
    }
    return cut;
}

CellRing cell_ring(const std::vector<LonLat>& ring, const View& view, double grid_px)
{
    CellRing made;
    made.cells.reserve(ring.size());
    for (const LonLat& position : ring) {
        const auto point = view.px(position);
        if (!point || std::abs(point->x) > 1e8 || std::abs(point->y) > 1e8) {
            continue;
        }
        const Cell cell{static_cast<std::int32_t>(std::lround(point->x / grid_px)),
                        static_cast<std::int32_t>(std::lround(point->y / grid_px)),
                        std::abs(position.lon_deg) > 179.99 || position.lat_deg < -89.9};
        if (made.cells.empty() || made.cells.back().key() != cell.key()) {
            made.cells.push_back(cell);
        }
    }
    while (made.cells.size() > 1 && made.cells.front().key() == made.cells.back().key()) {
        made.cells.pop_back();
    }
    return made;
}

bool touches(const CellRing& ring, const Box& box, double grid_px)
{
    const auto [left, right] = std::ranges::minmax(ring.cells, {}, &Cell::x);
    const auto [top, bottom] = std::ranges::minmax(ring.cells, {}, &Cell::y);
    return right.x * grid_px >= box.x && left.x * grid_px <= box.right() && bottom.y * grid_px >= box.y &&
           top.y * grid_px <= box.bottom();
}

Point pixel(const Cell& cell, double grid_px)
{
    return {cell.x * grid_px, cell.y * grid_px};
}

double signed_area(const Ring& ring)
{
    double area = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point& a = ring[i];
        const Point& b = ring[(i + 1) % ring.size()];
        area += a.x * b.y - b.x * a.y;
    }
    return area / 2.0;
}

Ring fill_ring(const CellRing& from, const Box& box, double grid_px)
{
    Ring ring;
    ring.reserve(from.cells.size());
    std::ranges::transform(from.cells, std::back_inserter(ring),
                           [&](const Cell& cell) { return pixel(cell, grid_px); });
    ring = clipped(ring, box);
    if ((signed_area(ring) > 0.0) != from.outer) {
        std::ranges::reverse(ring);
    }
    return ring;
}

/// What each edge parts; `none` for all but the first of the edges that lie on one another.
std::vector<EdgeKind> edge_kinds(const std::vector<CellRing>& rings, const bridge::BaseMapData& base,
                                 const bridge::DisputedBorders& borders)
{
    std::vector<Edge> edges;
    std::uint32_t number = 0;
    for (const CellRing& ring : rings) {
        for (std::size_t i = 0; i < ring.cells.size(); ++i, ++number) {
            const Cell& a = ring.cells[i];
            const Cell& b = ring.cells[(i + 1) % ring.cells.size()];
            if (!(a.seam && b.seam)) {
                const auto [low, high] = std::minmax({a.key(), b.key()}); // by value: the keys are temporaries
                edges.push_back({low, high, ring.unit, number});
            }
        }
    }
    std::ranges::sort(edges, [](const Edge& a, const Edge& b) {
        return std::tie(a.low, a.high, a.unit, a.number) < std::tie(b.low, b.high, b.unit, b.number);
    });
    std::map<std::pair<std::uint32_t, std::uint32_t>, EdgeKind> known;
    const auto kind_between = [&](std::uint32_t a, std::uint32_t b) {
        const auto [at, is_new] = known.try_emplace({a, b}, EdgeKind::unit);
        if (is_new) {
            switch (borders.between(base.units[a].place, base.units[b].place)) {
            case bridge::BorderKind::unit:
                break;
            case bridge::BorderKind::country:
                at->second = EdgeKind::country;
                break;
            case bridge::BorderKind::disputed:
                at->second = EdgeKind::disputed;
                break;
            }
        }
        return at->second;
    };
    std::vector<EdgeKind> kinds(number, EdgeKind::none);
    for (auto first = edges.begin(); first != edges.end();) {
        const auto last = std::find_if(first, edges.end(),
                                       [&](const Edge& e) { return e.low != first->low || e.high != first->high; });
        const std::uint32_t other = (last - 1)->unit;
        if (other != first->unit) {
            kinds[first->number] = kind_between(first->unit, other);
        } else if (last - first == 1) {
            kinds[first->number] = EdgeKind::coast;
        } // else a sliver of one unit
        first = last;
    }
    return kinds;
}

bool outside(const Point& a, const Point& b, const Box& box)
{
    return std::max(a.x, b.x) < box.x || std::min(a.x, b.x) > box.right() || std::max(a.y, b.y) < box.y ||
           std::min(a.y, b.y) > box.bottom();
}

/// The line without the vertices that nobody would miss (Douglas and Peucker 1973).
Ring thinned(const Ring& line, double most_off_px)
{
    std::vector<bool> kept(line.size(), false);
    kept.front() = kept.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> parts{{0, line.size() - 1}};
    while (!parts.empty()) {
        const auto [first, last] = parts.back();
        parts.pop_back();
        const Point& a = line[first];
        const Point along{line[last].x - a.x, line[last].y - a.y};
        const double length2 = along.x * along.x + along.y * along.y;
        double farthest2 = most_off_px * most_off_px;
        std::size_t at = 0;
        for (std::size_t i = first + 1; i < last; ++i) {
            const Point from{line[i].x - a.x, line[i].y - a.y};
            const double t =
                length2 > 0.0 ? std::clamp((from.x * along.x + from.y * along.y) / length2, 0.0, 1.0) : 0.0;
            const Point off{from.x - t * along.x, from.y - t * along.y};
            if (const double off2 = off.x * off.x + off.y * off.y; off2 > farthest2) {
                farthest2 = off2;
                at = i;
            }
        }
        if (at != 0) {
            kept[at] = true;
            parts.emplace_back(first, at);
            parts.emplace_back(at, last);
        }
    }
    Ring thin;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (kept[i]) {
            thin.push_back(line[i]);
        }
    }
    return thin;
}

void add_lines(const CellRing& ring, std::span<const EdgeKind> kinds, const Box& box, double grid_px,
               std::vector<LandLine>& lines)
{
    const std::size_t n = ring.cells.size();
    std::size_t start = 0; // where the kind changes, so that no line is torn at the ring's first vertex
    while (start < n && kinds[start] == kinds[(start + n - 1) % n]) {
        ++start;
    }
    LandLine line;
    const auto finish = [&] {
        if (line.points.size() > 1) {
            line.points = thinned(line.points, unseen_px);
            lines.push_back(std::move(line));
        }
        line = {};
    };
    for (std::size_t k = 0; k < n; ++k) {
        const std::size_t i = (start % n + k) % n;
        const Point a = pixel(ring.cells[i], grid_px);
        const Point b = pixel(ring.cells[(i + 1) % n], grid_px);
        if (kinds[i] == EdgeKind::none || outside(a, b, box)) {
            finish();
            continue;
        }
        if (line.points.empty() || line.kind != kinds[i]) {
            finish();
            line.kind = kinds[i];
            line.points.push_back(a);
        }
        line.points.push_back(b);
    }
    finish();
}

} // namespace

Land land_in(const bridge::BaseMapData& base, const View& view, const bridge::DisputedBorders& borders, double grid_px)
{
    const Box box = view.frame.grown(3.0);
    const std::optional<Box> shown = shown_deg(view);
    std::vector<CellRing> rings;
    for (std::uint32_t unit = 0; unit < base.units.size(); ++unit) {
        for (const auto& polygon : base.units[unit].polygons) {
            for (const auto& ring : polygon) {
                if (ring.empty() || too_far(ring.front(), view.projection)) {
                    continue;
                }
                CellRing made = cell_ring(shown ? cut_deg(ring, *shown) : ring, view, grid_px);
                if (made.cells.size() >= 3 && touches(made, box, grid_px)) {
                    made.unit = unit;
                    made.outer = &ring == &polygon.front();
                    rings.push_back(std::move(made));
                }
            }
        }
    }
    const std::vector<EdgeKind> kinds = edge_kinds(rings, base, borders);
    Land land;
    std::size_t first_edge = 0;
    for (const CellRing& ring : rings) {
        add_lines(ring, std::span{kinds}.subspan(first_edge, ring.cells.size()), box, grid_px, land.lines);
        first_edge += ring.cells.size();
        if (land.units.empty() || land.units.back().index != ring.unit) {
            land.units.push_back({ring.unit, {}});
        }
        if (Ring filled = fill_ring(ring, box, grid_px); filled.size() >= 3) {
            land.units.back().rings.push_back(std::move(filled));
        }
    }
    return land;
}

Land moved(Land land, double dx, double dy)
{
    const auto move = [&](Ring& ring) {
        for (Point& point : ring) {
            point = {point.x + dx, point.y + dy};
        }
    };
    for (LandUnit& unit : land.units) {
        std::ranges::for_each(unit.rings, move);
    }
    std::ranges::for_each(land.lines, move, &LandLine::points);
    return land;
}

} // namespace placeline::render
