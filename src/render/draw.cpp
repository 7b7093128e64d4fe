// SPDX-License-Identifier: Apache-2.0
#include "render/draw.hpp"

#include "render/draw_marks.hpp"
#include "render/pen.hpp"

#include <algorithm>
#include <cairo.h>

namespace placeline::render {

namespace {

constexpr std::size_t many_units = 900; ///< more are the world, where lines between them would be a grey mist

class Painter {
public:
    Painter(const MapPlan& plan, cairo_t* to, Typesetter& typesetter)
        : plan_{plan}, theme_{*plan.theme}, to_{to}, typesetter_{typesetter}, pen_{to, plan.zoom},
          marks_{pen_, theme_, plan.circles.size()}
    {
    }

    void paint()
    {
        pen_.colour(theme_.page);
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
        pen_.box(plan_.view.frame);
        cairo_clip(to_);
        land();
        std::ranges::for_each(plan_.areas, [this](const Area& area) { marks_.area(area); });
        borders();
        std::ranges::for_each(plan_.ties, [this](const TieLine& tie) { marks_.tie(tie); });
        std::ranges::for_each(plan_.circles, [this](const Circle& circle) { marks_.symbol(circle); });
        std::ranges::for_each(plan_.towns, [this](const TownDot& dot) { town(dot); });
        std::ranges::for_each(plan_.labels, [this](const TextItem& label) { text(label); });
        cairo_restore(to_);
        const bool whole_globe = !plan_.globe.empty() && std::ranges::all_of(plan_.globe, [&](const Point& p) {
            return plan_.view.frame.grown(0.5).contains({p.x, p.y, 0.0, 0.0});
        });
        cairo_new_path(to_); // a text leaves its last point
        if (whole_globe) {
            pen_.closed(plan_.globe);
        } else {
            pen_.box(plan_.view.frame);
        }
        pen_.stroke(theme_.muted, 0.8);
    }

    void land()
    {
        pen_.colour(theme_.sea);
        if (plan_.globe.empty()) {
            cairo_paint(to_);
        } else {
            pen_.closed(plan_.globe);
            cairo_fill(to_);
        }
        std::ranges::for_each(plan_.graticule, [this](const Ring& line) { pen_.open(line); });
        pen_.stroke(theme_.graticule, 0.7);
        fill_units(theme_.land, false);
        fill_units(theme_.land_in_focus, true);
    }

    /// All units in one fill: each for itself would leave seams between them.
    void fill_units(const Colour& colour, bool in_focus)
    {
        for (const LandUnit& unit : plan_.land.units) {
            if (!in_focus || plan_.unit_in_focus[unit.index]) {
                std::ranges::for_each(unit.rings, [this](const Ring& ring) { pen_.closed(ring); });
            }
        }
        pen_.fill(colour);
    }

    void lines(EdgeKind kind, const Colour& colour, double width)
    {
        for (const LandLine& line : plan_.land.lines) {
            if (line.kind == kind) {
                pen_.open(line.points);
            }
        }
        pen_.stroke(colour, width);
    }

    void borders()
    {
        const bool is_world = plan_.land.units.size() >= many_units;
        if (!is_world) {
            lines(EdgeKind::unit, theme_.unit_line, 0.7);
        }
        lines(EdgeKind::coast, theme_.coast, 0.8);
        const double width = is_world ? 0.9 : 1.5;
        lines(EdgeKind::country, theme_.country_line, width);
        pen_.dashes(5.0, 3.5);
        lines(EdgeKind::disputed, theme_.country_line, width);
        pen_.no_dashes();
    }

    void town(const TownDot& town)
    {
        pen_.disc(town.at, (town.capital ? 2.6 : 1.7) * plan_.zoom);
        pen_.fill_and_keep(town.capital ? theme_.page : theme_.place_text);
        pen_.stroke(theme_.place_text, 0.9);
    }

    void text(const TextItem& item)
    {
        if (item.halo) {
            typesetter_.path(to_, item.text, item.style, item.box.x, item.box.y);
            pen_.stroke(theme_.page, 2.6, 0.85);
        }
        pen_.colour(item.colour);
        typesetter_.show(to_, item.text, item.style, item.box.x, item.box.y);
    }

    void sign(const Swatch& swatch)
    {
        const Box& box = swatch.box;
        const Point middle{box.x + box.width / 2, box.y + box.height / 2};
        switch (swatch.kind) {
        case Swatch::Kind::circle:
            marks_.symbol({middle, box.width / 2, swatch.lead, swatch.near});
            break;
        case Swatch::Kind::area:
            marks_.area({{{{box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}}},
                         swatch.lead,
                         swatch.where_prec,
                         swatch.fill});
            break;
        case Swatch::Kind::tie:
            marks_.tie({middle, {{box.x, box.bottom()}, {box.right(), box.y}}});
            break;
        case Swatch::Kind::line:
        case Swatch::Kind::dashed_line:
            if (swatch.kind == Swatch::Kind::dashed_line) {
                pen_.dashes(5.0, 3.5);
            }
            pen_.segment({box.x, middle.y}, {box.right(), middle.y});
            pen_.stroke(theme_.country_line, 1.5);
            pen_.no_dashes();
            break;
        case Swatch::Kind::rule:
            pen_.segment({box.x, middle.y}, {box.right(), middle.y});
            pen_.stroke(theme_.unit_line, 0.8);
            break;
        case Swatch::Kind::scale_bar:
            pen_.open({{box.x, box.y}, {box.x, box.bottom()}, {box.right(), box.bottom()}, {box.right(), box.y}});
            pen_.stroke(theme_.text, 1.4);
            break;
        case Swatch::Kind::north:
            pen_.closed({{middle.x, box.y},
                         {middle.x + box.width * 0.28, box.bottom()},
                         {middle.x, box.bottom() - box.height * 0.25},
                         {middle.x - box.width * 0.28, box.bottom()}});
            pen_.fill(theme_.text);
            break;
        }
    }

    void inset(const Inset& globe)
    {
        const Point middle{globe.box.x + globe.box.width / 2, globe.box.y + globe.box.height / 2};
        const double radius = globe.box.width / 2 - 1.0;
        cairo_save(to_);
        pen_.disc(middle, radius);
        cairo_clip_preserve(to_);
        pen_.fill(theme_.sea);
        for (const LandUnit& unit : globe.land.units) {
            std::ranges::for_each(unit.rings, [this](const Ring& ring) { pen_.closed(ring); });
        }
        pen_.fill(theme_.country_line, 0.75);
        const auto [left, right] = std::ranges::minmax(globe.extent, {}, &Point::x);
        const auto [top, bottom] = std::ranges::minmax(globe.extent, {}, &Point::y);
        const double least = 8.0 * plan_.zoom; ///< a smaller box would not be seen
        if (right.x - left.x < least && bottom.y - top.y < least) {
            pen_.box({(left.x + right.x - least) / 2, (top.y + bottom.y - least) / 2, least, least});
        } else {
            pen_.closed(globe.extent);
        }
        pen_.stroke(theme_.leads[0], 1.8);
        cairo_restore(to_);
        pen_.disc(middle, radius);
        pen_.stroke(theme_.muted, 0.8);
    }

    const MapPlan& plan_;
    const Theme& theme_;
    cairo_t* to_;
    Typesetter& typesetter_;
    Pen pen_;
    MarkPainter marks_;
};

} // namespace

void draw(const MapPlan& plan, cairo_t* to, Typesetter& typesetter)
{
    Painter{plan, to, typesetter}.paint();
}

} // namespace placeline::render
