// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/table.hpp"

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

/// What the user says of a table's columns.
struct ColumnOptions {
    std::string preset{}; ///< whose table it is, see `column_presets`; empty: told by the names of its columns
    std::vector<std::pair<ReportField, std::string>> named{};        ///< wins over names that are known
    std::vector<std::pair<std::string, std::string>> events_named{}; ///< same, for tables of events
};

/// Reads "text=Notes,published=Event date". \throws UsageError  Not of this form, or no field of a report.
std::vector<std::pair<ReportField, std::string>> parse_columns(std::string_view list);

/// Reads "place=Location,killed=Dead,killed.low=Min". \throws UsageError  Not of this form, or no field of an event.
std::vector<std::pair<std::string, std::string>> parse_event_columns(std::string_view list);

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

/// Finds the columns of a table of reports by their names, in any case and with any mark between words, or by HXL tags.
/// \throws InputError  Nothing holds the words of a report, or a column named by the user is not there; lists the
/// names.
ColumnMap map_columns(const TableHead& head, const ColumnOptions& options);

} // namespace placeline::input
