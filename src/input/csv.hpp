// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/byte_stream.hpp"
#include "input/columns.hpp"
#include "input/record_source.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::input {

/// How one row of a table ends, as far as the bytes at hand tell.
struct RowEnd {
    std::size_t length = 0; ///< of the row without its line end
    std::size_t next = 0;   ///< where the next row begins
    bool found = false;     ///< false: more bytes are needed
    bool quote_open = false;
};

/// Finds the end of the row that `bytes` starts with; a line end within quotation marks belongs to the row (RFC 4180).
RowEnd find_row_end(std::string_view bytes, char separator) noexcept;

/// The cells of one row, without their quotation marks. What follows a closing mark up to the separator is kept.
std::vector<std::string> split_row(std::string_view row, char separator);

/// The separator of a table, by which of comma, semicolon, tab and bar stands most often in its first row outside of
/// quotation marks; none of them: a comma.
char guess_separator(std::string_view head) noexcept;

/// Whether a text without a telling name begins as a table of reports does: a "sep=" line, or a row of known names.
bool looks_like_table(std::string_view head);

/// Reads a table of reports, row by row: RFC 4180 and what spreadsheets make of it (separators, a "sep=" line, UTF-16,
/// Windows-1252, rows of HXL tags). Columns that no field of a report takes go to `extra`. A cell is text, whatever it
/// starts with.
///
/// Where the day of a date such as 3/2/2024 cannot be told from the month, the rows at hand decide; if none of them
/// does, the day comes first. Either is said once.
/// \param stream, note  Must outlive the source. \throws InputError  No column holds the words of a report.
std::unique_ptr<RecordSource> make_csv_source(ByteStream& stream, const ColumnOptions& columns, Note note);

} // namespace placeline::input
