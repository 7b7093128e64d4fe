// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/override.hpp"

#include <string>
#include <vector>

namespace placeline::input {

/// Reads a file of overrides (placeline-overrides(5)): NDJSON, or a table with a header and commas, semicolons or tabs
/// between its cells. Since they win over everything, a row that is wrong stops the run.
/// \param name  A path, or "-" for standard input.
/// \throws InputError  Names file and line.
std::vector<Override> read_overrides(const std::string& name);

} // namespace placeline::input
