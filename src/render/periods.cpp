// SPDX-License-Identifier: Apache-2.0
#include "render/periods.hpp"

#include "base/error.hpp"
#include "render/margins.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace placeline::render {

namespace {

constexpr double least_panel_px = 150.0; ///< narrower maps say nothing

Day first_day(Day day, std::string_view by)
{
    if (by == "week") {
        return day - (std::chrono::weekday{day} - std::chrono::Monday);
    }
    if (by == "month") {
        const std::chrono::year_month_day ymd{day};
        return std::chrono::sys_days{ymd.year() / ymd.month() / 1};
    }
    return day;
}

std::string title_of(Day first, std::string_view by)
{
    const std::string day = period_text({first, first});
    return by == "week" ? "week of " + day : by == "month" ? day.substr(day.find(' ') + 1) : day;
}

/// The frames of `n` maps in a room, each with a line of text above it.
struct Grid {
    std::size_t columns = 1;
    double width = 0.0; ///< of a frame
    double height = 0.0;
    double gap = 0.0;
    double title = 0.0; ///< height of the line of text

    [[nodiscard]] Box frame(std::size_t number, const Box& room) const
    {
        const auto column = static_cast<double>(number % columns);
        const auto row = static_cast<double>(number / columns);
        return {room.x + column * (width + gap), room.y + row * (height + title + gap) + title, width, height};
    }
};

/// The grid whose frames show an extent of that shape largest.
Grid grid_for(std::size_t n, const Box& room, double width_to_height, double zoom)
{
    Grid best;
    double best_scale = 0.0;
    for (std::size_t columns = 1; columns <= n; ++columns) {
        const std::size_t rows = (n + columns - 1) / columns;
        Grid grid{.columns = columns, .gap = 10.0 * zoom, .title = 17.0 * zoom};
        grid.width = (room.width + grid.gap) / static_cast<double>(columns) - grid.gap;
        grid.height = (room.height + grid.gap) / static_cast<double>(rows) - grid.gap - grid.title;
        const double scale = std::min(grid.width / width_to_height, grid.height);
        if (scale > best_scale) {
            best = grid;
            best_scale = scale;
        }
    }
    return best;
}

/// Width to height of what the positions span, as the whole room would show it.
double shape_of(const View& view, const std::vector<LonLat>& positions)
{
    Point least{1e300, 1e300};
    Point most{-1e300, -1e300};
    for (const LonLat& position : positions) {
        if (const auto at = view.px(position)) {
            least = {std::min(least.x, at->x), std::min(least.y, at->y)};
            most = {std::max(most.x, at->x), std::max(most.y, at->y)};
        }
    }
    const double width = std::max(1.0, most.x - least.x);
    const double height = std::max(1.0, most.y - least.y);
    return std::clamp(width / height, 0.5, 2.5);
}

} // namespace

std::vector<Period> periods_of(const IncidentSet& incidents, std::string_view by)
{
    std::map<Day, IncidentSet> dated;
    IncidentSet undated;
    for (const MergedIncident& merged : incidents.incidents) {
        if (!merged.incident.place || merged.incident.place->where_prec > 6) {
            continue;
        }
        IncidentSet& set = merged.incident.date ? dated[first_day(merged.incident.date->start, by)] : undated;
        set.incidents.push_back(merged);
    }
    std::vector<Period> periods;
    for (auto& [day, set] : dated) {
        periods.push_back({title_of(day, by), std::move(set)});
    }
    if (!undated.incidents.empty()) {
        periods.push_back({"without a date", std::move(undated)});
    }
    return periods;
}

void set_periods(MapPlan& plan, const IncidentSet& incidents, const bridge::MapOptions& options, PageContent& content,
                 const Ground& ground, Typesetter& typesetter)
{
    std::vector<Period> periods = periods_of(incidents, options.by);
    if (periods.empty()) {
        plan.land = land_in(ground.base(), plan.view, ground.borders());
        fill_map(plan, content.facts, content.scale, ground, typesetter);
        return;
    }
    const Box room = plan.view.frame;
    const Grid grid = grid_for(periods.size(), room, shape_of(plan.view, content.facts.positions), plan.zoom);
    if (grid.width < least_panel_px * plan.zoom || grid.height < least_panel_px * 0.6 * plan.zoom) {
        throw UsageError{
            fmt::format("--by {}: {} maps have no room in one picture; take a longer period, fewer days by "
                        "--since and --until, or a larger --size",
                        options.by, periods.size())};
    }
    const double panel_zoom = std::clamp(std::sqrt(grid.width * grid.height / 4.0e5), least_zoom, plan.zoom);
    std::vector<PageContent> contents;
    MarkScale scale;
    scale.zoom = panel_zoom;
    for (const Period& period : periods) {
        contents.push_back(page_content(period.set, options, ground.areas()));
        const MarkScale& own = contents.back().scale;
        scale.greatest = std::max(scale.greatest, own.greatest);
        scale.n_symbols = std::max(scale.n_symbols, own.n_symbols);
        if (!own.class_bounds.empty() &&
            (scale.class_bounds.empty() || own.class_bounds.back() > scale.class_bounds.back())) {
            scale.class_bounds = own.class_bounds;
        }
    }
    content.scale = scale;
    for (std::size_t i = 0; i < periods.size(); ++i) {
        MapPlan map = blank_plan(options);
        map.zoom = panel_zoom;
        map.view = fitted_view(content.facts.positions, grid.frame(i, room), options.crs);
        if (i == 0) {
            map.land = land_in(ground.base(), map.view, ground.borders());
        } else { // the same land in another frame
            const MapPlan& first = plan.panels.front();
            map.land = moved(first.land, map.view.frame.x - first.view.frame.x, map.view.frame.y - first.view.frame.y);
        }
        fill_map(map, contents[i].facts, scale, ground, typesetter);
        plan.labels_left_out += map.labels_left_out;
        const std::size_t n = periods[i].set.incidents.size();
        const TextStyle style{.size_px = 12.5 * panel_zoom, .bold = true};
        TextItem title{fmt::format("{}: {} {}", periods[i].title, n, n == 1 ? "incident" : "incidents"),
                       style,
                       {},
                       plan.theme->text};
        title.text.front() = title.text.front() == 'w' ? 'W' : title.text.front();
        title.box = typesetter.measure(title.text, style);
        title.box.x = map.view.frame.x;
        title.box.y = map.view.frame.y - title.box.height - 1.0;
        plan.texts.push_back(std::move(title));
        plan.panels.push_back(std::move(map));
    }
    plan.view =
        fitted_view(content.facts.positions, grid.frame(0, room), options.crs); // scale bar and inset stand for all
}

} // namespace placeline::render
