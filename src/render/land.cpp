// SPDX-License-Identifier: Apache-2.0
#include "render/land.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>
#include <string>
#include <utility>

namespace placeline::render {

namespace {

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

class DisputedBorders {
public:
    DisputedBorders()
    {
        std::string_view rest = disputed_borders_text;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            const std::string_view line = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            const std::size_t tab = line.find('\t');
            if (line.empty() || line.front() == '#' || tab == std::string_view::npos) {
                continue;
            }
            const std::string a{line.substr(0, tab)};
            const std::string b{line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1)};
            pairs_.emplace(a, b);
            pairs_.emplace(b, a);
        }
    }
    [[nodiscard]] bool between(const Place& a, const Place& b) const
    {
        return pairs_.contains({a.id, b.id}) || pairs_.contains({a.id, b.country}) ||
               pairs_.contains({a.country, b.id}) || pairs_.contains({a.country, b.country});
    }

private:
    std::set<std::pair<std::string, std::string>> pairs_;
};

bool too_far(const LonLat& position, const Projection& projection)
{
    if (projection.kind() == ProjectionKind::world) {
        return false;
    }
    constexpr double radians = std::numbers::pi / 180.0;
    const LonLat centre = projection.centre();
    const double cosine = std::sin(position.lat_deg * radians) * std::sin(centre.lat_deg * radians) +
                          std::cos(position.lat_deg * radians) * std::cos(centre.lat_deg * radians) *
                              std::cos((position.lon_deg - centre.lon_deg) * radians);
    return cosine < std::cos(farthest_deg * radians);
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
std::vector<EdgeKind> edge_kinds(const std::vector<CellRing>& rings, const bridge::BaseMapData& base)
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
    const DisputedBorders disputed;
    std::map<std::pair<std::uint32_t, std::uint32_t>, EdgeKind> known;
    const auto kind_between = [&](std::uint32_t a, std::uint32_t b) {
        const auto [at, is_new] = known.try_emplace({a, b}, EdgeKind::unit);
        if (is_new) {
            const Place& one = base.units[a].place;
            const Place& other = base.units[b].place;
            at->second = disputed.between(one, other)   ? EdgeKind::disputed
                         : one.country != other.country ? EdgeKind::country
                                                        : EdgeKind::unit;
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

Land land_in(const bridge::BaseMapData& base, const View& view, double grid_px)
{
    const Box box = view.frame.grown(3.0);
    std::vector<CellRing> rings;
    for (std::uint32_t unit = 0; unit < base.units.size(); ++unit) {
        for (const auto& polygon : base.units[unit].polygons) {
            for (const auto& ring : polygon) {
                if (ring.empty() || too_far(ring.front(), view.projection)) {
                    continue;
                }
                CellRing made = cell_ring(ring, view, grid_px);
                if (made.cells.size() >= 3 && touches(made, box, grid_px)) {
                    made.unit = unit;
                    made.outer = &ring == &polygon.front();
                    rings.push_back(std::move(made));
                }
            }
        }
    }
    const std::vector<EdgeKind> kinds = edge_kinds(rings, base);
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

} // namespace placeline::render
