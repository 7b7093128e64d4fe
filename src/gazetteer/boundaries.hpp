// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostics.hpp"
#include "gazetteer/format.hpp"
#include "model/position.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

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
} // namespace grid

/// First-order units as they lie in memory, and which of them holds a point.
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

/// The parts of the units to be written.
struct UnitParts {
    std::vector<format::UnitRecord> units; ///< sorted by place
    std::vector<double> area_km2;          ///< of each unit
    std::vector<format::RangeRecord> polygons;
    std::vector<format::RangeRecord> rings;
    std::vector<format::VertexRecord> vertices;
    std::vector<std::uint32_t> cells;
    std::vector<std::uint32_t> lists;

    [[nodiscard]] UnitView view() const noexcept { return {units, vertices, cells, lists}; }
};

/// Row of the place with an id, or nothing.
using PlaceOfId = std::function<std::optional<std::uint32_t>(std::string_view id)>;

/// Reads GeoJSON files (RFC 7946; may be packed with zstd) of polygons whose property `id` names a place. A feature
/// that cannot be used goes to `diagnostics`; of several with one id the first counts. \throws InputError  A file
/// cannot be read or is no GeoJSON.
UnitParts read_boundaries(std::span<const std::filesystem::path> files, const PlaceOfId& place_of_id,
                          Diagnostics& diagnostics);

} // namespace placeline::gazetteer
