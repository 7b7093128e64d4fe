// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::input {

/// Whether quotation marks at the begin of a cell hide separators and line ends (RFC 4180), or mean themselves.
enum class Quotes { some, none };

/// How one row of a table ends, as far as the bytes at hand tell.
struct RowEnd {
    std::size_t length = 0; ///< of the row without its line end
    std::size_t next = 0;   ///< where the next row begins
    bool found = false;     ///< false: more bytes are needed
    bool quote_open = false;
};

/// Finds the end of the row that `bytes` starts with; a line end within quotation marks belongs to the row (RFC 4180).
RowEnd find_row_end(std::string_view bytes, char separator, Quotes quotes = Quotes::some) noexcept;

/// The cells of one row, without their quotation marks. What follows a closing mark up to the separator is kept.
std::vector<std::string> split_row(std::string_view row, char separator, Quotes quotes = Quotes::some);

/// The separator that a first line "sep=;" names, as spreadsheets write it.
std::optional<char> named_separator(std::string_view head) noexcept;

/// The separator of a table, by which of comma, semicolon, tab and bar stands most often in its first row outside of
/// quotation marks; none of them: a comma.
char guess_separator(std::string_view head) noexcept;

/// Whether a text without a telling name begins as a table of reports does: a "sep=" line, or a row of known names.
bool looks_like_table(std::string_view head);

} // namespace placeline::input
