// SPDX-License-Identifier: Apache-2.0
#include "geo/hilbert_curve.hpp"

#include <algorithm>
#include <utility>

namespace placeline::geo {

namespace {

constexpr std::uint32_t side = 1U << 16U;

std::uint32_t cell(double from_edge_deg, double whole_deg) noexcept
{
    if (whole_deg <= 0.0) {
        return 0;
    }
    return static_cast<std::uint32_t>(std::clamp(from_edge_deg / whole_deg, 0.0, 1.0) * (side - 1));
}

} // namespace

HilbertCurve::HilbertCurve(const LonLat& south_west, const LonLat& north_east) noexcept
    : south_west_{south_west}, width_deg_{north_east.lon_deg - south_west.lon_deg},
      height_deg_{north_east.lat_deg - south_west.lat_deg}
{
}

std::uint32_t HilbertCurve::distance(const LonLat& at) const noexcept
{
    auto x = cell(at.lon_deg - south_west_.lon_deg, width_deg_);
    auto y = cell(at.lat_deg - south_west_.lat_deg, height_deg_);
    std::uint32_t along = 0;
    for (std::uint32_t half = side / 2; half > 0; half /= 2) { // quarter by quarter
        const std::uint32_t east = (x & half) != 0 ? 1 : 0;
        const std::uint32_t north = (y & half) != 0 ? 1 : 0;
        along += half * half * ((3 * east) ^ north);
        if (north == 0) { // the curve lies on its side in the southern quarters
            if (east == 1) {
                x = side - 1 - x;
                y = side - 1 - y;
            }
            std::swap(x, y);
        }
    }
    return along;
}

} // namespace placeline::geo
