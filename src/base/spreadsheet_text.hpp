// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace placeline {

/// Whether a spreadsheet that opens a table would run the text of a cell as a formula. Numbers with a sign are none.
/// What would run is written with an apostrophe before it.
bool would_run_as_formula(std::string_view text) noexcept;

} // namespace placeline
