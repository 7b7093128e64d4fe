// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/tables.hpp"

#include <filesystem>
#include <memory>

namespace placeline::tables {

/// See `bridge::GisModule::create_table`.
std::unique_ptr<bridge::TableWriter> create_table(const std::filesystem::path& path, const bridge::TableLayer& layer,
                                                  bool overwrite);

} // namespace placeline::tables
