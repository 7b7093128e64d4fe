// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/position.hpp"

#include <cstdint>

namespace placeline::geo {

/// A Hilbert curve through all cells of a grid of 65,536 by 65,536 over a box of degrees. What is near along the curve
/// is near on the ground, so that a spatial index packed in its order has small boxes. It starts in the south-west and
/// ends in the south-east, as FlatGeobuf's does.
class HilbertCurve {
public:
    HilbertCurve(const LonLat& south_west, const LonLat& north_east) noexcept;

    /// \param at  Within the box. \return  The number of its cell along the curve.
    [[nodiscard]] std::uint32_t distance(const LonLat& at) const noexcept;

private:
    LonLat south_west_;
    double width_deg_;
    double height_deg_;
};

} // namespace placeline::geo
