// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/incident.hpp"

#include <cstdint>
#include <vector>

namespace placeline::incidents {

/// Reckons the figures of one report's incidents, as `settle` does.
/// \param claims_of  For each incident its claims, indices into the report's; those in none are left as they are.
void settle_report(ParsedReport& report, const std::vector<std::vector<std::uint32_t>>& claims_of);

} // namespace placeline::incidents
