// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/areas.hpp"
#include "bridge/disputed_borders.hpp"
#include "render/view.hpp"

#include <cstdint>
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
Land land_in(const bridge::BaseMapData& base, const View& view, const bridge::DisputedBorders& borders,
             double grid_px = 0.4);

/// The same land elsewhere on the picture. \param dx, dy  Pixels.
Land moved(Land land, double dx, double dy);

} // namespace placeline::render
