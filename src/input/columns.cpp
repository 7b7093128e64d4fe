// SPDX-License-Identifier: Apache-2.0
#include "input/columns.hpp"

#include "base/error.hpp"
#include "input/column_names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace placeline::input {

namespace {

constexpr std::array<std::string_view, n_report_fields> field_names{"id",     "title", "text", "published",
                                                                    "source", "url",   "lang"};

/// Calls `take` with each part of "FIELD=COLUMN,..." and where its "=" stands.
template <typename Take>
void for_each_named(std::string_view list, Take take)
{
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        const std::string_view one = list.substr(0, end);
        list.remove_prefix(std::min(end + 1, list.size()));
        const std::size_t equals = one.find('=');
        const bool whole = equals != std::string_view::npos && equals + 1 < one.size();
        take(one, one.substr(0, equals), whole ? one.substr(equals + 1) : std::string_view{});
    }
}

} // namespace

std::string_view field_name(ReportField field) noexcept
{
    return field_names.at(static_cast<std::size_t>(field));
}

std::vector<std::pair<ReportField, std::string>> parse_columns(std::string_view list)
{
    std::vector<std::pair<ReportField, std::string>> named;
    for_each_named(list, [&](std::string_view one, std::string_view field, std::string_view column) {
        const auto* const known = std::find(field_names.begin(), field_names.end(), field);
        if (column.empty() || known == field_names.end()) {
            throw UsageError{fmt::format("--columns: \"{}\" is not FIELD=COLUMN; a FIELD is one of {}", one,
                                         fmt::join(field_names, ", "))};
        }
        named.emplace_back(static_cast<ReportField>(known - field_names.begin()), column);
    });
    return named;
}

std::vector<std::pair<std::string, std::string>> parse_event_columns(std::string_view list)
{
    std::vector<std::pair<std::string, std::string>> named;
    const std::vector<std::string> fields = preset_fields("any");
    for_each_named(list, [&](std::string_view one, std::string_view field, std::string_view column) {
        const bool known = std::find(fields.begin(), fields.end(), field) != fields.end() || parse_count_field(field);
        if (column.empty() || !known) {
            throw UsageError{fmt::format("--columns: \"{}\" is not FIELD=COLUMN; a FIELD is one of {}, or a measure as "
                                         "killed, killed.low, killed.high, killed@civilians",
                                         one, fmt::join(fields, ", "))};
        }
        named.emplace_back(field, column);
    });
    return named;
}

ColumnMap map_columns(const TableHead& head, const ColumnOptions& options)
{
    const ColumnKeys keys{head};
    const std::string_view preset = options.preset.empty() ? "any" : std::string_view{options.preset};
    ColumnMap map;
    for (std::size_t i = 0; i < n_report_fields; ++i) {
        map.column_of.at(i) = keys.find(preset, field_names.at(i));
    }
    for (const std::size_t column : keys.find_all(preset, "text")) {
        if (column != map[ReportField::text]) {
            map.other_texts.push_back(column);
        }
    }
    for (const auto& [field, name] : options.named) {
        if (field == ReportField::text) {
            map.other_texts.clear();
        }
        const auto column = keys.named(name);
        if (!column) {
            throw InputError{fmt::format("has no column \"{}\"; its columns are {}", name, listed(head.names))};
        }
        map.column_of.at(static_cast<std::size_t>(field)) = column;
    }
    if (!map[ReportField::published]) {
        map.day_parts = {keys.find(preset, "year"), keys.find(preset, "month"), keys.find(preset, "day")};
    }
    if (!map[ReportField::text] && !(options.preset.empty() && map[ReportField::title])) {
        const std::string as =
            options.preset.empty() ? std::string{} : fmt::format(" as --preset {} expects", options.preset);
        throw InputError{fmt::format("no column holds the words of a report{} (columns: {}); name one with --columns "
                                     "text=NAME, or read its counts with 'placeline join'",
                                     as, listed(head.names))};
    }
    return map;
}

} // namespace placeline::input
