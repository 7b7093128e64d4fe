// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/byte_stream.hpp"
#include "input/csv.hpp"
#include "input/row_source.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace placeline::input {

/// What is known of a text table before it is read.
struct CsvShape {
    std::optional<char> separator{}; ///< nothing: named by a line "sep=;", or guessed
    Quotes quotes = Quotes::some;
    std::vector<std::string> names{}; ///< of the columns, where the file does not hold them
};

/// Reads the rows of a text table: RFC 4180 and what spreadsheets make of it (separators, a "sep=" line, UTF-16,
/// Windows-1252). A cell is text, whatever it starts with.
/// \param stream  Must outlive the source. \param note  Told once how a table that is not UTF-8 is read.
std::unique_ptr<RowSource> make_csv_rows(ByteStream& stream, CsvShape shape, Note note);

} // namespace placeline::input
