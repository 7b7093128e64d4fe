// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/csv_rows.hpp"
#include "input/record_source.hpp"
#include "input/row_source.hpp"

#include <memory>
#include <optional>
#include <string_view>

namespace placeline::input {

/// Files of GDELT, which are named .csv, are separated by tabs and have neither a header nor quotation marks.
enum class GdeltFile {
    gkg,   ///< Global Knowledge Graph 2.1: one row an article, 27 columns
    events ///< event table 1.0 (57 or 58 columns) or 2.0 (61)
};

/// Which of them a file is, by its first line. \param head  Its first bytes.
std::optional<GdeltFile> gdelt_file(std::string_view head);

/// How its rows are read. \param head  Tells which version of the event table it is.
CsvShape gdelt_shape(GdeltFile file, std::string_view head);

/// Reads articles of the Global Knowledge Graph: what it keeps of their words is the title. Numbers and places that
/// GDELT found go to `extra` ("counts", "locations"), with ISO codes of countries in place of FIPS; places also to
/// `Report::positions`.
std::unique_ptr<RecordSource> make_gkg_source(std::unique_ptr<RowSource> rows);

} // namespace placeline::input
