// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/gis_module.hpp"

namespace placeline::output {

/// See `bridge::GisModule::write_rows`.
void write_rows(const IncidentSet& incidents, const std::filesystem::path& target, const bridge::RowOptions& options);

} // namespace placeline::output
