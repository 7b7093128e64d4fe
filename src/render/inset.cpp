// SPDX-License-Identifier: Apache-2.0
#include "render/inset.hpp"

#include <array>

namespace placeline::render {

Inset inset_of(const MapPlan& plan, const bridge::BaseMapData& base, const Box& box)
{
    const LonLat centre = plan.view.projection.centre();
    View view{Projection{ProjectionKind::globe, centre}, box, {0.0, 0.0}, box.width / 2.0 / 6371008.8};
    Inset inset{box, land_in(base, view, bridge::DisputedBorders{}, 0.7), {}}; // small, and drawn without lines
    inset.land.lines.clear();
    const Box& frame = plan.view.frame;
    constexpr int steps = 12;
    const std::array corners{Point{frame.x, frame.y}, Point{frame.right(), frame.y},
                             Point{frame.right(), frame.bottom()}, Point{frame.x, frame.bottom()}};
    for (std::size_t side = 0; side < corners.size(); ++side) {
        const Point& a = corners[side];
        const Point& b = corners[(side + 1) % corners.size()];
        for (int i = 0; i < steps; ++i) {
            const double t = static_cast<double>(i) / steps;
            if (const auto position = plan.view.position({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)})) {
                if (const auto point = view.px(*position)) {
                    inset.extent.push_back(*point);
                }
            }
        }
    }
    return inset;
}

} // namespace placeline::render
