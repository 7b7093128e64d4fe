// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/input_options.hpp"

#include <string>

namespace placeline::cli {

/// Reads spreadsheets, databases and layers through the GIS module, which is loaded when the first of them is opened.
/// \param layer  The sheet, table or layer to read; empty: the first.
input::OpenTable open_table_rows(std::string layer);

} // namespace placeline::cli
