// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

using cairo_surface_t = struct _cairo_surface;

namespace placeline::render {

/// An image surface of format RGB24 as a PNG file (ISO/IEC 15948). Cairo's own writer lets libpng try each filter on
/// each row; a map is even colours and sharp lines, and unfiltered it is smaller by a fifth and done in a third of the
/// time. \param provenance  UTF-8; a chunk of text with the keyword "placeline". \throws Error  zlib has no memory.
std::string png_of(cairo_surface_t* surface, std::string_view provenance);

} // namespace placeline::render
