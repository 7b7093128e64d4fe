// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/margins.hpp"

#include <utility>

namespace placeline::render {

/// Divides a room between map and legend: beside it on wide pictures, else below; a map of the world, which is twice as
/// wide as high, has it below more often. \param below  Height that the legend needs there.
/// \return  First the frame, second the legend.
std::pair<Box, Box> divided(const Box& room, double zoom, bool is_world, double below);

/// What the legend needs to be whole, without its small print made smaller.
double legend_height(const MapPlan& plan, const PanelFacts& facts, const Box& room, Typesetter& typesetter);

/// Lays out the legend; the view must be known. What finds no room is left out, the inset first.
void set_legend(MapPlan& plan, const PanelFacts& facts, const Box& room, Typesetter& typesetter);

} // namespace placeline::render
