// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/areas.hpp"
#include "bridge/disputed_borders.hpp"
#include "geo/extent.hpp"
#include "records/json_writer.hpp"

#include <cstdint>
#include <vector>

namespace placeline::page {

/// The units that an area (where_prec 3 to 6) covers: itself, or all of its country; none where it is no unit.
std::vector<std::uint32_t> units_of(const Place& area, const bridge::BaseMapData& base);

/// Where the names on a page's map come from.
struct LabelSource {
    const bridge::AreaSource& areas;
    bridge::MapNames names;
};

/// Writes the land under a page's map as one JSON object: the whole world in outline, in detail around the incidents.
///
///     extent   west, south, east, north of the incidents
///     arcs     lines, each an "encoded polyline": differences of longitude and latitude in thousandths of a degree,
///              zigzag, five bits a character from '?' on, the lowest first
///     kinds    of each arc a letter: c coast, u unit, b border of countries, d disputed, s seam (not drawn)
///     units    [country, rings], a ring being indices of arcs, ~index for one that is run through backwards
///     countries, focus   codes of countries; indices of those with incidents
///     labels   [name, longitude, latitude, kind], of each kind the greatest first; kind 0 country, 1 unit, 2 capital,
///     3 town
/// \param needed  Units that the incidents' areas are drawn from: in detail wherever they lie.
void write_base_map(records::JsonWriter& json, const bridge::BaseMapData& base, const LabelSource& labels,
                    const geo::Extent& extent, const std::vector<std::uint32_t>& needed,
                    const std::vector<MergedIncident>& incidents, const bridge::DisputedBorders& borders);

/// As `arcs` above.
std::string encoded_polyline(const std::vector<LonLat>& line);

} // namespace placeline::page
