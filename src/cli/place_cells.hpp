// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/tables.hpp"
#include "places/geocode.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace placeline::cli {

/// The columns that `geocode` adds to a table: id, name and position of the place, and how it was found. Those that the
/// table has already, since it was looked up before, are filled anew.
class PlaceCells {
public:
    /// Adds the columns. \param columns  Of the table.
    explicit PlaceCells(std::vector<bridge::TableColumn>& columns);

    /// Fills the cells, and makes the place's position the row's; without a place both are emptied.
    void fill(bridge::TableRow& row, const places::GeocodeAnswer& answer) const;

private:
    static constexpr std::size_t n_cells = 12;
    std::array<std::size_t, n_cells> at_{};
    std::size_t n_columns_ = 0;
};

} // namespace placeline::cli
