// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/gis_module.hpp"
#include "render/view.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace placeline::render {

/// What a line of the base map parts.
enum class EdgeKind : std::uint8_t { none, coast, unit, country, disputed };

struct LandLine {
    EdgeKind kind = EdgeKind::none;
    Ring points; ///< pixels; open
};

/// The visible part of a first-order unit.
struct LandUnit {
    std::uint32_t index = 0; ///< in `BaseMapData::units`
    std::vector<Ring> rings; ///< pixels, cut to the frame; outer rings run one way, holes the other
};

struct Land {
    std::vector<LandUnit> units;
    std::vector<LandLine> lines; ///< each edge once, though two units share it
};

/// The land as a view shows it. Vertices are laid on a grid, so that edges that two units share stay shared and the
/// fill of all has no seams. \param grid_px  Width of the grid: less than half a pixel does not show.
Land land_in(const bridge::BaseMapData& base, const View& view, double grid_px = 0.4);

/// The borders that geodata/disputed-borders.tsv names: lines "A<TAB>B<TAB>note", each of A and B a country or the id
/// of a unit. Compiled into the program.
extern const std::string_view disputed_borders_text;

} // namespace placeline::render
