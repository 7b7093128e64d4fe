// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace placeline::input {

/// The members of a report that a column can fill.
enum class ReportField { id, title, text, published, source, url, lang };
constexpr std::size_t n_report_fields = 7;
std::string_view field_name(ReportField field) noexcept;

/// A table of known columns, for `--preset`.
enum class Preset { none, acled, gtd, ucdp };
std::optional<Preset> parse_preset(std::string_view name) noexcept;

/// What the user says of a table's columns.
struct ColumnOptions {
    Preset preset = Preset::none;
    std::vector<std::pair<ReportField, std::string>> named{}; ///< wins over names that are known
};

/// Reads "text=Notes,published=Event date". \throws UsageError  Not of this form, or no field of a report.
std::vector<std::pair<ReportField, std::string>> parse_columns(std::string_view list);

/// Which column holds which field of a report. Columns that no field takes are carried along.
struct ColumnMap {
    std::array<std::optional<std::size_t>, n_report_fields> column_of{};
    /// Further columns that may hold the text, for rows where the first is empty; the better ones first.
    std::vector<std::size_t> other_texts{};
    /// Year, month and day in columns of their own (GTD), for `published`.
    std::array<std::optional<std::size_t>, 3> day_parts{};

    [[nodiscard]] std::optional<std::size_t> operator[](ReportField field) const
    {
        return column_of.at(static_cast<std::size_t>(field));
    }
};

/// Finds the columns of a table by their names, in any case and with any mark between words, or by HXL tags.
/// \param header    The names, in order.
/// \param hxl_tags  "#date+start" and so on, column by column; empty where there is no such row.
/// \throws InputError  Nothing holds the words of a report, or a column named by the user is not there; lists the
/// names.
ColumnMap map_columns(const std::vector<std::string>& header, const std::vector<std::string>& hxl_tags,
                      const ColumnOptions& options);

/// Whether these are names of columns, one of which holds the words of a report.
bool is_report_header(const std::vector<std::string>& cells);

} // namespace placeline::input
