// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/incident.hpp"

#include <vector>

namespace placeline::geo {

/// A box in degrees. East is above 180 where the antimeridian lies within.
struct Extent {
    double west = -180.0;
    double south = -60.0;
    double east = 180.0;
    double north = 75.0;

    /// With a margin on all sides, a share of the longer side; never past the poles or once around the globe.
    [[nodiscard]] Extent grown(double share, double least_deg) const noexcept;
    [[nodiscard]] bool contains(const LonLat& at) const noexcept;
    [[nodiscard]] double longer_side_deg() const noexcept;
};

/// The smallest box around all incidents that have a place, with the room that an area known only by its middle may
/// take. The lived-in world when there are none.
Extent extent_of(const std::vector<MergedIncident>& incidents);

} // namespace placeline::geo
