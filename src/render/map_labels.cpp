// SPDX-License-Identifier: Apache-2.0
#include "render/map_labels.hpp"

#include "render/labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace placeline::render {

namespace {

constexpr std::size_t most_ties_named = 40;

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
    MapLabels(MapPlan& plan, const Marks& marks, const Ground& ground, Typesetter& typesetter)
        : plan_{plan}, marks_{marks}, ground_{ground}, base_{ground.base()}, typesetter_{typesetter},
          labels_{plan, typesetter}, u_{plan.zoom}
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
    [[nodiscard]] std::string name_of(const Place& place) const { return ground_.name_of(place, typesetter_); }

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
            const std::string name = name_of(mark.place);
            bool set = false;
            if (marks_.points.size() <= named_with_number) {
                set = beside(*circle, name + "\n" + number_text(mark), style);
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
            const std::string text = name_of(mark->place) + "\n" + number_text(*mark);
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
        if (std::ranges::any_of(plan_.areas, [](const Area& area) { return area.fill.has_value(); })) {
            return plan_.theme->text; // on a shade of the same colour it would not be read
        }
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
            const std::string name = name_of(*country);
            for (const double size_px : {room_of(country) > 130.0 * u_ ? 16.0 : 13.0, 11.0, 10.0}) {
                const TextStyle style{.size_px = size_px * u_, .bold = focus, .letter_spacing_px = size_px * 0.1 * u_};
                const auto boxes = boxes_within(in_country_.at(country->country), labels_.measured(name, style), true);
                if (labels_.set(name, style, plan_.theme->place_text, boxes)) {
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
        const auto most = static_cast<int>(plan_.view.frame.width * plan_.view.frame.height / (11'000.0 * u_ * u_));
        int n = 0;
        const std::vector<Place>& towns = ground_.towns();
        for (auto town = towns.begin(); town != towns.end() && n < most; ++town) {
            n += town->feature_code == "PPLC" && set_town(*town, true) ? 1 : 0;
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
            const std::string name = name_of(unit);
            labels_.set(name, style, plan_.theme->place_text,
                        boxes_within(in_unit_[visible.index], labels_.measured(name, style), true));
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
        for (const Place& town : ground_.towns()) {
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
        if (!labels_.is_free(dot)) {
            return false;
        }
        const std::string name = name_of(town);
        if (!labels_.set(name, style, plan_.theme->place_text,
                         boxes_beside(*point, radius, labels_.measured(name, style)))) {
            return false;
        }
        labels_.keep_free(dot);
        plan_.towns.push_back({*point, capital});
        return true;
    }

    MapPlan& plan_;
    const Marks& marks_;
    const Ground& ground_;
    const bridge::BaseMapData& base_;
    Typesetter& typesetter_;
    LabelSetter labels_;
    double u_;
    std::map<std::string, std::vector<InnerPoint>> in_country_;
    std::vector<std::vector<InnerPoint>> in_unit_;
    std::map<std::string, Point> at_label_; ///< middle of an area's name, by place id
    std::set<std::string> named_;           ///< ids of places and codes of countries
};

} // namespace

void set_labels(MapPlan& plan, const Marks& marks, const Ground& ground, Typesetter& typesetter)
{
    MapLabels{plan, marks, ground, typesetter}.set_all();
}

} // namespace placeline::render
