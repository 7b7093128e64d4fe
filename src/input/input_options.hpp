// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/arrivals.hpp"
#include "input/columns.hpp"
#include "input/recognise.hpp"
#include "input/row_source.hpp"

#include <functional>
#include <memory>
#include <string>

namespace placeline::input {

/// Opens a spreadsheet, database or layer, which this layer cannot read itself.
/// \param name  A path, or what the user typed for a database. \throws InputError
using OpenTable = std::function<std::unique_ptr<RowSource>(const std::string& name)>;

/// What a row of a table is read as.
enum class RowsAs { reports, events };

struct InputOptions {
    Format from = Format::automatic;
    std::string published;            ///< for reports that state none
    std::string source;               ///< for reports that state none
    ColumnOptions columns{};          ///< for tables
    std::string encoding{};           ///< of all inputs; empty: UTF-8, or what a document says of itself
    RowsAs rows_as = RowsAs::reports; ///< `events`: only tables are taken
    OpenTable open_table{};           ///< none: such files are refused
    bool checksums = false;           ///< of the files, for `InputReader::files`
    Arrivals* arrivals = nullptr;     ///< what comes after the inputs named; must outlive the reader
};

} // namespace placeline::input
