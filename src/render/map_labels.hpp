// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/ground.hpp"
#include "render/plan.hpp"

namespace placeline::render {

/// Puts the names of marks, countries, units and towns on a map, the weightiest first, where they have room. Circles
/// and ties must stand; ties move to the names of their areas.
void set_labels(MapPlan& plan, const Marks& marks, const Ground& ground, Typesetter& typesetter);

} // namespace placeline::render
