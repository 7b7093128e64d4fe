// SPDX-License-Identifier: Apache-2.0
#include "output/along_curve.hpp"

#include "geo/hilbert_curve.hpp"

#include <algorithm>
#include <limits>

namespace placeline::output {

std::vector<std::uint32_t> along_curve(std::span<const LonLat> positions)
{
    constexpr double endless = std::numeric_limits<double>::infinity();
    LonLat south_west{endless, endless};
    LonLat north_east{-endless, -endless};
    for (const auto& [lon_deg, lat_deg] : positions) {
        south_west = {std::min(south_west.lon_deg, lon_deg), std::min(south_west.lat_deg, lat_deg)};
        north_east = {std::max(north_east.lon_deg, lon_deg), std::max(north_east.lat_deg, lat_deg)};
    }
    const geo::HilbertCurve curve{south_west, north_east};
    std::vector<std::uint64_t> keys; // the way left on the curve, then the number
    keys.reserve(positions.size());
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const std::uint64_t left = std::numeric_limits<std::uint32_t>::max() - curve.distance(positions[i]);
        keys.push_back(left << 32U | i);
    }
    std::ranges::sort(keys);
    std::vector<std::uint32_t> order;
    order.reserve(keys.size());
    for (const std::uint64_t key : keys) {
        order.push_back(static_cast<std::uint32_t>(key));
    }
    return order;
}

} // namespace placeline::output
