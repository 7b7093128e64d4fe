// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/feed_date.hpp"
#include "input/record_source.hpp"
#include "input/table.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::input {

/// Decides over the whole of a column whether dates such as 3/2/2024 have the day or the month first.
class DayOrders {
public:
    /// Looks at one cell.
    void see(std::string_view cell);

    /// Whether a cell was seen that can be read both ways.
    [[nodiscard]] bool any_open() const noexcept { return !open_example_.empty(); }
    [[nodiscard]] bool any_telling() const noexcept { return day_first_ + month_first_ > 0; }

    /// What most of the telling cells say; the day first where none tells.
    [[nodiscard]] DayOrder order() const noexcept
    {
        return month_first_ > day_first_ ? DayOrder::month_first : DayOrder::day_first;
    }

    /// How the cells that can be read both ways are read, and why; nothing where there is none.
    [[nodiscard]] std::optional<std::string> note() const;

private:
    std::string open_example_;
    std::uint64_t day_first_ = 0;
    std::uint64_t month_first_ = 0;
};

/// The first of the dates that a cell lists, as UCDP does for each source.
std::string_view first_date(std::string_view cell) noexcept;

/// Opens the rows of a table once more, from the first on; null where they can be read only once (a pipe).
using ReadAgain = std::function<std::unique_ptr<RowSource>()>;

/// Which of day and month comes first in these columns of a table: all of it where it can be read again and there is
/// doubt, else the rows at hand. \param note  Told what is assumed.
DayOrder day_order_of(Table& table, const ReadAgain& again, const std::vector<std::optional<std::size_t>>& columns,
                      const Note& note);

} // namespace placeline::input
