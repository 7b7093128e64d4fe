// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

using cairo_t = struct _cairo;
using cairo_surface_t = struct _cairo_surface;

namespace placeline::render {

struct DestroySurface {
    void operator()(cairo_surface_t* surface) const noexcept;
};
struct DestroyCairo {
    void operator()(cairo_t* cairo) const noexcept;
};
using Surface = std::unique_ptr<cairo_surface_t, DestroySurface>;
using Cairo = std::unique_ptr<cairo_t, DestroyCairo>;

} // namespace placeline::render
