// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace placeline {

/// WGS 84 (EPSG:4326), degrees, longitude first.
struct LonLat {
    double lon_deg = 0.0;
    double lat_deg = 0.0;

    bool operator==(const LonLat&) const = default;
};

} // namespace placeline
