// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/projection.hpp"
#include "render/text.hpp"

#include <optional>
#include <span>
#include <vector>

namespace placeline::render {

using Ring = std::vector<Point>;

/// A projection and the part of its plane that fills a frame of the picture.
struct View {
    Projection projection;
    Box frame;
    Point centre_m; ///< of the plane, at the middle of the frame
    double px_per_m = 1.0;

    [[nodiscard]] Point px(const Point& metres) const noexcept
    {
        return {frame.x + frame.width / 2 + (metres.x - centre_m.x) * px_per_m,
                frame.y + frame.height / 2 - (metres.y - centre_m.y) * px_per_m};
    }
    [[nodiscard]] std::optional<Point> px(const LonLat& position) const;
    [[nodiscard]] std::optional<LonLat> position(const Point& px) const;
    /// Metres on the ground for a pixel at the middle of the frame, east to west.
    [[nodiscard]] double ground_m_per_px() const;
    /// A ring in pixels, cut to `box`; empty where nothing is inside.
    [[nodiscard]] Ring ring_px(std::span<const LonLat> ring, const Box& box) const;
};

/// The view in which all positions lie inside the frame, with some room around them. A map shows at least
/// `least_width_km`, and where the positions span most of the globe, all of it.
/// \param crs  See `Projection`; empty: one fit for the positions. \throws UsageError  It has no image of some
/// position.
View fitted_view(std::span<const LonLat> positions, const Box& frame, const std::string& crs = {});

constexpr double least_width_km = 160.0;

/// The part of a ring inside a box (Sutherland and Hodgman 1974).
Ring clipped(const Ring& ring, const Box& box);

} // namespace placeline::render
