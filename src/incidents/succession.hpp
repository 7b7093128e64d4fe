// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/readings.hpp"

#include <vector>

namespace placeline::incidents {

/// The readings that nothing told later replaces (CONTRACT: of the same source, or where the toll rose or was
/// corrected). \param readings  As `readings_of` gives them; what is returned points into it, in the same order.
std::vector<const Reading*> standing_among(const std::vector<Reading>& readings);

} // namespace placeline::incidents
