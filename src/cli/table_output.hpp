// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/tables.hpp"

#include <filesystem>
#include <memory>

namespace placeline::cli {

/// Makes a table or layer; the extension says the format. CSV and TSV (RFC 4180) are written here, which takes a
/// fraction of GDAL's time; all else through the GIS module. A text that a spreadsheet would run as a formula gets an
/// apostrophe before it.
/// \throws UsageError  The format is not known. \throws OutputError  The file is there and `overwrite` is not.
std::unique_ptr<bridge::TableWriter> create_table(const std::filesystem::path& path, const bridge::TableLayer& layer,
                                                  bool overwrite);

} // namespace placeline::cli
