// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace placeline::input {

/// The tables geodata/columns.tsv, event-types.tsv and fips.tsv, as they were when the program was built.
extern const std::string_view columns_table;
extern const std::string_view event_types_table;
extern const std::string_view fips_table;

/// The rows of such a table below its line of names, without comments and blank lines.
/// \throws Error  A row has other than `width` cells: a mistake in the project's data that a test finds.
std::vector<std::vector<std::string_view>> builtin_rows(std::string_view table, std::size_t width);

} // namespace placeline::input
