// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/record_source.hpp"
#include "model/position.hpp"

#include <optional>
#include <string>
#include <vector>

namespace placeline::input {

/// One row of a table as it stands in the file.
struct TableRow {
    RawRecord raw;                  ///< for messages and rejects
    std::vector<std::string> cells; ///< valid UTF-8; none where `raw.fault` says why
    std::optional<LonLat> position; ///< of a layer's feature
    bool may_be_cut = false;        ///< the file ends right behind it, without a line end
};

/// The rows of a table, whoever reads them: CSV here, spreadsheets and layers the GIS module.
class RowSource {
public:
    RowSource() = default;
    virtual ~RowSource() = default;
    RowSource(const RowSource&) = delete;
    RowSource& operator=(const RowSource&) = delete;

    /// Names of the columns that the file keeps apart from its rows; none: the first row holds them.
    [[nodiscard]] virtual std::vector<std::string> names() const { return {}; }

    /// The next row, or nothing at the end. \throws InputError  A read failed.
    virtual std::optional<TableRow> next() = 0;

    /// Whether rows may bring positions of their own, apart from their cells.
    [[nodiscard]] virtual bool has_positions() const { return false; }

    /// Whether `next` would not wait for the writer of a pipe.
    [[nodiscard]] virtual bool ready() const { return true; }
};

} // namespace placeline::input
