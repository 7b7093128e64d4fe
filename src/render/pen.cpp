// SPDX-License-Identifier: Apache-2.0
#include "render/pen.hpp"

#include <array>
#include <cairo.h>
#include <numbers>

namespace placeline::render {

Pen::Pen(cairo_t* to, double unit) : to_{to}, unit_{unit}
{
    cairo_set_line_join(to_, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(to_, CAIRO_LINE_CAP_ROUND);
}

void Pen::colour(const Colour& c, double alpha)
{
    if (alpha < 1.0) {
        cairo_set_source_rgba(to_, c.red, c.green, c.blue, alpha);
    } else {
        cairo_set_source_rgb(to_, c.red, c.green, c.blue);
    }
}

void Pen::dashes(double on, double off)
{
    const std::array lengths{on * unit_, off * unit_};
    cairo_set_dash(to_, lengths.data(), static_cast<int>(lengths.size()), 0.0);
}

void Pen::no_dashes()
{
    cairo_set_dash(to_, nullptr, 0, 0.0);
}

void Pen::box(const Box& box)
{
    cairo_rectangle(to_, box.x, box.y, box.width, box.height);
}

void Pen::open(const Ring& ring)
{
    cairo_new_sub_path(to_);
    for (const Point& point : ring) {
        cairo_line_to(to_, point.x, point.y);
    }
}

void Pen::closed(const Ring& ring)
{
    open(ring);
    cairo_close_path(to_);
}

void Pen::disc(const Point& at, double radius)
{
    cairo_new_sub_path(to_);
    cairo_arc(to_, at.x, at.y, radius, 0.0, 2.0 * std::numbers::pi);
}

void Pen::segment(const Point& from, const Point& to)
{
    cairo_move_to(to_, from.x, from.y);
    cairo_line_to(to_, to.x, to.y);
}

void Pen::stroke(const Colour& c, double width, double alpha)
{
    colour(c, alpha);
    cairo_set_line_width(to_, width * unit_);
    cairo_stroke(to_);
}

void Pen::fill(const Colour& c, double alpha)
{
    colour(c, alpha);
    cairo_fill(to_);
}

void Pen::fill_and_keep(const Colour& c, double alpha)
{
    colour(c, alpha);
    cairo_fill_preserve(to_);
}

} // namespace placeline::render
