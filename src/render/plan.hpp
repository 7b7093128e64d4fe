// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/map_module.hpp"
#include "render/land.hpp"
#include "render/marks.hpp"
#include "render/text.hpp"
#include "render/theme.hpp"
#include "render/view.hpp"

#include <optional>
#include <string>
#include <vector>

namespace placeline::render {

/// A text and where it stands.
struct TextItem {
    std::string text;
    TextStyle style;
    Box box;
    Colour colour;
    bool halo = false; ///< on the map: set off from what lies under it
};

/// A place whose position is known.
struct Circle {
    Point centre;
    double radius = 0.0;
    Lead lead = Lead::none; ///< none: hollow
    bool near = false;      ///< where_prec 2: near the place, drawn with a dashed rim
};

/// An area within which something happened, nobody knows where.
struct Area {
    std::vector<Ring> rings; ///< pixels; even-odd
    Lead lead = Lead::none;
    int where_prec = 4;
    std::optional<Colour> fill = {}; ///< in place of hatches: the class of its number
};

struct TieLine {
    Point hub;
    std::vector<Point> ends;
};

struct TownDot {
    Point at;
    bool capital = false;
};

/// A sign of the legend.
struct Swatch {
    enum class Kind { circle, area, tie, line, dashed_line, rule, scale_bar, north } kind = Kind::circle;
    Box box = {};
    Lead lead = Lead::none;
    bool near = false;
    int where_prec = 4;
    std::optional<Colour> fill = {};
};

/// The globe that shows where the map lies.
struct Inset {
    Box box;
    Land land;
    Ring extent; ///< of the map
};

/// A map with everything in its place, before a line is drawn: what tests look at.
struct MapPlan {
    Box page;
    View view;
    const Theme* theme = nullptr;
    Land land;
    std::vector<bool> unit_in_focus; ///< by index in `BaseMapData::units`: of a country with incidents
    std::vector<Ring> graticule;     ///< open lines
    Ring globe;                      ///< the rim of the world in Equal Earth; empty: the sea fills the frame
    std::vector<Area> areas;
    std::vector<TieLine> ties;
    std::vector<Circle> circles; ///< the greatest first
    std::vector<TownDot> towns;
    std::vector<TextItem> labels; ///< inside the frame; none overlaps another or a circle
    std::vector<TextItem> texts;  ///< title, legend, foot: outside the frame
    std::vector<Swatch> swatches;
    std::optional<Inset> inset;
    double zoom = 1.0;                 ///< of lines and letters, by the size of the picture
    std::uint32_t labels_left_out = 0; ///< names of places with incidents for which there was no room
    std::vector<MapPlan> panels;       ///< a map for each period; the page itself then has texts and signs alone
};

/// \throws UsageError  The theme is unknown or the size unfit. Error: PROJ fails.
MapPlan plan_map(const IncidentSet& incidents, const bridge::MapOptions& options, const bridge::Provenance& provenance,
                 const bridge::AreaSource& areas, Typesetter& typesetter);

} // namespace placeline::render
