// SPDX-License-Identifier: Apache-2.0
#include "render/view.hpp"

#include "base/error.hpp"
#include "geo/distance.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace placeline::render {

namespace {

struct Extent {
    double west = 0.0;
    double south = 0.0;
    double east = 0.0;
    double north = 0.0;
};

Extent extent_of(std::span<const LonLat> positions, const Projection& projection)
{
    Extent extent{1e300, 1e300, -1e300, -1e300};
    for (const LonLat& position : positions) {
        if (const auto point = projection.forward(position)) {
            extent.west = std::min(extent.west, point->x);
            extent.east = std::max(extent.east, point->x);
            extent.south = std::min(extent.south, point->y);
            extent.north = std::max(extent.north, point->y);
        }
    }
    return extent;
}

/// The globe but for most of Antarctica, where no report comes from.
Extent whole_world(const Projection& projection)
{
    const auto east = projection.forward({180.0, 0.0}).value_or(Point{});
    const auto south = projection.forward({0.0, -58.0}).value_or(Point{});
    const auto north = projection.forward({0.0, 84.0}).value_or(Point{});
    return {-east.x, south.y, east.x, north.y};
}

View world_view(Projection projection, std::span<const LonLat> positions, const Box& frame)
{
    const Extent world = whole_world(projection);
    Extent extent = world;
    if (!positions.empty()) {
        const Extent fit = extent_of(positions, projection);
        if (fit.east - fit.west < 0.7 * (world.east - world.west)) {
            const double room = 0.06 * (world.east - world.west);
            extent = {std::max(world.west, fit.west - room), fit.south - room, std::min(world.east, fit.east + room),
                      fit.north + room};
        }
        extent.south = std::min(extent.south, fit.south);
    }
    const double scale =
        std::min(frame.width / (extent.east - extent.west), frame.height / (extent.north - extent.south));
    const Point centre{(extent.west + extent.east) / 2, (extent.south + extent.north) / 2};
    return {std::move(projection), frame, centre, scale};
}

/// The view around the positions, with room for symbols and names.
View view_of(Projection projection, std::span<const LonLat> positions, const Box& frame)
{
    const Extent fit = extent_of(positions, projection);
    constexpr double room = 1.22; // symbols and names stand beyond the outermost positions
    const double width = std::max((fit.east - fit.west) * room, least_width_km * 1000.0);
    const double height =
        std::max((fit.north - fit.south) * room, least_width_km * 1000.0 * frame.height / frame.width);
    const double scale = std::min(frame.width / width, frame.height / height);
    return {std::move(projection), frame, {(fit.west + fit.east) / 2, (fit.south + fit.north) / 2}, scale};
}

/// In a system that the user chose, not all of the earth has an image, and some of it a torn one.
View given_view(Projection projection, std::span<const LonLat> positions, const Box& frame, const std::string& crs)
{
    constexpr double torn_m = 1000.0;       // there and back again must end where it began
    constexpr double earth_round_m = 4.1e7; // Mercator's pole, which is finite by rounding alone
    const auto unfit = std::ranges::count_if(positions, [&](const LonLat& position) {
        const auto point = projection.forward(position);
        const auto back = point ? projection.inverse(*point) : std::nullopt;
        const bool off_the_map = point && std::max(std::abs(point->x), std::abs(point->y)) > earth_round_m;
        return !back || off_the_map || geo::great_circle_m(*back, position) > torn_m;
    });
    if (unfit > 0) {
        throw UsageError{
            fmt::format("--crs: {} has no true image of {} of the {} positions of this map; leave --crs out, "
                        "or take a system made for the area",
                        crs, unfit, positions.size())};
    }
    if (positions.empty()) { // what the system's own middle shows is as good as any
        constexpr LonLat nowhere{0.0, 0.0};
        return view_of(std::move(projection), std::span{&nowhere, 1}, frame);
    }
    return view_of(std::move(projection), positions, frame);
}

/// One side of the cut: keeps the points for which `inside` is not negative.
template <typename Inside>
void cut(const Ring& from, Ring& to, Inside inside)
{
    to.clear();
    for (std::size_t i = 0; i < from.size(); ++i) {
        const Point& a = from[i];
        const Point& b = from[(i + 1) % from.size()];
        const double da = inside(a);
        const double db = inside(b);
        if (da >= 0) {
            to.push_back(a);
        }
        if ((da >= 0) != (db >= 0)) {
            const double share = da / (da - db);
            to.push_back({a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)});
        }
    }
}

} // namespace

std::optional<Point> View::px(const LonLat& position) const
{
    const auto metres = projection.forward(position);
    return metres ? std::optional{px(*metres)} : std::nullopt;
}

std::optional<LonLat> View::position(const Point& px) const
{
    return projection.inverse({centre_m.x + (px.x - frame.x - frame.width / 2) / px_per_m,
                               centre_m.y - (px.y - frame.y - frame.height / 2) / px_per_m});
}

double View::ground_m_per_px() const
{
    const Point middle{frame.x + frame.width / 2, frame.y + frame.height / 2};
    const auto west = position({middle.x - 1.0, middle.y});
    const auto east = position({middle.x + 1.0, middle.y});
    return west && east ? geo::great_circle_m(*west, *east) / 2.0 : 1.0 / px_per_m;
}

Ring View::ring_px(std::span<const LonLat> ring, const Box& box) const
{
    Ring points;
    points.reserve(ring.size());
    for (const LonLat& position : ring) {
        if (const auto point = px(position)) {
            points.push_back(*point);
        }
    }
    return clipped(points, box);
}

View fitted_view(std::span<const LonLat> positions, const Box& frame, const std::string& crs)
{
    Cap cap = cap_around(positions);
    if (!crs.empty()) {
        return given_view(Projection{crs, cap.centre}, positions, frame, crs);
    }
    Projection projection = projection_for(cap);
    if (projection.kind() == ProjectionKind::world) {
        return world_view(std::move(projection), positions, frame);
    }
    for (int round = 0; round < 2; ++round) { // the middle of the box, which the map shows, is the better centre
        const Extent box = extent_of(positions, projection);
        if (const auto centre = projection.inverse({(box.west + box.east) / 2, (box.south + box.north) / 2})) {
            cap.centre = *centre;
            projection = projection_for(cap);
        }
    }
    return view_of(std::move(projection), positions, frame);
}

Ring clipped(const Ring& ring, const Box& box)
{
    if (ring.empty()) {
        return {};
    }
    const auto [left, right] = std::ranges::minmax(ring, {}, &Point::x);
    const auto [top, bottom] = std::ranges::minmax(ring, {}, &Point::y);
    if (right.x < box.x || left.x > box.right() || bottom.y < box.y || top.y > box.bottom()) {
        return {};
    }
    if (left.x >= box.x && right.x <= box.right() && top.y >= box.y && bottom.y <= box.bottom()) {
        return ring;
    }
    Ring a;
    Ring b;
    cut(ring, a, [&](const Point& p) { return p.x - box.x; });
    cut(a, b, [&](const Point& p) { return box.right() - p.x; });
    cut(b, a, [&](const Point& p) { return p.y - box.y; });
    cut(a, b, [&](const Point& p) { return box.bottom() - p.y; });
    return b;
}

} // namespace placeline::render
