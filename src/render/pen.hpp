// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/theme.hpp"
#include "render/view.hpp"

using cairo_t = struct _cairo;

namespace placeline::render {

/// Draws lines and fills on a Cairo picture, which must outlive it. Widths and dashes are in the unit of the map, so
/// that all of a picture grows together; positions and radii are in pixels.
class Pen {
public:
    Pen(cairo_t* to, double unit);

    [[nodiscard]] cairo_t* to() const noexcept { return to_; }
    [[nodiscard]] double unit() const noexcept { return unit_; }

    void colour(const Colour& c, double alpha = 1.0);
    void dashes(double on, double off);
    void no_dashes();

    void box(const Box& box);
    void open(const Ring& ring);
    void closed(const Ring& ring);
    void disc(const Point& at, double radius);
    void segment(const Point& from, const Point& to);

    /// What was laid out so far is drawn, and forgotten.
    void stroke(const Colour& c, double width, double alpha = 1.0);
    void fill(const Colour& c, double alpha = 1.0);
    /// Is filled, and stays to be stroked.
    void fill_and_keep(const Colour& c, double alpha = 1.0);

private:
    cairo_t* to_;
    double unit_;
};

} // namespace placeline::render
