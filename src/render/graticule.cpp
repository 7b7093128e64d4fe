// SPDX-License-Identifier: Apache-2.0
#include "render/graticule.hpp"

#include "geo/distance.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace placeline::render {

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

} // namespace placeline::render
