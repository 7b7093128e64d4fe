// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/view.hpp"

#include <vector>

namespace placeline::render {

/// Meridians and parallels at round degrees across a view, as open lines in pixels.
std::vector<Ring> graticule_of(const View& view);

/// The rim of the whole globe; empty unless the view shows the world.
Ring globe_of(const View& view);

} // namespace placeline::render
