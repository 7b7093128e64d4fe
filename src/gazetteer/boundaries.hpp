// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/format.hpp"
#include "model/position.hpp"

#include <cstdint>
#include <span>

namespace placeline::gazetteer {

constexpr std::uint32_t no_unit = 0xFFFFFFFF;

/// The grid over the units: cells of half a degree. The lines of the grid lie at odd numbers of 1e-7 degrees and all
/// vertices at even ones, so that no vertex is ever on a line.
namespace grid {
constexpr std::int64_t cell_e7 = 5'000'000;
constexpr std::int64_t west_e7 = -1'800'000'001;
constexpr std::int64_t south_e7 = -900'000'001;
constexpr std::uint32_t columns = 721;
constexpr std::uint32_t rows = 361;
/// A cell is 0 (no unit), `whole` and the unit that covers all of it, or an offset (1 or more) into the lists: the
/// number of candidates; for each its unit, with `whole` if it holds the cell's south-west corner; the number of its
/// edges in the cell; their first vertices.
constexpr std::uint32_t whole = 0x80000000;

constexpr std::uint32_t column_of(std::int64_t lon_e7) noexcept
{
    return static_cast<std::uint32_t>((lon_e7 - west_e7) / cell_e7);
}
constexpr std::uint32_t row_of(std::int64_t lat_e7) noexcept
{
    return static_cast<std::uint32_t>((lat_e7 - south_e7) / cell_e7);
}
constexpr std::int64_t west_line(std::uint32_t column) noexcept
{
    return west_e7 + column * cell_e7;
}
constexpr std::int64_t south_line(std::uint32_t row) noexcept
{
    return south_e7 + row * cell_e7;
}
} // namespace grid

/// Units of one order as they lie in memory, and which of them holds a point. Numbers count the units of all orders.
struct UnitView {
    std::span<const format::UnitRecord> units;
    std::span<const format::VertexRecord> vertices;
    std::span<const std::uint32_t> cells; ///< rows from south to north, west to east
    std::span<const std::uint32_t> lists;

    /// The unit that holds the point, by the even-odd rule over its rings; no_unit where none does.
    /// From the cell's corner, whose units are known, it walks north and then east to the point and counts the edges on
    /// the way.
    [[nodiscard]] std::uint32_t unit_at(std::int32_t lon_e7, std::int32_t lat_e7) const noexcept;

    /// The unit whose edge is nearest, at most `reach_m` away.
    [[nodiscard]] std::uint32_t nearest_unit(const LonLat& position, double reach_m) const noexcept;
};

} // namespace placeline::gazetteer
