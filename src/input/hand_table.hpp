// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::input {

/// One row of a file that a person keeps by hand (overrides, corrections).
struct HandRow {
    std::string origin;             ///< for messages: "mine.csv:3", the line that it starts on
    std::string json;               ///< a row of NDJSON; empty: `cells` holds it
    std::vector<std::string> cells; ///< one for each column asked for, without white space around; empty where it lacks
};

struct HandTable {
    std::vector<HandRow> rows;
    std::string header_origin; ///< empty: NDJSON, or nothing at all
    std::vector<std::string> unknown_columns;
};

/// Reads such a file whole: NDJSON, or a table with a header and commas, semicolons or tabs between its cells (RFC
/// 4180). Empty lines and lines that begin with '#' are passed over; the apostrophe that keeps a cell from being run as
/// a formula is taken off.
/// \param name      A path, or "-" for standard input. \param columns  Those that the caller knows.
/// \param required  The one of them without which the first line is no header.
/// \throws InputError  Names file and line.
HandTable read_hand_table(const std::string& name, std::span<const std::string_view> columns,
                          std::string_view required);

} // namespace placeline::input
