// SPDX-License-Identifier: Apache-2.0
#include "render/plan.hpp"

#include "base/error.hpp"
#include "geo/distance.hpp"
#include "render/labels.hpp"
#include "render/panel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

namespace placeline::render {

namespace {

using Polygons = bridge::AreaSource::Rings;

constexpr double widest_area_deg = 12.0; ///< the map is not widened for all of an area that is wider than this
constexpr std::size_t most_ties_named = 40;

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

std::vector<Ring> graticule_of(const View& view)
{
    double half_lat = 0.0;
    double half_lon = 0.0;
    const bool world = view.projection.kind() == ProjectionKind::world;
    const LonLat centre = view.position({view.frame.x + view.frame.width / 2, view.frame.y + view.frame.height / 2})
                              .value_or(view.projection.centre());
    for (int i = 0; i <= 8; ++i) {
        for (int j = 0; j <= 8; ++j) {
            if (const auto at = view.position(
                    {view.frame.x + view.frame.width * i / 8.0, view.frame.y + view.frame.height * j / 8.0})) {
                half_lat = std::max(half_lat, std::abs(at->lat_deg - centre.lat_deg));
                half_lon = std::max(half_lon, std::abs(geo::wrapped_lon(at->lon_deg - centre.lon_deg)));
            }
        }
    }
    constexpr std::array steps{0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0};
    const auto fit = std::ranges::find_if(steps, [&](double s) { return s * 3.0 >= half_lat; });
    const double step = world ? 30.0 : fit == steps.end() ? 30.0 : *fit;
    const Box box = view.frame.grown(2.0);
    std::vector<Ring> lines;
    const auto add = [&](auto&& position_at, double from, double to) {
        Ring line;
        constexpr int parts = 72;
        for (int k = 0; k <= parts; ++k) {
            const auto point = view.px(position_at(from + (to - from) * k / parts));
            const bool inside = point && point->x >= box.x - 400 && point->x <= box.right() + 400 &&
                                point->y >= box.y - 400 && point->y <= box.bottom() + 400;
            if (inside) {
                line.push_back(*point);
            }
            if ((!inside || k == parts) && !line.empty()) {
                if (line.size() > 1) {
                    lines.push_back(std::move(line));
                }
                line = {};
            }
        }
    };
    const double south = world ? -90.0 : std::max(-90.0, centre.lat_deg - half_lat - step);
    const double north = world ? 90.0 : std::min(90.0, centre.lat_deg + half_lat + step);
    const double reach = world ? 180.0 : std::min(180.0, half_lon + step);
    const double west = world ? -180.0 : centre.lon_deg - reach;
    const double east = world ? 180.0 : centre.lon_deg + reach;
    for (double lon = std::ceil(west / step) * step; lon <= east; lon += step) {
        add([&](double lat) { return LonLat{lon, lat}; }, south, north);
    }
    for (double lat = std::ceil(south / step) * step; lat <= north; lat += step) {
        if (std::abs(lat) < 89.9) {
            add([&](double lon) { return LonLat{lon, lat}; }, west, east);
        }
    }
    return lines;
}

Ring globe_of(const View& view)
{
    Ring rim;
    if (view.projection.kind() != ProjectionKind::world) {
        return rim;
    }
    for (int lat = -90; lat <= 90; lat += 3) {
        if (const auto point = view.px(LonLat{-180.0, static_cast<double>(lat)})) {
            rim.push_back(*point);
        }
    }
    for (int lat = 90; lat >= -90; lat -= 3) {
        if (const auto point = view.px(LonLat{180.0, static_cast<double>(lat)})) {
            rim.push_back(*point);
        }
    }
    return rim;
}

/// Isolates a name so that its direction does not turn what stands beside it (Unicode UAX 9, FSI and PDI).
std::string isolated(const std::string& name)
{
    return "\u2068" + name + "\u2069";
}

/// Puts names on the map, the weightiest first.
class LabelSetter {
public:
    LabelSetter(MapPlan& plan, Typesetter& typesetter)
        : plan_{plan}, typesetter_{typesetter}, taken_{plan.view.frame.grown(-3.0 * plan.zoom)}
    {
        for (const Circle& circle : plan.circles) {
            const double half = circle.radius * 0.9;
            taken_.add({circle.centre.x - half, circle.centre.y - half, 2 * half, 2 * half});
        }
    }

    [[nodiscard]] Box measured(const std::string& text, const TextStyle& style)
    {
        return typesetter_.measure(text, style);
    }
    [[nodiscard]] bool is_free(const Box& box) const { return taken_.is_free(box); }

    /// At the first of the boxes that is free. \returns Whether one was.
    bool set(const std::string& text, const TextStyle& style, const Colour& colour, const std::vector<Box>& boxes)
    {
        const auto free = std::ranges::find_if(boxes, [this](const Box& box) { return taken_.is_free(box); });
        if (free == boxes.end()) {
            return false;
        }
        taken_.add(free->grown(1.5));
        plan_.labels.push_back({text, style, *free, colour, true});
        return true;
    }
    void keep_free(const Box& box) { taken_.add(box); }

private:
    MapPlan& plan_;
    Typesetter& typesetter_;
    BoxIndex taken_;
};

Box centred_at(const Point& at, const Box& size)
{
    return {at.x - size.width / 2, at.y - size.height / 2, size.width, size.height};
}

/// Boxes at inner points that have the room; then, unless the name must fit, at the others too.
std::vector<Box> boxes_within(const std::vector<InnerPoint>& points, const Box& size, bool must_fit)
{
    std::vector<Box> boxes;
    std::vector<Box> others;
    for (const InnerPoint& point : points) {
        const bool fits = point.half_width >= size.width / 2 && point.half_height >= size.height / 2;
        (fits ? boxes : others).push_back(centred_at(point.at, size));
    }
    if (!must_fit) {
        boxes.insert(boxes.end(), others.begin(), others.end());
    }
    return boxes;
}

bool is_country(const Place& place)
{
    return place.feature_code.starts_with("PCL");
}

/// Names of the base map and of the marks, and where in their areas they may stand.
class MapLabels {
public:
    MapLabels(MapPlan& plan, const Marks& marks, const bridge::BaseMapData& base, Typesetter& typesetter)
        : plan_{plan}, marks_{marks}, base_{base}, labels_{plan, typesetter}, u_{plan.zoom}
    {
        group_units();
    }

    void set_all()
    {
        set_points();
        set_areas();
        set_ties();
        set_countries();
        set_capitals();
        set_units();
        set_towns();
    }

private:
    void group_units()
    {
        std::map<std::string, std::uint32_t> numbers;
        std::vector<std::uint32_t> country_of(base_.units.size());
        std::vector<std::uint32_t> itself(base_.units.size());
        std::set<std::string> marked; // a country's name does not stand in a unit that has a mark of its own
        for (const Mark& mark : marks_.areas) {
            marked.insert(mark.place.id);
        }
        for (std::uint32_t i = 0; i < base_.units.size(); ++i) {
            const auto at = numbers
                                .emplace(marked.contains(base_.units[i].place.id) ? "" : base_.units[i].place.country,
                                         numbers.size())
                                .first;
            country_of[i] = at->second;
            itself[i] = i;
        }
        const auto by_country = inner_points(plan_.land, plan_.view.frame, country_of, numbers.size(), 60);
        for (const auto& [country, number] : numbers) {
            in_country_[country] = by_country[number];
        }
        in_unit_ = inner_points(plan_.land, plan_.view.frame, itself, base_.units.size(), 16);
    }

    void set_points()
    {
        const std::size_t named_with_number = 24;
        const auto most = static_cast<std::size_t>(plan_.view.frame.width * plan_.view.frame.height /
                                                   (9000.0 * u_ * u_)); // more would leave no map
        for (std::size_t i = 0; i < marks_.points.size(); ++i) {
            const Mark& mark = marks_.points[i];
            if (i >= most) {
                plan_.labels_left_out += static_cast<std::uint32_t>(marks_.points.size() - i);
                return;
            }
            const Circle* circle = circle_of(mark);
            if (circle == nullptr) {
                continue;
            }
            const TextStyle style{.size_px = 12.5 * u_, .bold = true};
            const std::string& name = mark.place.name;
            bool set = false;
            if (marks_.points.size() <= named_with_number) {
                set = beside(*circle, isolated(name) + "\n" + number_text(mark), style);
            }
            if (!set && !beside(*circle, name, style)) {
                ++plan_.labels_left_out;
            }
            named_.insert(mark.place.id);
        }
    }

    bool beside(const Circle& circle, const std::string& text, const TextStyle& style)
    {
        return labels_.set(text, style, plan_.theme->text,
                           boxes_beside(circle.centre, circle.radius, labels_.measured(text, style)));
    }

    [[nodiscard]] const Circle* circle_of(const Mark& mark) const
    {
        const auto point = plan_.view.px(mark.place.position);
        const auto found =
            std::ranges::find_if(plan_.circles, [&](const Circle& circle) { return point && circle.centre == *point; });
        return found == plan_.circles.end() ? nullptr : &*found;
    }

    void set_areas()
    {
        for (auto mark = marks_.areas.rbegin(); mark != marks_.areas.rend(); ++mark) { // the finest first
            const bool wide = mark->place.where_prec >= 5;
            const TextStyle style{
                .size_px = (wide ? 14.0 : 12.5) * u_, .bold = true, .italic = true, .align = Align::centre};
            const std::string text = isolated(mark->place.name) + "\n" + number_text(*mark);
            if (labels_.set(text, style, label_colour(mark->lead), area_boxes(*mark, labels_.measured(text, style)))) {
                const Box& box = plan_.labels.back().box;
                at_label_[mark->place.id] = {box.x + box.width / 2, box.y + box.height / 2};
                named_.insert(mark->place.id);
                if (is_country(mark->place)) {
                    named_.insert(mark->place.country);
                }
            } else {
                ++plan_.labels_left_out;
            }
        }
    }

    [[nodiscard]] Colour label_colour(Lead lead) const
    {
        const Colour& colour = plan_.theme->leads[static_cast<std::size_t>(lead)];
        return {colour.red * 0.62, colour.green * 0.62, colour.blue * 0.62}; // letters need more contrast than fills
    }

    [[nodiscard]] std::vector<Box> area_boxes(const Mark& mark, const Box& size) const
    {
        if (is_country(mark.place)) {
            if (const auto found = in_country_.find(mark.place.country); found != in_country_.end()) {
                return boxes_within(found->second, size, false);
            }
        }
        const auto unit =
            std::ranges::find_if(base_.units, [&](const bridge::BaseUnit& u) { return u.place.id == mark.place.id; });
        if (unit != base_.units.end()) {
            return boxes_within(in_unit_[static_cast<std::size_t>(unit - base_.units.begin())], size, false);
        }
        const auto point = plan_.view.px(mark.place.position);
        if (!point) {
            return {};
        }
        std::vector<Box> boxes{centred_at(*point, size)};
        const auto around = boxes_beside(*point, 4.0 * u_, size);
        boxes.insert(boxes.end(), around.begin(), around.end());
        return boxes;
    }

    /// Ties end at the names of areas, which have no better point.
    void set_ties()
    {
        for (std::size_t i = 0; i < plan_.ties.size(); ++i) {
            TieLine& line = plan_.ties[i];
            if (line.ends.size() != marks_.ties[i].places.size()) {
                continue;
            }
            line.hub = {};
            for (std::size_t k = 0; k < line.ends.size(); ++k) {
                const auto label = at_label_.find(marks_.ties[i].places[k].id);
                line.ends[k] = label == at_label_.end() ? line.ends[k] : label->second;
                line.hub.x += line.ends[k].x / static_cast<double>(line.ends.size());
                line.hub.y += line.ends[k].y / static_cast<double>(line.ends.size());
            }
        }
        for (std::size_t i = 0; i < std::min(plan_.ties.size(), most_ties_named); ++i) {
            name_tie(plan_.ties[i], marks_.ties[i].text);
        }
    }

    /// With room around it, so that it does not read on from another name; the knot moves along the tie to find it.
    void name_tie(TieLine& line, const std::string& text)
    {
        const TextStyle style{.size_px = 11.5 * u_, .italic = true};
        const Box size = labels_.measured(text, style);
        std::vector<Point> knots{line.hub};
        if (line.ends.size() == 2) {
            const Point& a = line.ends[0];
            const Point& b = line.ends[1];
            for (const double t : {0.42, 0.58, 0.34, 0.66, 0.26, 0.74}) {
                knots.push_back({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
            }
        }
        for (const double clearance : {9.0 * u_, 0.0}) {
            for (const Point& knot : knots) {
                if (!labels_.is_free(centred_at(knot, {0, 0, 4 * clearance, 2 * clearance}))) {
                    continue;
                }
                for (const Box& box : boxes_beside(knot, 5.0 * u_, size)) {
                    if (labels_.is_free(box.grown(clearance)) && labels_.set(text, style, plan_.theme->text, {box})) {
                        line.hub = knot;
                        return;
                    }
                }
            }
        }
    }

    void set_countries()
    {
        std::vector<const Place*> countries;
        for (const Place& country : base_.countries) {
            const auto room = in_country_.find(country.country);
            if (!named_.contains(country.country) && room != in_country_.end() && !room->second.empty()) {
                countries.push_back(&country);
            }
        }
        const auto room_of = [&](const Place* country) {
            const InnerPoint& best = in_country_.at(country->country).front();
            return std::min(best.half_width, 2.2 * best.half_height);
        };
        std::ranges::stable_sort(countries, [&](const Place* a, const Place* b) { return room_of(a) > room_of(b); });
        for (const Place* country : countries) {
            const bool focus = std::ranges::find(marks_.countries, country->country) != marks_.countries.end();
            for (const double size_px : {room_of(country) > 130.0 * u_ ? 16.0 : 13.0, 11.0, 10.0}) {
                const TextStyle style{.size_px = size_px * u_, .bold = focus, .letter_spacing_px = size_px * 0.1 * u_};
                const auto boxes =
                    boxes_within(in_country_.at(country->country), labels_.measured(country->name, style), true);
                if (labels_.set(country->name, style, plan_.theme->place_text, boxes)) {
                    break;
                }
            }
        }
    }

    void set_capitals()
    {
        if (plan_.view.projection.kind() == ProjectionKind::world) {
            return;
        }
        for (const Place& town : base_.towns) {
            if (town.feature_code == "PPLC") {
                set_town(town, true);
            }
        }
    }

    void set_units()
    {
        if (plan_.land.units.size() > 220) {
            return;
        }
        for (const LandUnit& visible : plan_.land.units) {
            const Place& unit = base_.units[visible.index].place;
            const bool focus = std::ranges::find(marks_.countries, unit.country) != marks_.countries.end();
            if (named_.contains(unit.id) || !focus) {
                continue;
            }
            const TextStyle style{.size_px = 10.5 * u_, .italic = true};
            labels_.set(unit.name, style, plan_.theme->place_text,
                        boxes_within(in_unit_[visible.index], labels_.measured(unit.name, style), true));
        }
    }

    void set_towns()
    {
        if (plan_.view.projection.kind() == ProjectionKind::world) {
            return;
        }
        const auto most =
            static_cast<std::size_t>(plan_.view.frame.width * plan_.view.frame.height / (42000.0 * u_ * u_));
        std::size_t n = 0;
        for (const Place& town : base_.towns) {
            if (n >= most) {
                return;
            }
            n += town.feature_code != "PPLC" && set_town(town, false) ? 1 : 0;
        }
    }

    bool set_town(const Place& town, bool capital)
    {
        if (std::abs(town.position.lat_deg - plan_.view.projection.centre().lat_deg) > 70.0 ||
            named_.contains(town.id)) {
            return false;
        }
        const auto point = plan_.view.px(town.position);
        const double radius = (capital ? 2.6 : 2.0) * u_;
        if (!point || !plan_.view.frame.grown(-6.0 * u_).contains({point->x, point->y, 0.0, 0.0})) {
            return false;
        }
        const Box dot = centred_at(*point, {0, 0, 2 * radius, 2 * radius});
        const TextStyle style{.size_px = (capital ? 11.5 : 10.5) * u_};
        if (!labels_.is_free(dot) || !labels_.set(town.name, style, plan_.theme->place_text,
                                                  boxes_beside(*point, radius, labels_.measured(town.name, style)))) {
            return false;
        }
        labels_.keep_free(dot);
        plan_.towns.push_back({*point, capital});
        return true;
    }

    MapPlan& plan_;
    const Marks& marks_;
    const bridge::BaseMapData& base_;
    LabelSetter labels_;
    double u_;
    std::map<std::string, std::vector<InnerPoint>> in_country_;
    std::vector<std::vector<InnerPoint>> in_unit_;
    std::map<std::string, Point> at_label_; ///< middle of an area's name, by place id
    std::set<std::string> named_;           ///< ids of places and codes of countries
};

void set_marks(MapPlan& plan, const Marks& marks, const std::vector<Polygons>& shapes, std::uint64_t greatest)
{
    const Box box = plan.view.frame.grown(4.0);
    for (std::size_t i = 0; i < marks.areas.size(); ++i) {
        Area area{{}, marks.areas[i].lead, marks.areas[i].place.where_prec};
        for (const auto& polygon : shapes[i]) {
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
    for (const Mark& mark : marks.points) {
        if (const auto point = plan.view.px(mark.place.position)) {
            const std::uint64_t number = mark.lead == Lead::none ? 0 : mark.number;
            plan.circles.push_back({*point, symbol_radius(number, greatest, marks.points.size(), plan.zoom), mark.lead,
                                    mark.place.where_prec == 2});
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

} // namespace

double symbol_radius(std::uint64_t number, std::uint64_t greatest, std::size_t n_symbols, double zoom) noexcept
{
    const double crowd = std::log10(std::max<double>(1.0, static_cast<double>(n_symbols)));
    const double largest = (28.0 - 4.0 * crowd) * zoom;
    const double smallest = std::max(1.8, 4.0 - 0.5 * crowd) * zoom;
    const double share = static_cast<double>(number) / static_cast<double>(std::max<std::uint64_t>(greatest, 25));
    return std::max(smallest, largest * std::sqrt(share));
}

MapPlan plan_map(const IncidentSet& incidents, const bridge::MapOptions& options, const bridge::Provenance& provenance,
                 const bridge::AreaSource& areas, const bridge::BaseMapData& base, Typesetter& typesetter)
{
    const Theme& theme = theme_of(options.theme);
    const Marks marks = marks_of(incidents);
    std::uint64_t greatest = 0;
    for (const Mark& mark : marks.points) {
        greatest = std::max(greatest, mark.number);
    }
    std::vector<Polygons> shapes;
    std::ranges::transform(marks.areas, std::back_inserter(shapes),
                           [&](const Mark& mark) { return shape_of(mark.place, areas); });

    const Box page{0.0, 0.0, static_cast<double>(options.width_px), static_cast<double>(options.height_px)};
    const double zoom = std::clamp(std::sqrt(page.width * page.height / 1.6e6), 0.72, 6.0);
    MapPlan plan{.page = page,
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
                 .zoom = zoom};
    const PanelFacts facts{marks, options, provenance, base, greatest};
    const std::vector<LonLat> positions = positions_to_fit(marks, shapes);
    const bool is_world = projection_for(cap_around(positions)).kind() == ProjectionKind::world;
    const Box room = set_margins(plan, facts, typesetter);
    plan.view = fitted_view(positions, room); // for the scale bar's sake; the frame is not known yet
    const double below = legend_height(plan, facts, {room.x, room.y, room.width, 0.0}, typesetter);
    const auto [frame, legend] = divided(room, zoom, is_world, below);
    if (frame.width < 100.0 || frame.height < 100.0) {
        throw UsageError{fmt::format("a map of {}x{} has no room beside its title and legend; give --size a larger one",
                                     options.width_px, options.height_px)};
    }
    plan.view = fitted_view(positions, frame);
    plan.land = land_in(base, plan.view);
    std::ranges::transform(base.units, std::back_inserter(plan.unit_in_focus), [&](const bridge::BaseUnit& unit) {
        return std::ranges::find(marks.countries, unit.place.country) != marks.countries.end();
    });
    plan.graticule = graticule_of(plan.view);
    plan.globe = globe_of(plan.view);
    set_marks(plan, marks, shapes, greatest);
    MapLabels{plan, marks, base, typesetter}.set_all();
    set_legend(plan, facts, legend, typesetter);
    return plan;
}

} // namespace placeline::render
