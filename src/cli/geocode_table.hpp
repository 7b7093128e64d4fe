// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/geocode_table_options.hpp"
#include "cli/given_where.hpp"
#include "cli/standard_output.hpp"
#include "gazetteer/gazetteer.hpp"
#include "places/overrides.hpp"

namespace placeline::cli {

/// Looks up the place of each row of a table, and writes the table with all its columns and those of the place.
/// \param where  Of rows that do not say it. \param overrides  nullptr: none.
/// \throws InputError, OutputError, UsageError
void geocode_table(const GeocodeTableOptions& options, const GivenWhere& where, const gazetteer::Gazetteer& gazetteer,
                   const places::Overrides* overrides, StandardOutput& out);

} // namespace placeline::cli
