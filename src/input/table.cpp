// SPDX-License-Identifier: Apache-2.0
#include "input/table.hpp"

#include "base/error.hpp"
#include "input/ascii.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace placeline::input {

namespace {

/// Rows of names that a row of tags may stand below.
constexpr std::size_t most_rows_above_tags = 3;

bool is_blank(const TableRow& row)
{
    return row.raw.fault.empty() && std::all_of(row.cells.begin(), row.cells.end(),
                                                [](const std::string& cell) { return trimmed(cell).empty(); });
}

bool is_tag_row(const std::vector<std::string>& cells)
{
    bool any = false;
    for (const std::string& cell : cells) {
        const std::string_view tag = trimmed(cell);
        if (!tag.empty() && tag.front() != '#') {
            return false;
        }
        any = any || tag.size() > 1;
    }
    return any;
}

/// Spreadsheets end rows with the separators of columns that hold nothing.
void drop_empty_end(std::vector<std::string>& cells, std::size_t keep)
{
    while (cells.size() > keep && trimmed(cells.back()).empty()) {
        cells.pop_back();
    }
}

std::vector<std::string> names_of(std::vector<std::string> cells)
{
    for (std::string& cell : cells) {
        cell = trimmed(cell);
    }
    drop_empty_end(cells, 0);
    return cells;
}

} // namespace

Table::Table(std::unique_ptr<RowSource> rows) : rows_{std::move(rows)}
{
    read_head();
}

void Table::read_head()
{
    head_.names = names_of(rows_->names());
    if (head_.names.empty()) {
        std::optional<TableRow> first = read_row();
        if (!first || !first->raw.fault.empty()) {
            throw InputError{first ? first->raw.fault : std::string{"is a table without a row of column names"}};
        }
        head_.names = names_of(std::move(first->cells));
    }
    // Tags stand among the first rows, which are at hand: a pipe that lets a row wait has none.
    look_ahead(most_rows_above_tags);
    for (std::size_t i = 0; i < std::min(ahead_.size(), most_rows_above_tags); ++i) {
        if (!is_tag_row(ahead_[i].cells)) {
            continue;
        }
        head_.hxl_tags = ahead_[i].cells;
        if (i > 0) {
            head_.names = names_of(ahead_[i - 1].cells);
        }
        head_.hxl_tags.resize(head_.names.size());
        ahead_.erase(ahead_.begin(), ahead_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        return;
    }
}

std::optional<TableRow> Table::read_row()
{
    while (auto row = rows_->next()) {
        if (!is_blank(*row)) {
            return row;
        }
    }
    return std::nullopt;
}

const std::deque<TableRow>& Table::look_ahead(std::size_t most)
{
    while (ahead_.size() < most && rows_->ready()) {
        auto row = read_row();
        if (!row) {
            break;
        }
        ahead_.push_back(std::move(*row));
    }
    return ahead_;
}

std::optional<TableRow> Table::next()
{
    std::optional<TableRow> row;
    if (ahead_.empty()) {
        row = read_row();
    } else {
        row = std::move(ahead_.front());
        ahead_.pop_front();
    }
    if (!row || !row->raw.fault.empty()) {
        return row;
    }
    const std::size_t width = head_.names.size();
    drop_empty_end(row->cells, width);
    if (row->cells.size() > width) {
        row->raw.fault = fmt::format("the row has {} cells, the header {}; is a cell with a separator in it without "
                                     "quotation marks?",
                                     row->cells.size(), width);
    } else if (row->may_be_cut && row->cells.size() < width) {
        row->raw.fault =
            fmt::format("the file ends in the middle of this row: it has {} cells of {}", row->cells.size(), width);
    }
    row->cells.resize(width);
    return row;
}

} // namespace placeline::input
