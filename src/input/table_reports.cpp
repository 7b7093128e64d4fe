// SPDX-License-Identifier: Apache-2.0
#include "input/table_reports.hpp"

#include "input/ascii.hpp"
#include "input/day_order.hpp"
#include "input/extra.hpp"
#include "input/feed_date.hpp"
#include "input/table.hpp"
#include "records/read_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace placeline::input {

namespace {

class TableReports : public RecordSource {
public:
    TableReports(std::unique_ptr<RowSource> rows, const ReadAgain& again, const ColumnOptions& options,
                 const Note& note)
        : table_{std::move(rows)}, map_{map_columns(table_.head(), options)}
    {
        day_order_ = day_order_of(table_, again, {map_[ReportField::published]}, note);
    }

    std::optional<RawRecord> next() override
    {
        auto row = table_.next();
        if (!row) {
            return std::nullopt;
        }
        row_ = std::move(*row);
        return std::move(row_.raw);
    }

    std::optional<InputValue> read(std::string_view /*utf8*/) override
    {
        const std::vector<std::string>& cells = row_.cells;
        const std::vector<std::string>& names = table_.head().names;
        const auto cell = [&](ReportField field) {
            return map_[field] ? std::string{trimmed(cells[*map_[field]])} : std::string{};
        };
        Report report;
        report.id = cell(ReportField::id);
        report.title = cell(ReportField::title);
        report.source = cell(ReportField::source);
        report.url = cell(ReportField::url);
        report.lang = cell(ReportField::lang);
        if (row_.position) {
            report.positions.push_back(*row_.position);
        }
        const std::optional<std::size_t> text_column = column_of_text(cells);
        report.text = text_column ? std::string{trimmed(cells[*text_column])} : report.title;
        if (report.text.empty()) {
            const auto column = map_[ReportField::text] ? map_[ReportField::text] : map_[ReportField::title];
            throw records::RecordError{fmt::format("\"{}\" is empty", names[*column])};
        }
        if (map_[ReportField::published]) {
            set_published(report, cell(ReportField::published));
        } else {
            set_day_parts(report, cells);
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const bool taken =
                i == text_column || std::find(map_.column_of.begin(), map_.column_of.end(), i) != map_.column_of.end();
            if (!taken && !trimmed(cells[i]).empty()) {
                add_extra(report, names[i].empty() ? fmt::format("column {}", i + 1) : names[i], trimmed(cells[i]));
            }
        }
        return report;
    }

private:
    /// The best of the columns with words that holds any in this row.
    [[nodiscard]] std::optional<std::size_t> column_of_text(const std::vector<std::string>& cells) const
    {
        const auto has_words = [&](std::size_t column) { return !trimmed(cells[column]).empty(); };
        if (map_[ReportField::text] && has_words(*map_[ReportField::text])) {
            return map_[ReportField::text];
        }
        const auto other = std::find_if(map_.other_texts.begin(), map_.other_texts.end(), has_words);
        return other == map_.other_texts.end() ? std::nullopt : std::optional{*other};
    }

    void set_published(Report& report, std::string_view cell) const
    {
        if (const std::string_view written = first_date(cell); !written.empty()) {
            records::set_published(report, iso_date(written, day_order_).value_or(std::string{written}));
        }
    }

    /// GTD's three columns; a month or day of 0 is not known, and then there is no day to anchor words.
    void set_day_parts(Report& report, const std::vector<std::string>& cells) const
    {
        const auto& [year, month, day] = map_.day_parts;
        if (year && month && day) {
            const std::string written =
                fmt::format("{}/{}/{}", trimmed(cells[*year]), trimmed(cells[*month]), trimmed(cells[*day]));
            if (const auto date = iso_date(written)) {
                records::set_published(report, *date);
            }
        }
    }

    Table table_;
    ColumnMap map_;
    DayOrder day_order_ = DayOrder::day_first;
    TableRow row_; ///< the last one
};

} // namespace

std::unique_ptr<RecordSource> make_table_reports(std::unique_ptr<RowSource> rows, const ReadAgain& again,
                                                 const ColumnOptions& columns, const Note& note)
{
    return std::make_unique<TableReports>(std::move(rows), again, columns, note);
}

} // namespace placeline::input
