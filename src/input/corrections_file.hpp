// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/correction.hpp"

#include <string>
#include <vector>

namespace placeline::input {

struct CorrectionsFile {
    std::vector<Correction> rows;      ///< in the order of the file
    std::vector<std::string> warnings; ///< on columns that mean nothing
};

/// Reads a file of corrections (placeline-corrections(5)): NDJSON, or a table with a header. Whether a row makes sense
/// is for review/ to say. A row of a table without an action says nothing.
/// \param name  A path, or "-" for standard input. \throws InputError  Names file and line.
CorrectionsFile read_corrections(const std::string& name);

} // namespace placeline::input
