// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/boundaries.hpp"

#include "geo/distance.hpp"
#include "geo/polygon.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace placeline::gazetteer {

namespace {

using format::VertexRecord;
using grid::column_of;
using grid::row_of;

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
    const std::int64_t x0 = grid::west_line(column);
    const std::int64_t y0 = grid::south_line(row);
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

} // namespace placeline::gazetteer
