// SPDX-License-Identifier: Apache-2.0
#include "input/day_order.hpp"

#include "input/ascii.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace placeline::input {

namespace {

constexpr std::size_t rows_looked_at = 1000;

/// UCDP lists a date for each source it names; the first speaks for them.
void see_row(DayOrders& orders, const TableRow& row, const std::vector<std::optional<std::size_t>>& columns)
{
    for (const auto& column : columns) {
        if (column && *column < row.cells.size()) {
            orders.see(first_date(row.cells[*column]));
        }
    }
}

} // namespace

void DayOrders::see(std::string_view cell)
{
    const SlashDate slashed = slash_date(cell);
    if (!slashed.is_one) {
        return;
    }
    if (!slashed.order) {
        if (open_example_.empty()) {
            open_example_ = trimmed(cell);
        }
    } else {
        ++(*slashed.order == DayOrder::day_first ? day_first_ : month_first_);
    }
}

std::optional<std::string> DayOrders::note() const
{
    if (!any_open()) {
        return std::nullopt;
    }
    const std::string_view first = order() == DayOrder::day_first ? "day" : "month";
    if (day_first_ > 0 && month_first_ > 0) {
        return fmt::format("dates are written both ways: {} with the day first, {} with the month first; those such as "
                           "{}, which may be either, are read with the {} first",
                           day_first_, month_first_, open_example_, first);
    }
    return fmt::format("dates such as {} are read with the {} first{}", open_example_, first,
                       any_telling() ? ", as other rows show" : "; no row shows which it is");
}

std::string_view first_date(std::string_view cell) noexcept
{
    return trimmed(cell.substr(0, std::min(cell.find(';'), cell.size())));
}

DayOrder day_order_of(Table& table, const ReadAgain& again, const std::vector<std::optional<std::size_t>>& columns,
                      const Note& note)
{
    DayOrders orders;
    for (const TableRow& row : table.look_ahead(rows_looked_at)) {
        see_row(orders, row, columns);
    }
    if (std::unique_ptr<RowSource> rows = orders.any_open() ? again() : nullptr) {
        orders = {};
        for (Table whole{std::move(rows)}; auto row = whole.next();) {
            see_row(orders, *row, columns);
        }
    }
    if (const auto words = orders.note()) {
        note(*words);
    }
    return orders.order();
}

} // namespace placeline::input
