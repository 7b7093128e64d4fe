// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/map_module.hpp"
#include "model/incident.hpp"

#include <string>
#include <vector>

namespace placeline::cli {

/// The incidents as a table for a reader at a terminal, and below it what their counts add up to: the sums of `best`,
/// and, where places share numbers, the sums with these.
std::string incident_summary(const std::vector<MergedIncident>& incidents);

/// The same for a sheet with a map: the gravest first, in words that stand alone.
bridge::Sheet incident_sheet(const std::vector<MergedIncident>& incidents);

} // namespace placeline::cli
