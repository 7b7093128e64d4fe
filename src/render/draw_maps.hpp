// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/map_module.hpp"

#include <filesystem>
#include <vector>

namespace placeline::render {

/// See `bridge::GisModule::check_maps`. \throws UsageError, OutputError
void check_maps(const std::vector<std::filesystem::path>& targets, const bridge::MapOptions& options);

/// See `bridge::GisModule::draw_maps`. \throws OutputError
std::vector<bridge::LayerSummary> draw_maps(const IncidentSet& incidents,
                                            const std::vector<std::filesystem::path>& targets,
                                            const bridge::MapOptions& options, const bridge::Provenance& provenance,
                                            const bridge::AreaSource& areas);

} // namespace placeline::render
