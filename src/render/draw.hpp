// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/plan.hpp"

namespace placeline::render {

/// Draws a plan; the one path for all formats.
/// \param to  Has the page's size in its own units.
void draw(const MapPlan& plan, cairo_t* to, Typesetter& typesetter);

} // namespace placeline::render
