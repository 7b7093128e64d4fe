// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/date.hpp"

#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace placeline::output {

/// `integer` has 32 bits (scales, flags, sizes of lists); `count` holds any number a report may state.
enum class FieldType { text, integer, count, real, date };

/// A column as every format sees it. Names have at most ten ASCII characters, so that Shapefile keeps them whole.
struct Field {
    std::string_view name;
    FieldType type = FieldType::text;
    int decimals = 0;   ///< of `real`: digits after the point that mean something
    int text_width = 0; ///< bytes; set by `measure_text` for formats with fixed widths
};

/// One cell; `monostate` is null. A text is not owned.
using Value = std::variant<std::monostate, std::int64_t, double, std::string_view, Day>;

/// A column of a table whose rows are `Row`.
template <typename Row>
struct Column {
    Field field;
    Value (*get)(const Row&); ///< the value lives as long as the row
};

template <typename Row>
std::vector<Field> fields_of(std::span<const Column<Row>> columns)
{
    std::vector<Field> fields;
    fields.reserve(columns.size());
    for (const auto& column : columns) {
        fields.push_back(column.field);
    }
    return fields;
}

/// \param values  Replaced by the row's cells, in the order of the columns.
template <typename Row>
void cells_of(const Row& row, std::span<const Column<Row>> columns, std::vector<Value>& values)
{
    values.clear();
    for (const auto& column : columns) {
        values.push_back(column.get(row));
    }
}

/// An empty string is null: the model's strings are empty where nothing was stated.
inline Value text_or_null(std::string_view text)
{
    return text.empty() ? Value{} : Value{text};
}

/// JSON, DBF and others have no word for infinity or "not a number".
inline Value finite_or_null(double number)
{
    return std::isfinite(number) ? Value{number} : Value{};
}

inline Value positive_or_null(int number)
{
    return number > 0 ? Value{std::int64_t{number}} : Value{};
}

} // namespace placeline::output
