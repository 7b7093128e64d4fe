// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/column_names.hpp"
#include "input/columns.hpp"
#include "input/record_source.hpp"
#include "input/table.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace placeline::input {

/// The columns of a table of events, by what they hold.
struct EventColumns {
    using Column = std::optional<std::size_t>;

    std::string preset; ///< whose table it is; "any": of no known kind
    Column id, source, url, reported;
    std::vector<std::size_t> places; ///< columns for the nearest place: the first that holds a name counts
    std::vector<std::size_t> units;  ///< what holds it, the nearest first
    Column country, fips_country;
    Column lat, lon, position;
    Column where_prec;    ///< UCDP GED scale
    Column geo_precision; ///< ACLED
    Column specificity;   ///< GTD
    Column geo_type;      ///< GDELT
    Column date_start, date_end, year, month, day;
    Column date_prec;      ///< UCDP GED scale
    Column time_precision; ///< ACLED
    Column event_type, type_of_violence, suicide;
    Column actor1, actor2;

    /// One number, with its bounds in columns of their own.
    struct Count {
        Measure measure = Measure::killed;
        std::string group;
        Column best, low, high;
    };
    std::vector<Count> counts; ///< totals before groups
};

/// Finds the columns of a table of events by the user's word, by HXL tags, by a preset and by their names.
/// \param note  Told whose table it is, where its columns tell and the user did not.
/// \throws InputError  No column holds a place or a position, or one named by the user is not there.
EventColumns map_event_columns(const Table& table, const ColumnOptions& options, const Note& note);

} // namespace placeline::input
