// SPDX-License-Identifier: Apache-2.0
#include "render/frame.hpp"

#include "geo/distance.hpp"
#include "render/classes.hpp"
#include "render/graticule.hpp"
#include "render/map_labels.hpp"

#include <algorithm>
#include <cmath>

namespace placeline::render {

namespace {

using Polygons = bridge::AreaSource::Rings;

constexpr double widest_area_deg = 12.0; ///< the map is not widened for all of an area that is wider than this

std::vector<LonLat> circle(const LonLat& centre, double radius_km)
{
    std::vector<LonLat> ring;
    constexpr int positions = 48;
    for (int i = 0; i < positions; ++i) {
        ring.push_back(geo::destination(centre, 360.0 * i / positions, radius_km * 1000.0));
    }
    return ring;
}

/// What an area's mark covers; a circle of its radius where no boundary is known.
Polygons shape_of(const Place& place, const bridge::AreaSource& areas)
{
    Polygons shape = areas.polygons(place.id);
    if (shape.empty() && place.radius_km > 0.0) {
        shape.push_back({circle(place.position, std::min(place.radius_km, 3000.0))});
    }
    return shape;
}

/// A few vertices of each outer ring: enough to fit a map to.
std::vector<LonLat> outline_sample(const Polygons& polygons)
{
    std::vector<LonLat> sample;
    for (const auto& polygon : polygons) {
        const auto& ring = polygon.front();
        const std::size_t step = std::max<std::size_t>(1, ring.size() / 16);
        for (std::size_t i = 0; i < ring.size(); i += step) {
            sample.push_back(ring[i]);
        }
    }
    return sample;
}

std::vector<LonLat> positions_to_fit(const Marks& marks, const std::vector<Polygons>& shapes)
{
    std::vector<LonLat> positions;
    std::ranges::transform(marks.points, std::back_inserter(positions),
                           [](const Mark& mark) { return mark.place.position; });
    for (std::size_t i = 0; i < marks.areas.size(); ++i) {
        const std::vector<LonLat> sample = outline_sample(shapes[i]);
        if (!sample.empty() &&
            (marks.areas[i].place.where_prec <= 4 || cap_around(sample).radius_deg < widest_area_deg)) {
            positions.insert(positions.end(), sample.begin(), sample.end());
        } else {
            positions.push_back(marks.areas[i].place.position);
        }
    }
    return positions;
}

void set_areas(MapPlan& plan, const MapFacts& facts, const MarkScale& scale)
{
    const Box box = plan.view.frame.grown(4.0);
    for (std::size_t i = 0; i < facts.marks.areas.size(); ++i) {
        const Mark& mark = facts.marks.areas[i];
        Area area{{}, mark.lead, mark.place.where_prec};
        if (!scale.class_bounds.empty() && mark.lead != Lead::none) {
            area.fill = class_colour(*plan.theme, mark.lead, class_of(mark.number, scale.class_bounds),
                                     scale.class_bounds.size());
        }
        for (const auto& polygon : facts.shapes[i]) {
            for (const auto& ring : polygon) {
                if (Ring visible = plan.view.ring_px(ring, box); visible.size() >= 3) {
                    area.rings.push_back(std::move(visible));
                }
            }
        }
        if (!area.rings.empty()) {
            plan.areas.push_back(std::move(area));
        }
    }
}

void set_marks(MapPlan& plan, const Marks& marks, const MarkScale& scale)
{
    for (const Mark& mark : marks.points) {
        if (const auto point = plan.view.px(mark.place.position)) {
            const std::uint64_t number = mark.lead == Lead::none ? 0 : mark.number;
            plan.circles.push_back({*point, scale.radius(number), mark.lead, mark.place.where_prec == 2});
        }
    }
    std::ranges::stable_sort(plan.circles, [](const Circle& a, const Circle& b) { return a.radius > b.radius; });
    for (const Tie& tie : marks.ties) {
        TieLine line;
        for (const Place& place : tie.places) {
            if (const auto point = plan.view.px(place.position)) {
                line.ends.push_back(*point);
                line.hub.x += point->x;
                line.hub.y += point->y;
            }
        }
        line.hub.x /= std::max(1.0, static_cast<double>(line.ends.size()));
        line.hub.y /= std::max(1.0, static_cast<double>(line.ends.size()));
        plan.ties.push_back(std::move(line));
    }
}

MapFacts map_facts(Marks marks, const bridge::AreaSource& areas)
{
    MapFacts facts{std::move(marks), {}, {}};
    std::ranges::transform(facts.marks.areas, std::back_inserter(facts.shapes),
                           [&](const Mark& mark) { return shape_of(mark.place, areas); });
    facts.positions = positions_to_fit(facts.marks, facts.shapes);
    return facts;
}

} // namespace

double MarkScale::radius(std::uint64_t number) const noexcept
{
    const double crowd = std::log10(std::max<double>(1.0, static_cast<double>(n_symbols)));
    const double largest = (28.0 - 4.0 * crowd) * zoom;
    const double smallest = std::max(1.8, 4.0 - 0.5 * crowd) * zoom;
    const double share = static_cast<double>(number) / static_cast<double>(std::max<std::uint64_t>(greatest, 25));
    return std::max(smallest, largest * std::sqrt(share));
}

PageContent page_content(const IncidentSet& incidents, const bridge::MapOptions& options,
                         const bridge::AreaSource& areas)
{
    PageContent content;
    UnitMarks sums;
    if (options.choropleth.empty()) {
        sums.marks = marks_of(incidents);
    } else {
        sums = unit_marks_of(incidents, lead_of(options.choropleth), areas);
    }
    content.n_no_unit = sums.n_no_unit;
    content.facts = map_facts(std::move(sums.marks), areas);
    const Marks& marks = content.facts.marks;
    content.scale.n_symbols = marks.points.size();
    if (!marks.points.empty()) {
        content.scale.greatest = std::ranges::max_element(marks.points, {}, &Mark::number)->number;
    }
    if (!options.choropleth.empty() && !marks.areas.empty()) {
        content.scale.class_bounds = class_bounds(std::ranges::max_element(marks.areas, {}, &Mark::number)->number);
    }
    return content;
}

MapPlan blank_plan(const bridge::MapOptions& options)
{
    const Box page{0.0, 0.0, static_cast<double>(options.width_px), static_cast<double>(options.height_px)};
    const double zoom = std::clamp(std::sqrt(page.width * page.height / 1.6e6), least_zoom, 6.0);
    const Theme& theme = theme_of(options.theme);
    return {.page = page,
            .view = {Projection{ProjectionKind::world, {}}, page, {}, 1.0},
            .theme = &theme,
            .land = {},
            .unit_in_focus = {},
            .graticule = {},
            .globe = {},
            .areas = {},
            .ties = {},
            .circles = {},
            .towns = {},
            .labels = {},
            .texts = {},
            .swatches = {},
            .inset = {},
            .zoom = zoom,
            .labels_left_out = 0,
            .panels = {}};
}

void fill_map(MapPlan& plan, const MapFacts& facts, const MarkScale& scale, const Ground& ground,
              Typesetter& typesetter)
{
    const Marks& marks = facts.marks;
    std::ranges::transform(ground.base().units, std::back_inserter(plan.unit_in_focus),
                           [&](const bridge::BaseUnit& unit) {
                               return std::ranges::find(marks.countries, unit.place.country) != marks.countries.end();
                           });
    plan.graticule = graticule_of(plan.view);
    plan.globe = globe_of(plan.view);
    set_areas(plan, facts, scale);
    set_marks(plan, marks, scale);
    set_labels(plan, marks, ground, typesetter);
}

} // namespace placeline::render
