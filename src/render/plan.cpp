// SPDX-License-Identifier: Apache-2.0
#include "render/plan.hpp"

#include "base/error.hpp"
#include "render/frame.hpp"
#include "render/ground.hpp"
#include "render/legend.hpp"
#include "render/margins.hpp"
#include "render/periods.hpp"
#include "render/sheet.hpp"

#include <fmt/format.h>

namespace placeline::render {

namespace {

constexpr double least_frame_px = 100.0;

}

MapPlan plan_map(const IncidentSet& incidents, const bridge::MapOptions& options, const bridge::Provenance& provenance,
                 const bridge::AreaSource& areas, Typesetter& typesetter)
{
    const Ground ground{areas, options};
    PageContent content = page_content(incidents, options, areas);
    const MapFacts& facts = content.facts;
    MapPlan plan = blank_plan(options);
    content.scale.zoom = plan.zoom;
    const PanelFacts panel{facts.marks, options, provenance, ground.base(), content.scale, content.n_no_unit};
    const bool is_world = projection_for(cap_around(facts.positions)).kind() == ProjectionKind::world;
    Box room = set_margins(plan, panel, typesetter);
    if (options.sheet) {
        room = set_sheet(plan, *options.sheet, room, typesetter);
    }
    plan.view = fitted_view(facts.positions, room, options.crs); // for the scale bar's sake; the frame is not known yet
    const double below = legend_height(plan, panel, {room.x, room.y, room.width, 0.0}, typesetter);
    const auto [frame, legend] = divided(room, plan.zoom, is_world, below);
    if (frame.width < least_frame_px || frame.height < least_frame_px) {
        throw UsageError{fmt::format("a map of {}x{} has no room beside its title and legend; give --size a larger one",
                                     options.width_px, options.height_px)};
    }
    plan.view = fitted_view(facts.positions, frame, options.crs);
    if (options.by.empty()) {
        plan.land = land_in(ground.base(), plan.view, ground.borders());
        fill_map(plan, facts, content.scale, ground, typesetter);
    } else {
        set_periods(plan, incidents, options, content, ground, typesetter);
    }
    set_legend(plan, panel, legend, typesetter);
    return plan;
}

} // namespace placeline::render
