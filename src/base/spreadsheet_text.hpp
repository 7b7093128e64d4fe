// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace placeline {

/// Whether a spreadsheet that opens a table would run the text of a cell as a formula. Numbers with a sign are none.
/// What would run is written with an apostrophe before it.
bool would_run_as_formula(std::string_view text) noexcept;

/// The text without the apostrophe that was written before it because it would run.
std::string_view without_formula_guard(std::string_view cell) noexcept;

/// Appends a cell of CSV (RFC 4180) that no spreadsheet runs; NUL becomes a space, since most readers end a cell there.
void append_csv_cell(std::string& out, std::string_view text);

} // namespace placeline
