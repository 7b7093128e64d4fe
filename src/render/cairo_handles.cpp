// SPDX-License-Identifier: Apache-2.0
#include "render/cairo_handles.hpp"

#include <cairo.h>

namespace placeline::render {

void DestroySurface::operator()(cairo_surface_t* surface) const noexcept
{
    cairo_surface_destroy(surface);
}

void DestroyCairo::operator()(cairo_t* cairo) const noexcept
{
    cairo_destroy(cairo);
}

} // namespace placeline::render
