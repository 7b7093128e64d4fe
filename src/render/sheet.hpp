// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/plan.hpp"

namespace placeline::render {

/// Sets totals and incidents into one half of a room: the right one of a wide room, the lower one of a high room.
/// \return  The room left for the map and its legend.
Box set_sheet(MapPlan& plan, const bridge::Sheet& sheet, const Box& room, Typesetter& typesetter);

} // namespace placeline::render
