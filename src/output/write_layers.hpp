// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/gis_module.hpp"

#include <vector>

namespace placeline::output {

/// See `bridge::GisModule::check_targets`. Files written beside a target (NAME_unlocated.csv, a Shapefile's parts) must
/// be absent too. \throws UsageError, OutputError
void check_targets(const std::vector<bridge::LayerTarget>& targets, const bridge::LayerOptions& options);

/// See `bridge::GisModule::write_layers`. The targets are written one after the other; a failure leaves those before it
/// whole and those after it untouched. \throws UsageError, OutputError
std::vector<bridge::LayerSummary> write_layers(const IncidentSet& incidents,
                                               const std::vector<bridge::LayerTarget>& targets,
                                               const bridge::LayerOptions& options,
                                               const bridge::Provenance& provenance, const bridge::AreaSource& areas,
                                               Diagnostics& diagnostics);

} // namespace placeline::output
