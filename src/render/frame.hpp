// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/ground.hpp"
#include "render/marks.hpp"
#include "render/plan.hpp"

#include <cstdint>
#include <vector>

namespace placeline::render {

constexpr double least_zoom = 0.72; ///< smaller letters are not read

/// What numbers the sizes or shades of marks stand for: the same on all maps of a page, and in its legend.
struct MarkScale {
    std::uint64_t greatest = 0;              ///< number of any symbol
    std::size_t n_symbols = 0;               ///< of the fullest map
    double zoom = 1.0;                       ///< of symbols
    std::vector<std::uint64_t> class_bounds; ///< least number of each class; empty: no choropleth

    /// Pixels; a symbol's area grows with its number.
    [[nodiscard]] double radius(std::uint64_t number) const noexcept;
};

/// The marks of one map and what is needed to draw them.
struct MapFacts {
    Marks marks;
    std::vector<bridge::AreaSource::Rings> shapes; ///< of `marks.areas`
    std::vector<LonLat> positions;                 ///< that the map must show
};

/// What one map, or a page of maps, is to show.
struct PageContent {
    MapFacts facts;
    MarkScale scale;
    std::uint32_t n_no_unit = 0; ///< incidents that a choropleth cannot show
};
/// \throws UsageError  The choropleth's measure is unknown.
PageContent page_content(const IncidentSet& incidents, const bridge::MapOptions& options,
                         const bridge::AreaSource& areas);

/// A page with nothing on it. \throws UsageError  The theme is unknown.
MapPlan blank_plan(const bridge::MapOptions& options);

/// Fills the frame of `plan.view`, which has its land, with marks and names.
void fill_map(MapPlan& plan, const MapFacts& facts, const MarkScale& scale, const Ground& ground,
              Typesetter& typesetter);

} // namespace placeline::render
