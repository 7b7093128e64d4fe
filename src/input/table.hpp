// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/row_source.hpp"

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace placeline::input {

/// What a table says of its columns.
struct TableHead {
    std::vector<std::string> names;
    std::vector<std::string> hxl_tags; ///< "#date+start" and so on, as many as names; empty: there is no such row
};

/// A table of rows that all have the columns of its head.
class Table {
public:
    /// Reads the head: the first row that is not blank, or the row above a row of HXL tags, which stands below one to
    /// three rows of names. \throws InputError  There is no such row.
    explicit Table(std::unique_ptr<RowSource> rows);

    [[nodiscard]] const TableHead& head() const noexcept { return head_; }

    [[nodiscard]] bool has_positions() const { return rows_->has_positions(); }

    /// The next row that is not blank, with as many cells as there are names; one that cannot have as many has a fault.
    /// \throws InputError  A read failed.
    std::optional<TableRow> next();

    /// The rows at hand that `next` will return, at most `most`: none that would have to be waited for. They stay
    /// where they are.
    const std::deque<TableRow>& look_ahead(std::size_t most);

private:
    std::optional<TableRow> read_row();
    void read_head();

    std::unique_ptr<RowSource> rows_;
    TableHead head_;
    std::deque<TableRow> ahead_;
};

} // namespace placeline::input
