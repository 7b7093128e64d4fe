// SPDX-License-Identifier: Apache-2.0
#include "render/labels.hpp"

#include <algorithm>
#include <cairo.h>
#include <cmath>
#include <memory>

namespace placeline::render {

namespace {

constexpr double cell_px = 48.0;
constexpr double raster_px = 3.0;   ///< pixels of the picture for one of the raster that names are placed by
constexpr double name_aspect = 2.2; ///< names are wider than high

struct DestroySurface {
    void operator()(cairo_surface_t* surface) const noexcept { cairo_surface_destroy(surface); }
};
struct DestroyCairo {
    void operator()(cairo_t* cairo) const noexcept { cairo_destroy(cairo); }
};

/// For each cell of the raster the group whose land it is, or 0; groups count from 1.
struct Raster {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> groups;

    [[nodiscard]] std::uint32_t at(int x, int y) const { return groups[static_cast<std::size_t>(y) * width + x]; }
};

Raster raster_of(const Land& land, const Box& frame, std::span<const std::uint32_t> group_of_unit)
{
    Raster raster{static_cast<int>(frame.width / raster_px), static_cast<int>(frame.height / raster_px), {}};
    if (raster.width < 1 || raster.height < 1) {
        return {};
    }
    const std::unique_ptr<cairo_surface_t, DestroySurface> surface{
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, raster.width, raster.height)};
    const std::unique_ptr<cairo_t, DestroyCairo> cairo{cairo_create(surface.get())};
    cairo_set_antialias(cairo.get(), CAIRO_ANTIALIAS_NONE);
    for (const LandUnit& unit : land.units) {
        const std::uint32_t number = group_of_unit[unit.index] + 1;
        cairo_set_source_rgb(cairo.get(), (number >> 16U & 0xFFU) / 255.0, (number >> 8U & 0xFFU) / 255.0,
                             (number & 0xFFU) / 255.0);
        for (const Ring& ring : unit.rings) {
            cairo_new_sub_path(cairo.get());
            for (const Point& point : ring) {
                cairo_line_to(cairo.get(), (point.x - frame.x) / raster_px, (point.y - frame.y) / raster_px);
            }
            cairo_close_path(cairo.get());
        }
        cairo_fill(cairo.get());
    }
    cairo_surface_flush(surface.get());
    const unsigned char* rows = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    raster.groups.reserve(static_cast<std::size_t>(raster.width) * raster.height);
    for (int y = 0; y < raster.height; ++y) {
        const auto* row = reinterpret_cast<const std::uint32_t*>(rows + static_cast<std::ptrdiff_t>(y) * stride);
        std::transform(row, row + raster.width, std::back_inserter(raster.groups),
                       [](std::uint32_t pixel) { return pixel & 0xFFFFFFU; });
    }
    return raster;
}

/// Cells of the same group on one side of each cell.
std::vector<int> runs(const Raster& raster, int dx, int dy)
{
    std::vector<int> run(raster.groups.size(), 0);
    const bool forward = dx + dy < 0; // the neighbour must be done before
    for (std::size_t k = 0; k < raster.groups.size(); ++k) {
        const std::size_t i = forward ? k : raster.groups.size() - 1 - k;
        const int x = static_cast<int>(i) % raster.width + dx;
        const int y = static_cast<int>(i) / raster.width + dy;
        if (x >= 0 && x < raster.width && y >= 0 && y < raster.height && raster.at(x, y) == raster.groups[i]) {
            run[i] = run[static_cast<std::size_t>(y) * raster.width + x] + 1;
        }
    }
    return run;
}

} // namespace

BoxIndex::BoxIndex(const Box& frame)
    : frame_{frame}, columns_{std::max(1, static_cast<int>(std::ceil(frame.width / cell_px)))},
      rows_{std::max(1, static_cast<int>(std::ceil(frame.height / cell_px)))},
      cells_(static_cast<std::size_t>(columns_) * rows_)
{
}

template <typename Visit>
bool BoxIndex::any_cell(const Box& box, Visit visit) const
{
    const auto clamp = [](double at, int n) { return std::clamp(static_cast<int>(at / cell_px), 0, n - 1); };
    for (int y = clamp(box.y - frame_.y, rows_); y <= clamp(box.bottom() - frame_.y, rows_); ++y) {
        for (int x = clamp(box.x - frame_.x, columns_); x <= clamp(box.right() - frame_.x, columns_); ++x) {
            if (visit(static_cast<std::size_t>(y) * columns_ + x)) {
                return true;
            }
        }
    }
    return false;
}

void BoxIndex::add(const Box& box)
{
    const auto number = static_cast<std::uint32_t>(boxes_.size());
    boxes_.push_back(box);
    any_cell(box, [&](std::size_t cell) {
        cells_[cell].push_back(number);
        return false;
    });
}

bool BoxIndex::is_free(const Box& box) const
{
    return frame_.contains(box) && !any_cell(box, [&](std::size_t cell) {
               return std::ranges::any_of(cells_[cell], [&](std::uint32_t i) { return boxes_[i].overlaps(box); });
           });
}

std::vector<Box> boxes_beside(const Point& centre, double radius, const Box& size)
{
    const double gap = 3.0;
    const double w = size.width;
    const double h = size.height;
    const double d = radius * 0.75 + gap; // corners of a circle's box are empty
    const Point& c = centre;
    return {{c.x + radius + gap, c.y - h / 2, w, h},
            {c.x - radius - gap - w, c.y - h / 2, w, h},
            {c.x - w / 2, c.y - radius - gap - h, w, h},
            {c.x - w / 2, c.y + radius + gap, w, h},
            {c.x + d, c.y - d - h, w, h},
            {c.x + d, c.y + d, w, h},
            {c.x - d - w, c.y - d - h, w, h},
            {c.x - d - w, c.y + d, w, h}};
}

std::vector<std::vector<InnerPoint>> inner_points(const Land& land, const Box& frame,
                                                  std::span<const std::uint32_t> group_of_unit, std::size_t n_groups,
                                                  std::size_t limit)
{
    std::vector<std::vector<InnerPoint>> points(n_groups);
    const Raster raster = raster_of(land, frame, group_of_unit);
    const auto left = runs(raster, -1, 0);
    const auto right = runs(raster, 1, 0);
    const auto up = runs(raster, 0, -1);
    const auto down = runs(raster, 0, 1);
    for (int y = 0; y < raster.height; y += 2) {
        for (int x = 0; x < raster.width; x += 2) {
            const std::size_t i = static_cast<std::size_t>(y) * raster.width + x;
            if (raster.groups[i] == 0) {
                continue;
            }
            points[raster.groups[i] - 1].push_back({{frame.x + (x + 0.5) * raster_px, frame.y + (y + 0.5) * raster_px},
                                                    std::min(left[i], right[i]) * raster_px,
                                                    std::min(up[i], down[i]) * raster_px});
        }
    }
    const auto room = [](const InnerPoint& p) { return std::min(p.half_width, name_aspect * p.half_height); };
    for (auto& of_group : points) {
        std::stable_sort(of_group.begin(), of_group.end(),
                         [&](const InnerPoint& a, const InnerPoint& b) { return room(a) > room(b); });
        std::vector<InnerPoint> kept;
        for (const InnerPoint& point : of_group) {
            const bool crowded = std::ranges::any_of(kept, [&](const InnerPoint& other) {
                return std::abs(other.at.x - point.at.x) < 24.0 && std::abs(other.at.y - point.at.y) < 12.0;
            });
            if (!crowded) {
                kept.push_back(point);
                if (kept.size() == limit) {
                    break;
                }
            }
        }
        of_group = std::move(kept);
    }
    return points;
}

} // namespace placeline::render
