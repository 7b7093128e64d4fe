// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/sources/import.hpp"

#include <string_view>

namespace placeline::gazetteer {

/// Whether a head line names placeline's own columns.
bool is_own_head(std::string_view line);

/// placeline's own columns, tab-separated, named in the first line.
/// \throws InputError  The first line lacks a column that is needed.
void read_own_columns(std::string_view text, Import& import);

} // namespace placeline::gazetteer
