// SPDX-License-Identifier: Apache-2.0
#include "render/draw_marks.hpp"

#include <algorithm>
#include <cairo.h>
#include <cmath>

namespace placeline::render {

namespace {

constexpr std::size_t many = 2000; ///< symbols; more are drawn plainer

Colour darker(const Colour& c)
{
    return {c.red * 0.55, c.green * 0.55, c.blue * 0.55};
}

/// The box around all rings.
Box bounds_of(const std::vector<Ring>& rings)
{
    Point least{1e9, 1e9};
    Point most{-1e9, -1e9};
    for (const Ring& ring : rings) {
        for (const Point& point : ring) {
            least = {std::min(least.x, point.x), std::min(least.y, point.y)};
            most = {std::max(most.x, point.x), std::max(most.y, point.y)};
        }
    }
    return {least.x, least.y, most.x - least.x, most.y - least.y};
}

} // namespace

MarkPainter::MarkPainter(Pen& pen, const Theme& theme, std::size_t n_symbols)
    : pen_{pen}, theme_{theme}, crowded_{n_symbols > many},
      stamped_{crowded_ && cairo_surface_get_type(cairo_get_target(pen.to())) == CAIRO_SURFACE_TYPE_IMAGE}
{
}

void MarkPainter::symbol(const Circle& circle)
{
    if (stamped_) {
        stamp(circle);
    } else {
        exact_symbol(circle);
    }
}

/// In a crowd on pixels: each size and colour is drawn once, and laid down at whole pixels. Some five times as fast.
void MarkPainter::stamp(const Circle& circle)
{
    const int side = 2 * static_cast<int>(std::ceil(circle.radius + 2.0)) + 1;
    const Circle centred{{side / 2.0, side / 2.0}, std::round(circle.radius * 8.0) / 8.0, circle.lead, circle.near};
    Surface& made = stamps_[{static_cast<int>(centred.radius * 8.0), circle.lead, circle.near}];
    cairo_t* to = pen_.to();
    if (!made) {
        made.reset(cairo_surface_create_similar(cairo_get_target(to), CAIRO_CONTENT_COLOR_ALPHA, side, side));
        const Cairo on_stamp{cairo_create(made.get())};
        Pen pen{on_stamp.get(), pen_.unit()};
        MarkPainter{pen, theme_, many + 1}.exact_symbol(centred);
    }
    cairo_set_source_surface(to, made.get(), std::round(circle.centre.x - side / 2.0),
                             std::round(circle.centre.y - side / 2.0));
    cairo_paint(to);
}

void MarkPainter::exact_symbol(const Circle& circle)
{
    pen_.disc(circle.centre, circle.radius);
    if (circle.lead == Lead::none) {
        pen_.fill_and_keep(theme_.page, 0.65);
    } else {
        pen_.fill_and_keep(of(circle.lead), circle.near ? 0.45 : 0.75);
    }
    if (circle.near && !crowded_) {
        pen_.dashes(3.0, 2.6);
    }
    pen_.stroke(darker(of(circle.lead)), crowded_ ? 0.5 : 1.1);
    pen_.no_dashes();
}

void MarkPainter::area(const Area& area)
{
    if (area.fill) {
        shaded(area.rings, *area.fill);
    } else {
        hatched(area);
    }
}

void MarkPainter::hatched(const Area& area)
{
    const bool wide = area.where_prec >= 5;
    const Colour& colour = of(area.lead);
    cairo_t* to = pen_.to();
    cairo_save(to);
    std::ranges::for_each(area.rings, [this](const Ring& ring) { pen_.closed(ring); });
    cairo_clip_preserve(to);
    pen_.fill(colour, wide ? 0.05 : 0.13);
    const double step = (wide ? 13.0 : 7.0) * pen_.unit();
    const Box box = bounds_of(area.rings);
    // Lines start at multiples of the step on the whole picture: hatches of neighbours meet.
    for (double x = std::floor((box.x - box.height) / step) * step; x < box.right() + box.height; x += step) {
        const double from = wide ? box.y : box.bottom(); // wide areas lean the other way, as others lie in them
        const double end = wide ? box.bottom() : box.y;
        pen_.segment({x, from}, {x + box.height, end});
    }
    pen_.stroke(colour, wide ? 0.8 : 1.0, wide ? 0.38 : 0.55);
    cairo_restore(to);
    if (!wide) {
        std::ranges::for_each(area.rings, [this](const Ring& ring) { pen_.closed(ring); });
        pen_.stroke(colour, 1.3, 0.8);
    }
}

void MarkPainter::shaded(const std::vector<Ring>& rings, const Colour& fill)
{
    std::ranges::for_each(rings, [this](const Ring& ring) { pen_.closed(ring); });
    pen_.fill_and_keep(fill);
    pen_.stroke(theme_.page, 0.8);
}

void MarkPainter::tie(const TieLine& tie)
{
    pen_.dashes(1.0, 4.0);
    std::ranges::for_each(tie.ends, [&](const Point& end) { pen_.segment(tie.hub, end); });
    pen_.stroke(theme_.text, 1.8, 0.75);
    pen_.no_dashes();
    pen_.disc(tie.hub, 2.6 * pen_.unit());
    pen_.fill(theme_.text);
}

} // namespace placeline::render
