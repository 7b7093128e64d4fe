// SPDX-License-Identifier: Apache-2.0
#include "cli/geocode_table_options.hpp"

#include "base/error.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <system_error>

namespace placeline::cli {

void GeocodeTableOptions::declare(OptionSet& options)
{
    options.value("--table", "FILE",
                  "Look up the places of a table: CSV, TSV, a spreadsheet or a layer; '-' is CSV from standard input.",
                  table);
    options.value("--layer", "NAME", "The layer or sheet of it; the first if not given.", layer);
    options.value("--place-column", "NAME", "The column with the names of the places.", place_column);
    options.value("--country-column", "NAME", "Column of it with countries, as codes or names.", country_column);
    options.value("--admin1-column", "NAME", "Column of it with first-order units, as names or codes.", admin1_column);
    options.value("--lat-column", "NAME", "Column of it with latitudes near which the places lie.", lat_column);
    options.value("--lon-column", "NAME", "Column of it with longitudes near which the places lie.", lon_column);
    options.value("--encoding", "NAME", "Encoding of a text table that is not UTF-8, as windows-1251.", encoding);
    options.value("-o,--output", "FILE",
                  "Write the table with columns for the place; the format follows the extension (.csv, .tsv, .xlsx, "
                  ".ods, .gpkg, .geojson, .shp). Without it, NDJSON goes to standard output.",
                  output);
    options.flag("--overwrite", "Replace an output that exists.", overwrite);
    options.value("--threads", "N", "Threads to work on; 0: one a core.", threads);
}

void GeocodeTableOptions::check() const
{
    if (table.empty()) {
        if (!output.empty() || !place_column.empty()) {
            throw UsageError{"--table FILE is missing: -o and --place-column are for tables"};
        }
        return;
    }
    if (place_column.empty()) {
        throw UsageError{"--place-column NAME is missing: the column of the table that holds the names of places"};
    }
    if (lat_column.empty() != lon_column.empty()) {
        throw UsageError{"--lat-column and --lon-column come together; give both or neither"};
    }
    if (threads < 0) {
        throw UsageError{fmt::format("--threads: {} is less than 0", threads)};
    }
    std::error_code absent_file;
    if (!output.empty() && std::filesystem::equivalent(table, output, absent_file)) {
        throw UsageError{fmt::format("-o {}: is the table itself; give another name", output)};
    }
}

} // namespace placeline::cli
