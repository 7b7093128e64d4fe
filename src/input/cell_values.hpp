// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/claim.hpp"
#include "model/position.hpp"

#include <optional>
#include <string_view>

namespace placeline::input {

/// Whether a cell says that nothing is known: it is empty, a dash, "n/a", "unknown", "null", or one of the negative
/// numbers that data sets write for it (-99, -9).
bool says_unknown(std::string_view cell);

/// A count as a cell states it.
struct CellCount {
    Bounds bounds; ///< CONTRACT, "Claims"
    Qualifier qualifier = Qualifier::exact;
};

/// Reads "3", "3.0", "1,200", "1 200", "10+", ">85", "5-7", "~20", and words as a text would have them ("at least a
/// dozen"). Nothing: no count that can be told.
std::optional<CellCount> count_in_cell(std::string_view cell);

/// Reads "33.5", "33,5", "33.5 N", "33°30'15\"N", "-33.5". Nothing: no number of degrees, or more than `most`.
std::optional<double> degrees_in_cell(std::string_view cell, double most);

/// Reads a latitude and a longitude from one cell: "33.5, 43.2", "33.5 43.2", or WKT, "POINT (43.2 33.5)".
std::optional<LonLat> position_in_cell(std::string_view cell);

} // namespace placeline::input
