// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/tables.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace placeline::tables {

/// See `bridge::GisModule::layer_names`.
std::vector<std::string> layer_names(const std::filesystem::path& path);

/// See `bridge::GisModule::open_table`.
std::unique_ptr<bridge::TableReader> open_table(const std::filesystem::path& path, const bridge::TableOptions& options);

} // namespace placeline::tables
