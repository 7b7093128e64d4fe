// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/claim.hpp"
#include "model/date.hpp"
#include "model/position.hpp"
#include "model/report.hpp"
#include "model/span.hpp"

#include <optional>
#include <string>
#include <vector>

namespace placeline {

/// A name of a place in a row, with the cell that holds it.
struct NamedCell {
    std::string name;
    TextSpan span; ///< of the name, in the report's text
};

/// One row of a table that tells of an event by its columns: places, days and counts, no prose.
struct EventRow {
    /// What the row says, cell for cell: its text has a line "column: cell" for each cell that was used, so that every
    /// number leads back to its words.
    Report report;
    NamedCell place;                ///< the nearest: town, village, site; empty: none
    std::vector<NamedCell> units;   ///< what holds it, nearest first, without the country
    NamedCell country;              ///< name or code
    std::optional<LonLat> position; ///< as the row states it
    std::optional<int> where_prec;  ///< UCDP GED scale, as the row states it
    std::optional<DateRange> date;  ///< as the row states it
    std::string event_type;         ///< ACLED sub-event type, or the table's own word; empty: none
    std::string actor1;
    std::string actor2;
    std::vector<Claim> claims; ///< bounds, qualifier, group, quote and parts; the rest is for later stages
};

} // namespace placeline
