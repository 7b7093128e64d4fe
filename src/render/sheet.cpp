// SPDX-License-Identifier: Apache-2.0
#include "render/sheet.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <string_view>

namespace placeline::render {

namespace {

constexpr double letters_px = 12.0;
constexpr double least_column_px = 44.0;
constexpr std::size_t most_rows = 200; ///< no page has room for more; each is measured

/// "16", "16 (12–20)", "at least 5", "–": stands at the right of its column.
bool is_number(std::string_view cell)
{
    constexpr std::string_view bound = "at least ";
    if (cell.starts_with(bound)) {
        cell.remove_prefix(bound.size());
    }
    return !cell.empty() && cell.find_first_not_of("0123456789 ()–") == std::string_view::npos;
}

/// Sets one table from the top of a room down.
class TableSetter {
public:
    TableSetter(MapPlan& plan, Typesetter& typesetter, const bridge::SheetTable& table, const Box& room)
        : plan_{plan}, typesetter_{typesetter}, table_{table}, room_{room}, unit_{plan.zoom}, y_{room.y}
    {
        for (std::size_t i = 0; i < table.heads.size(); ++i) {
            is_numbers_.push_back(!table.rows.empty() && std::ranges::all_of(table.rows, [i](const auto& cells) {
                return is_number(cells[i]);
            }));
        }
        fit_columns();
    }

    /// \returns Where the next thing may stand below. \param things  What rows are, for those without room:
    /// "incidents".
    double set(std::string_view things)
    {
        row(table_.heads, true);
        const double remark = typesetter_.measure("and", style(false, 0.0)).height + gap();
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            const bool last = i + 1 == table_.rows.size();
            if (i == most_rows || y_ + height_of(table_.rows[i]) + (last ? 0.0 : remark) > room_.bottom()) {
                text(fmt::format("and {} more {}", table_.rows.size() - i, things), style(false, room_.width), room_.x);
                return y_ + remark;
            }
            row(table_.rows[i], false);
        }
        return y_;
    }

private:
    [[nodiscard]] double gap() const noexcept { return 4.0 * unit_; }
    [[nodiscard]] double between() const noexcept { return 12.0 * unit_; }
    [[nodiscard]] TextStyle style(bool head, double wrap) const
    {
        return {.size_px = letters_px * unit_, .bold = head, .wrap_px = wrap};
    }

    /// As wide as their cells; where the room is less, the widest give way.
    void fit_columns()
    {
        const auto widen = [this](const std::vector<std::string>& cells, bool head) {
            for (std::size_t i = 0; i < cells.size(); ++i) {
                widths_[i] = std::max(widths_[i], typesetter_.measure(cells[i], style(head, 0.0)).width + 1.0);
            }
        };
        widths_.assign(table_.heads.size(), 0.0);
        widen(table_.heads, true);
        for (std::size_t i = 0; i < std::min(most_rows, table_.rows.size()); ++i) {
            widen(table_.rows[i], false);
        }
        const double most = room_.width - between() * static_cast<double>(widths_.size() - 1);
        if (std::accumulate(widths_.begin(), widths_.end(), 0.0) > most) {
            narrow(most);
        }
    }

    /// \param most  Of all columns together, where words leave them so little.
    void narrow(double most)
    {
        std::vector<double> least(widths_.size(), least_column_px * unit_);
        for (std::size_t row = 0; row < std::min(most_rows, table_.rows.size()); ++row) {
            for (std::size_t i = 0; i < least.size(); ++i) {
                least[i] = std::max(least[i], longest_word(table_.rows[row][i]) + 3.0 * unit_);
            }
        }
        const double longest = most / 3.0; // a word as long as that is broken
        while (std::accumulate(widths_.begin(), widths_.end(), 0.0) > most) {
            std::size_t widest = widths_.size();
            for (std::size_t i = 0; i < widths_.size(); ++i) {
                const bool may_give = widths_[i] > std::min(least[i], longest);
                if (may_give && (widest == widths_.size() || widths_[i] > widths_[widest])) {
                    widest = i;
                }
            }
            if (widest == widths_.size()) {
                break;
            }
            widths_[widest] -= 2.0 * unit_;
        }
    }

    [[nodiscard]] double longest_word(std::string_view cell) const
    {
        double longest = 0.0;
        while (!cell.empty()) {
            const std::size_t end = std::min(cell.find(' '), cell.size());
            longest = std::max(longest, typesetter_.measure(std::string{cell.substr(0, end)}, style(false, 0.0)).width);
            cell.remove_prefix(std::min(end + 1, cell.size()));
        }
        return longest;
    }

    [[nodiscard]] double height_of(const std::vector<std::string>& cells) const
    {
        double height = 0.0;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            height = std::max(height, typesetter_.measure(cells[i], style(false, widths_[i])).height);
        }
        return height + gap();
    }

    void row(const std::vector<std::string>& cells, bool head)
    {
        double height = 0.0;
        double x = room_.x;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const TextStyle set = style(head, widths_[i]);
            const double width = typesetter_.measure(cells[i], set).width;
            height = std::max(height, text(cells[i], set, is_numbers_[i] ? x + widths_[i] - width : x));
            x += widths_[i] + between();
        }
        y_ += height + gap() / 2;
        plan_.swatches.push_back(
            {.kind = head ? Swatch::Kind::line : Swatch::Kind::rule, .box = {room_.x, y_, room_.width, 0.0}});
        y_ += gap() / 2;
    }

    /// \returns Its height.
    double text(const std::string& words, const TextStyle& set, double x)
    {
        Box box = typesetter_.measure(words, set);
        box.x = x;
        box.y = y_;
        plan_.texts.push_back({words, set, box, plan_.theme->text});
        return box.height;
    }

    MapPlan& plan_;
    Typesetter& typesetter_;
    const bridge::SheetTable& table_;
    Box room_;
    double unit_;
    double y_;
    std::vector<double> widths_;
    std::vector<bool> is_numbers_; ///< by column: its cells stand at its right
};

} // namespace

Box set_sheet(MapPlan& plan, const bridge::Sheet& sheet, const Box& room, Typesetter& typesetter)
{
    const double gap = 20.0 * plan.zoom;
    const bool beside = room.width > room.height;
    const double width = beside ? room.width * 0.44 : room.width;
    const double height = beside ? room.height : room.height * 0.5;
    const Box place{room.right() - width, room.y, width, height};
    const std::size_t first_text = plan.texts.size();
    const std::size_t first_sign = plan.swatches.size();
    double bottom = TableSetter{plan, typesetter, sheet.totals, place}.set("sums") + gap;
    bottom = TableSetter{plan, typesetter, sheet.incidents, {place.x, bottom, width, place.bottom() - bottom}}.set(
        "incidents");
    if (beside) {
        return {room.x, room.y, room.width - width - gap, room.height};
    }
    const double down = room.bottom() - bottom; // a short table leaves the map more room
    for (std::size_t i = first_text; i < plan.texts.size(); ++i) {
        plan.texts[i].box.y += down;
    }
    for (std::size_t i = first_sign; i < plan.swatches.size(); ++i) {
        plan.swatches[i].box.y += down;
    }
    return {room.x, room.y, room.width, room.height - (bottom - room.y) - gap};
}

} // namespace placeline::render
