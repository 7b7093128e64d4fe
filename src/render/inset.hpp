// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/plan.hpp"

namespace placeline::render {

/// The globe at `box`, and on it what the map shows.
Inset inset_of(const MapPlan& plan, const bridge::BaseMapData& base, const Box& box);

} // namespace placeline::render
