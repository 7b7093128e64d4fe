// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/frame.hpp"

namespace placeline::render {

/// What title, legend and foot are made from.
struct PanelFacts {
    const Marks& marks;
    const bridge::MapOptions& options;
    const bridge::Provenance& provenance;
    const bridge::BaseMapData& base;
    const MarkScale& scale;
    std::uint32_t n_no_unit = 0; ///< incidents that a choropleth cannot show

    /// Its name in the base map; the code where it has none. \param code  ISO 3166-1 alpha-2.
    [[nodiscard]] std::string country_name(const std::string& code) const;
};

/// Lays out title and foot around the page, and returns the room between them.
Box set_margins(MapPlan& plan, const PanelFacts& facts, Typesetter& typesetter);

/// Divides a room between map and legend: beside it on wide pictures, else below; a map of the world, which is twice as
/// wide as high, has it below more often. \param below  Height that the legend needs there.
/// \return  First the frame, second the legend.
std::pair<Box, Box> divided(const Box& room, double zoom, bool is_world, double below);

/// What the legend needs to be whole, without its small print made smaller.
double legend_height(const MapPlan& plan, const PanelFacts& facts, const Box& room, Typesetter& typesetter);

/// Lays out the legend; the view must be known. What finds no room is left out, the inset first.
void set_legend(MapPlan& plan, const PanelFacts& facts, const Box& room, Typesetter& typesetter);

/// "3 February 2024", "20 December 2014 – 31 October 2015".
std::string period_text(const DateRange& period);

} // namespace placeline::render
