// SPDX-License-Identifier: Apache-2.0
#include "render/draw.hpp"

#include "render/cairo_handles.hpp"

#include <algorithm>
#include <array>
#include <cairo.h>
#include <cmath>
#include <map>
#include <memory>
#include <numbers>
#include <tuple>

namespace placeline::render {

namespace {

constexpr std::size_t many = 2000; ///< symbols; more are drawn plainer

class Painter {
public:
    Painter(const MapPlan& plan, cairo_t* to, Typesetter& typesetter)
        : plan_{plan}, theme_{*plan.theme}, to_{to}, typesetter_{typesetter}, u_{plan.zoom}
    {
        cairo_set_line_join(to_, CAIRO_LINE_JOIN_ROUND);
        cairo_set_line_cap(to_, CAIRO_LINE_CAP_ROUND);
    }

    void paint()
    {
        colour(theme_.page);
        cairo_paint(to_);
        if (plan_.panels.empty()) {
            map();
        }
        for (const MapPlan& panel : plan_.panels) {
            Painter{panel, to_, typesetter_}.map();
        }
        for (const Swatch& swatch : plan_.swatches) {
            sign(swatch);
        }
        for (const TextItem& item : plan_.texts) {
            text(item);
        }
        if (plan_.inset) {
            inset(*plan_.inset);
        }
    }

private:
    /// What stands in the frame, and its rim.
    void map()
    {
        cairo_save(to_);
        box_path(plan_.view.frame);
        cairo_clip(to_);
        base_map();
        for (const Area& area : plan_.areas) {
            if (area.fill) {
                shaded(area.rings, *area.fill);
            } else {
                hatched(area.rings, area.lead, area.where_prec);
            }
        }
        borders();
        for (const TieLine& tie : plan_.ties) {
            tie_line(tie);
        }
        const bool stamped =
            plan_.circles.size() > many && cairo_surface_get_type(cairo_get_target(to_)) == CAIRO_SURFACE_TYPE_IMAGE;
        for (const Circle& circle : plan_.circles) {
            if (stamped) {
                stamp(circle);
            } else {
                symbol(circle);
            }
        }
        towns();
        for (const TextItem& label : plan_.labels) {
            text(label);
        }
        cairo_restore(to_);
        const bool whole_globe = !plan_.globe.empty() && std::ranges::all_of(plan_.globe, [&](const Point& p) {
            return plan_.view.frame.grown(0.5).contains({p.x, p.y, 0.0, 0.0});
        });
        cairo_new_path(to_); // a text leaves its last point
        if (whole_globe) {
            closed_path(plan_.globe);
        } else {
            box_path(plan_.view.frame);
        }
        stroke(theme_.muted, 0.8);
    }

    void colour(const Colour& c, double alpha = 1.0)
    {
        if (alpha < 1.0) {
            cairo_set_source_rgba(to_, c.red, c.green, c.blue, alpha);
        } else {
            cairo_set_source_rgb(to_, c.red, c.green, c.blue);
        }
    }
    [[nodiscard]] const Colour& of(Lead lead) const { return theme_.leads[static_cast<std::size_t>(lead)]; }
    static Colour darker(const Colour& c) { return {c.red * 0.55, c.green * 0.55, c.blue * 0.55}; }

    void stroke(const Colour& c, double width, double alpha = 1.0)
    {
        colour(c, alpha);
        cairo_set_line_width(to_, width * u_);
        cairo_stroke(to_);
    }
    void dashes(double on, double off)
    {
        const std::array lengths{on * u_, off * u_};
        cairo_set_dash(to_, lengths.data(), static_cast<int>(lengths.size()), 0.0);
    }
    void no_dashes() { cairo_set_dash(to_, nullptr, 0, 0.0); }

    void box_path(const Box& box) { cairo_rectangle(to_, box.x, box.y, box.width, box.height); }
    void open_path(const Ring& ring)
    {
        cairo_new_sub_path(to_);
        for (const Point& point : ring) {
            cairo_line_to(to_, point.x, point.y);
        }
    }
    void closed_path(const Ring& ring)
    {
        open_path(ring);
        cairo_close_path(to_);
    }

    void base_map()
    {
        colour(theme_.sea);
        if (plan_.globe.empty()) {
            cairo_paint(to_);
        } else {
            closed_path(plan_.globe);
            cairo_fill(to_);
        }
        for (const Ring& line : plan_.graticule) {
            open_path(line);
        }
        stroke(theme_.graticule, 0.7);
        fill_units(theme_.land, false);
        fill_units(theme_.land_in_focus, true);
    }

    /// All units in one fill: each for itself would leave seams between them.
    void fill_units(const Colour& c, bool in_focus)
    {
        for (const LandUnit& unit : plan_.land.units) {
            if (!in_focus || plan_.unit_in_focus[unit.index]) {
                for (const Ring& ring : unit.rings) {
                    closed_path(ring);
                }
            }
        }
        colour(c);
        cairo_fill(to_);
    }

    void lines(EdgeKind kind, const Colour& c, double width)
    {
        for (const LandLine& line : plan_.land.lines) {
            if (line.kind == kind) {
                open_path(line.points);
            }
        }
        stroke(c, width);
    }

    void borders()
    {
        if (plan_.land.units.size() < 900) { // on a map of the world they would only be a grey mist
            lines(EdgeKind::unit, theme_.unit_line, 0.7);
        }
        lines(EdgeKind::coast, theme_.coast, 0.8);
        const double width = plan_.land.units.size() < 900 ? 1.5 : 0.9;
        lines(EdgeKind::country, theme_.country_line, width);
        dashes(5.0, 3.5);
        lines(EdgeKind::disputed, theme_.country_line, width);
        no_dashes();
    }

    void hatched(const std::vector<Ring>& rings, Lead lead, int where_prec)
    {
        const bool wide = where_prec >= 5;
        cairo_save(to_);
        double left = 1e9;
        double right = -1e9;
        double top = 1e9;
        double bottom = -1e9;
        for (const Ring& ring : rings) {
            closed_path(ring);
            for (const Point& point : ring) {
                left = std::min(left, point.x);
                right = std::max(right, point.x);
                top = std::min(top, point.y);
                bottom = std::max(bottom, point.y);
            }
        }
        cairo_clip_preserve(to_);
        colour(of(lead), wide ? 0.05 : 0.13);
        cairo_fill(to_);
        const double step = (wide ? 13.0 : 7.0) * u_;
        const double height = bottom - top;
        // Lines start at multiples of the step on the whole picture: hatches of neighbours meet.
        for (double x = std::floor((left - height) / step) * step; x < right + height; x += step) {
            cairo_move_to(to_, x, wide ? top : bottom); // wide areas lean the other way, as others lie in them
            cairo_line_to(to_, x + height, wide ? bottom : top);
        }
        stroke(of(lead), wide ? 0.8 : 1.0, wide ? 0.38 : 0.55);
        cairo_restore(to_);
        if (!wide) {
            for (const Ring& ring : rings) {
                closed_path(ring);
            }
            stroke(of(lead), 1.3, 0.8);
        }
    }

    void shaded(const std::vector<Ring>& rings, const Colour& fill)
    {
        for (const Ring& ring : rings) {
            closed_path(ring);
        }
        colour(fill);
        cairo_fill_preserve(to_);
        stroke(theme_.page, 0.8);
    }

    void tie_line(const TieLine& tie)
    {
        dashes(1.0, 4.0);
        for (const Point& end : tie.ends) {
            cairo_move_to(to_, tie.hub.x, tie.hub.y);
            cairo_line_to(to_, end.x, end.y);
        }
        stroke(theme_.text, 1.8, 0.75);
        no_dashes();
        disc(tie.hub, 2.6 * u_);
        colour(theme_.text);
        cairo_fill(to_);
    }

    void disc(const Point& at, double radius)
    {
        cairo_new_sub_path(to_);
        cairo_arc(to_, at.x, at.y, radius, 0.0, 2.0 * std::numbers::pi);
    }

    /// In a crowd on pixels: each size and colour is drawn once, and laid down at whole pixels. Some five times as
    /// fast.
    void stamp(const Circle& circle)
    {
        const int side = 2 * static_cast<int>(std::ceil(circle.radius + 2.0)) + 1;
        const Circle centred{{side / 2.0, side / 2.0}, std::round(circle.radius * 8.0) / 8.0, circle.lead, circle.near};
        Surface& made = stamps_[{static_cast<int>(centred.radius * 8.0), circle.lead, circle.near}];
        if (!made) {
            made.reset(cairo_surface_create_similar(cairo_get_target(to_), CAIRO_CONTENT_COLOR_ALPHA, side, side));
            const Cairo on_stamp{cairo_create(made.get())};
            Painter{plan_, on_stamp.get(), typesetter_}.symbol(centred);
        }
        cairo_set_source_surface(to_, made.get(), std::round(circle.centre.x - side / 2.0),
                                 std::round(circle.centre.y - side / 2.0));
        cairo_paint(to_);
    }

    void symbol(const Circle& circle)
    {
        const bool crowded = plan_.circles.size() > many;
        disc(circle.centre, circle.radius);
        if (circle.lead == Lead::none) {
            colour(theme_.page, 0.65);
        } else {
            colour(of(circle.lead), circle.near ? 0.45 : 0.75);
        }
        cairo_fill_preserve(to_);
        if (circle.near && !crowded) {
            dashes(3.0, 2.6);
        }
        stroke(darker(of(circle.lead)), crowded ? 0.5 : 1.1);
        no_dashes();
    }

    void towns()
    {
        for (const TownDot& town : plan_.towns) {
            disc(town.at, (town.capital ? 2.6 : 1.7) * u_);
            colour(town.capital ? theme_.page : theme_.place_text);
            cairo_fill_preserve(to_);
            stroke(theme_.place_text, 0.9);
        }
    }

    void text(const TextItem& item)
    {
        if (item.halo) {
            typesetter_.path(to_, item.text, item.style, item.box.x, item.box.y);
            stroke(theme_.page, 2.6, 0.85);
        }
        colour(item.colour);
        typesetter_.show(to_, item.text, item.style, item.box.x, item.box.y);
    }

    void area_sign(const std::vector<Ring>& rings, const Swatch& swatch)
    {
        if (swatch.fill) {
            shaded(rings, *swatch.fill);
        } else {
            hatched(rings, swatch.lead, swatch.where_prec);
        }
    }

    void sign(const Swatch& swatch)
    {
        const Box& box = swatch.box;
        const Point middle{box.x + box.width / 2, box.y + box.height / 2};
        switch (swatch.kind) {
        case Swatch::Kind::circle:
            symbol({middle, box.width / 2, swatch.lead, swatch.near});
            break;
        case Swatch::Kind::area:
            area_sign({{{box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}}},
                      swatch);
            break;
        case Swatch::Kind::tie:
            tie_line({middle, {{box.x, box.bottom()}, {box.right(), box.y}}});
            break;
        case Swatch::Kind::line:
        case Swatch::Kind::dashed_line:
            if (swatch.kind == Swatch::Kind::dashed_line) {
                dashes(5.0, 3.5);
            }
            cairo_move_to(to_, box.x, middle.y);
            cairo_line_to(to_, box.right(), middle.y);
            stroke(theme_.country_line, 1.5);
            no_dashes();
            break;
        case Swatch::Kind::scale_bar:
            cairo_move_to(to_, box.x, box.y);
            cairo_line_to(to_, box.x, box.bottom());
            cairo_line_to(to_, box.right(), box.bottom());
            cairo_line_to(to_, box.right(), box.y);
            stroke(theme_.text, 1.4);
            break;
        case Swatch::Kind::north:
            cairo_move_to(to_, middle.x, box.y);
            cairo_line_to(to_, middle.x + box.width * 0.28, box.bottom());
            cairo_line_to(to_, middle.x, box.bottom() - box.height * 0.25);
            cairo_line_to(to_, middle.x - box.width * 0.28, box.bottom());
            cairo_close_path(to_);
            colour(theme_.text);
            cairo_fill(to_);
            break;
        }
    }

    void inset(const Inset& globe)
    {
        const Point middle{globe.box.x + globe.box.width / 2, globe.box.y + globe.box.height / 2};
        const double radius = globe.box.width / 2 - 1.0;
        cairo_save(to_);
        disc(middle, radius);
        cairo_clip_preserve(to_);
        colour(theme_.sea);
        cairo_fill(to_);
        for (const LandUnit& unit : globe.land.units) {
            for (const Ring& ring : unit.rings) {
                closed_path(ring);
            }
        }
        colour(theme_.country_line, 0.75);
        cairo_fill(to_);
        const auto [left, right] = std::ranges::minmax(globe.extent, {}, &Point::x);
        const auto [top, bottom] = std::ranges::minmax(globe.extent, {}, &Point::y);
        if (right.x - left.x < 8.0 * u_ && bottom.y - top.y < 8.0 * u_) {
            cairo_rectangle(to_, (left.x + right.x) / 2 - 4.0 * u_, (top.y + bottom.y) / 2 - 4.0 * u_, 8.0 * u_,
                            8.0 * u_);
        } else {
            closed_path(globe.extent);
        }
        stroke(theme_.leads[0], 1.8);
        cairo_restore(to_);
        disc(middle, radius);
        stroke(theme_.muted, 0.8);
    }

    const MapPlan& plan_;
    const Theme& theme_;
    cairo_t* to_;
    Typesetter& typesetter_;
    double u_;
    std::map<std::tuple<int, Lead, bool>, Surface> stamps_; ///< by radius in eighths of a pixel, colour, near
};

} // namespace

void draw(const MapPlan& plan, cairo_t* to, Typesetter& typesetter)
{
    Painter{plan, to, typesetter}.paint();
}

} // namespace placeline::render
