// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/gis_module.hpp"
#include "model/incident.hpp"

#include <filesystem>
#include <string_view>
#include <vector>

namespace placeline::cli {

/// The incidents of a layer that placeline wrote, as far as its columns tell: places, dates, figures, sources; of
/// claims only the shared numbers. \param named  The layer to read; empty: `incidents` and `unlocated`, where they are.
/// \throws InputError  The file cannot be read, or is no such layer: names the columns it lacks.
std::vector<MergedIncident> read_layer(const std::filesystem::path& path, const std::string& named,
                                       const bridge::GisModule& gis);

/// Shared numbers as the column `shared` writes them: "targets >85, munitions >125 (Iraq, Syria)". What does not read
/// so is left out.
std::vector<SourcedClaim> shared_claims(std::string_view words, const std::string& share_group);

} // namespace placeline::cli
