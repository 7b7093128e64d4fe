// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns.hpp"
#include "input/day_order.hpp"
#include "input/record_source.hpp"
#include "input/row_source.hpp"

#include <memory>

namespace placeline::input {

/// Reads a table of reports, row by row. Columns that no field of a report takes go to `extra`.
///
/// Where the day of a date such as 3/2/2024 cannot be told from the month, the whole column decides (in a pipe, the
/// rows at hand); if no row tells, the day comes first. Either is said once. \throws InputError  No column holds the
/// words of a report.
std::unique_ptr<RecordSource> make_table_reports(std::unique_ptr<RowSource> rows, const ReadAgain& again,
                                                 const ColumnOptions& columns, const Note& note);

} // namespace placeline::input
