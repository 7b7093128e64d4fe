// SPDX-License-Identifier: Apache-2.0
#include "page/topology.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <tuple>

namespace placeline::page {

namespace {

constexpr std::uint32_t nothing = 0xFFFFFFFF; ///< beyond the edge lies the sea
constexpr std::uint32_t at_seam = 0xFFFFFFFE;
constexpr double per_degree = 1e6;

std::uint64_t key_of(const Vertex& v) noexcept
{
    return std::uint64_t{static_cast<std::uint32_t>(v.x)} << 32U | static_cast<std::uint32_t>(v.y);
}

bool is_seam(const Vertex& v) noexcept
{
    return std::abs(v.x) > 179'990'000 || v.y < -89'900'000;
}

/// A ring of a unit; the first vertex does not stand at the end again.
struct UnitRing {
    std::uint32_t unit = 0;
    std::vector<Vertex> vertices;
};

std::vector<Vertex> vertices_of(const std::vector<LonLat>& ring)
{
    std::vector<Vertex> vertices;
    vertices.reserve(ring.size());
    for (const LonLat& at : ring) {
        const Vertex v{static_cast<std::int32_t>(std::lround(at.lon_deg * per_degree)),
                       static_cast<std::int32_t>(std::lround(at.lat_deg * per_degree))};
        if (vertices.empty() || vertices.back() != v) {
            vertices.push_back(v);
        }
    }
    while (vertices.size() > 1 && vertices.front() == vertices.back()) {
        vertices.pop_back();
    }
    return vertices;
}

/// Twice the area inside, positive when it runs anticlockwise.
double doubled_area(std::span<const Vertex> ring) noexcept
{
    double area = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vertex& a = ring[i];
        const Vertex& b = ring[(i + 1) % ring.size()];
        area += static_cast<double>(a.x) * b.y - static_cast<double>(b.x) * a.y;
    }
    return area;
}

std::vector<UnitRing> rings_of(std::span<const bridge::BaseUnit> units)
{
    std::vector<UnitRing> rings;
    for (std::uint32_t unit = 0; unit < units.size(); ++unit) {
        for (const auto& polygon : units[unit].polygons) {
            for (const auto& ring : polygon) {
                UnitRing made{unit, vertices_of(ring)};
                if (made.vertices.size() < 3) {
                    continue;
                }
                const bool outer = &ring == &polygon.front();
                if ((doubled_area(made.vertices) > 0.0) != outer) {
                    std::ranges::reverse(made.vertices);
                }
                rings.push_back(std::move(made));
            }
        }
    }
    return rings;
}

/// What lies beyond each edge, by the number of the edge in the order of the rings: a unit, `nothing` or `at_seam`.
std::vector<std::uint32_t> beyond_edges(std::span<const UnitRing> rings)
{
    struct Edge {
        std::uint64_t low, high;
        std::uint32_t unit, number;
    };
    std::vector<Edge> edges;
    std::uint32_t number = 0;
    for (const UnitRing& ring : rings) {
        for (std::size_t i = 0; i < ring.vertices.size(); ++i, ++number) {
            const Vertex& a = ring.vertices[i];
            const Vertex& b = ring.vertices[(i + 1) % ring.vertices.size()];
            if (!(is_seam(a) && is_seam(b))) {
                const auto [low, high] = std::minmax({key_of(a), key_of(b)}); // by value: the keys are temporaries
                edges.push_back({low, high, ring.unit, number});
            }
        }
    }
    std::ranges::sort(edges, {}, [](const Edge& e) { return std::tuple{e.low, e.high, e.unit, e.number}; });
    std::vector<std::uint32_t> beyond(number, at_seam);
    for (std::size_t i = 0; i < edges.size();) {
        std::size_t end = i + 1;
        while (end < edges.size() && edges[end].low == edges[i].low && edges[end].high == edges[i].high) {
            ++end;
        }
        for (std::size_t k = i; k < end; ++k) {
            const Edge& other = k == i ? edges[end - 1] : edges[i];
            beyond[edges[k].number] = end - i == 1 ? nothing : other.unit == edges[k].unit ? at_seam : other.unit;
        }
        i = end;
    }
    return beyond;
}

/// Finds the arc that two neighbours have in common, whichever way each runs along it.
class ArcIndex {
public:
    explicit ArcIndex(std::vector<Arc>& arcs) : arcs_{arcs} {}

    /// The index of the arc, new or known; ~index when the known one runs the other way.
    std::int32_t of(std::vector<Vertex> line, ArcKind kind)
    {
        const auto ends = [](const Vertex& a, const Vertex& b) { return std::pair{key_of(a), key_of(b)}; };
        const std::size_t n = line.size();
        const auto first = ends(line[0], line[1]);
        const auto last = ends(line[n - 1], line[n - 2]);
        const bool reversed = last < first;
        const auto [known, is_new] =
            index_.try_emplace(std::minmax({first, last}), static_cast<std::int32_t>(arcs_.size()));
        if (is_new) {
            if (reversed) {
                std::ranges::reverse(line);
            }
            arcs_.push_back({kind, std::move(line)});
        }
        return reversed ? ~known->second : known->second;
    }

private:
    using End = std::pair<std::uint64_t, std::uint64_t>;
    std::map<std::pair<End, End>, std::int32_t> index_; ///< by the outermost edges, the lesser first
    std::vector<Arc>& arcs_;
};

class KindOfBorder {
public:
    KindOfBorder(std::span<const bridge::BaseUnit> units, const bridge::DisputedBorders& borders)
        : units_{units}, borders_{borders}
    {
    }

    [[nodiscard]] ArcKind operator()(std::uint32_t unit, std::uint32_t beyond) const
    {
        if (beyond == at_seam) {
            return ArcKind::seam;
        }
        if (beyond == nothing) {
            return ArcKind::coast;
        }
        switch (borders_.between(units_[unit].place, units_[beyond].place)) {
        case bridge::BorderKind::disputed:
            return ArcKind::disputed;
        case bridge::BorderKind::country:
            return ArcKind::country;
        case bridge::BorderKind::unit:
            break;
        }
        return ArcKind::unit;
    }

private:
    std::span<const bridge::BaseUnit> units_;
    const bridge::DisputedBorders& borders_;
};

/// \param beyond  For each edge of the ring.
ArcRing cut(const UnitRing& ring, std::span<const std::uint32_t> beyond, const KindOfBorder& kind_of, ArcIndex& arcs)
{
    const std::vector<Vertex>& v = ring.vertices;
    const std::size_t n = v.size();
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < n; ++i) {
        if (beyond[i] != beyond[(i + n - 1) % n]) {
            starts.push_back(i);
        }
    }
    if (starts.empty()) { // one neighbour all round: both begin at the same vertex
        starts.push_back(static_cast<std::size_t>(std::ranges::min_element(v, {}, key_of) - v.begin()));
    }
    ArcRing made;
    for (std::size_t s = 0; s < starts.size(); ++s) {
        const std::size_t first = starts[s];
        const std::size_t next = s + 1 < starts.size() ? starts[s + 1] : starts.front() + n;
        std::vector<Vertex> line;
        line.reserve(next - first + 1);
        for (std::size_t i = first; i <= next; ++i) {
            line.push_back(v[i % n]);
        }
        made.push_back(arcs.of(std::move(line), kind_of(ring.unit, beyond[first])));
    }
    return made;
}

std::size_t index_of(std::int32_t arc) noexcept
{
    return static_cast<std::size_t>(arc < 0 ? ~arc : arc);
}

/// The rings around all of the given ones: arcs that two of them share, once each way, lie inside and go.
std::vector<ArcRing> outline_of(std::span<const ArcRing* const> rings, std::span<const Arc> arcs)
{
    std::map<std::size_t, int> uses;
    for (const ArcRing* ring : rings) {
        for (const std::int32_t arc : *ring) {
            ++uses[index_of(arc)];
        }
    }
    const auto start_of = [&arcs](std::int32_t arc) {
        return key_of(arc < 0 ? arcs[index_of(arc)].line.back() : arcs[index_of(arc)].line.front());
    };
    std::multimap<std::uint64_t, std::int32_t> open; // by the vertex an arc starts from
    for (const ArcRing* ring : rings) {
        for (const std::int32_t arc : *ring) {
            if (uses[index_of(arc)] == 1) {
                open.emplace(start_of(arc), arc);
            }
        }
    }
    std::vector<ArcRing> outline;
    while (!open.empty()) {
        ArcRing& ring = outline.emplace_back();
        for (auto next = open.begin(); next != open.end(); next = open.find(start_of(~ring.back()))) {
            ring.push_back(next->second); // where an arc ends another begins, for each ring is closed
            open.erase(next);
        }
    }
    return outline;
}

/// Marks the vertices between `first` and `last` that the line needs to stay within the tolerance.
void mark_needed(std::span<const Vertex> line, std::size_t first, std::size_t last, double tolerance,
                 std::vector<bool>& needed)
{
    std::vector<std::pair<std::size_t, std::size_t>> open{{first, last}};
    while (!open.empty()) {
        const auto [from, to] = open.back();
        open.pop_back();
        const double shrink = std::cos(line[from].y / per_degree * std::numbers::pi / 180.0); // of a degree eastwards
        const double ax = line[from].x * shrink;
        const double ay = line[from].y;
        const double dx = line[to].x * shrink - ax;
        const double dy = line[to].y - ay;
        const double length2 = dx * dx + dy * dy;
        double farthest = 0.0;
        std::size_t at = from;
        for (std::size_t i = from + 1; i < to; ++i) {
            const double px = line[i].x * shrink - ax;
            const double py = line[i].y - ay;
            const double along = length2 > 0.0 ? std::clamp((px * dx + py * dy) / length2, 0.0, 1.0) : 0.0;
            const double distance = std::hypot(px - along * dx, py - along * dy);
            if (distance > farthest) {
                farthest = distance;
                at = i;
            }
        }
        if (farthest > tolerance) {
            needed[at] = true;
            open.emplace_back(from, at);
            open.emplace_back(at, to);
        }
    }
}

std::vector<Vertex> thinned(std::span<const Vertex> line, double tolerance)
{
    std::vector<bool> needed(line.size(), false);
    needed.front() = needed.back() = true;
    mark_needed(line, 0, line.size() - 1, tolerance, needed);
    std::vector<Vertex> kept;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (needed[i]) {
            kept.push_back(line[i]);
        }
    }
    return kept;
}

/// Whether a ring still encloses something: as many edges as a triangle.
bool encloses(const ArcRing& ring, std::span<const Arc> arcs)
{
    std::size_t edges = 0;
    for (const std::int32_t arc : ring) {
        edges += arcs[index_of(arc)].line.size() - 1;
    }
    return edges >= 3;
}

} // namespace

Topology topology_of(std::span<const bridge::BaseUnit> units, const bridge::DisputedBorders& borders)
{
    const std::vector<UnitRing> rings = rings_of(units);
    const std::vector<std::uint32_t> beyond = beyond_edges(rings);
    const KindOfBorder kind_of{units, borders};
    Topology made;
    made.units.resize(units.size());
    ArcIndex arcs{made.arcs};
    std::size_t first_edge = 0;
    for (const UnitRing& ring : rings) {
        const auto edges = std::span{beyond}.subspan(first_edge, ring.vertices.size());
        made.units[ring.unit].push_back(cut(ring, edges, kind_of, arcs));
        first_edge += ring.vertices.size();
    }
    return made;
}

Topology merged(const Topology& full, std::span<const std::string> group_of)
{
    std::map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t unit = 0; unit < full.units.size(); ++unit) {
        groups[group_of[unit]].push_back(unit);
    }
    Topology made{full.arcs, {}};
    made.units.resize(full.units.size());
    for (const auto& [group, units] : groups) {
        std::vector<const ArcRing*> rings;
        for (const std::size_t unit : units) {
            if (group.empty()) {
                made.units[unit] = full.units[unit];
            }
            for (const ArcRing& ring : full.units[unit]) {
                rings.push_back(&ring);
            }
        }
        if (!group.empty()) {
            made.units[units.front()] = outline_of(rings, full.arcs);
        }
    }
    return made;
}

Topology simplified(const Topology& full, const std::function<double(std::size_t arc)>& tolerance_deg)
{
    std::vector<Arc> thin;
    thin.reserve(full.arcs.size());
    for (std::size_t i = 0; i < full.arcs.size(); ++i) {
        thin.push_back({full.arcs[i].kind, thinned(full.arcs[i].line, tolerance_deg(i) * per_degree)});
    }
    constexpr std::int32_t unused = -1;
    std::vector<std::int32_t> renumbered(thin.size(), unused);
    Topology made;
    made.units.resize(full.units.size());
    for (std::size_t unit = 0; unit < full.units.size(); ++unit) {
        for (const ArcRing& ring : full.units[unit]) {
            if (!encloses(ring, thin)) {
                continue;
            }
            ArcRing& kept = made.units[unit].emplace_back();
            for (const std::int32_t arc : ring) {
                const std::size_t old = index_of(arc);
                if (renumbered[old] == unused) {
                    renumbered[old] = static_cast<std::int32_t>(made.arcs.size());
                    made.arcs.push_back(thin[old]);
                }
                kept.push_back(arc < 0 ? ~renumbered[old] : renumbered[old]);
            }
        }
    }
    return made;
}

} // namespace placeline::page
