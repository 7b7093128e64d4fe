// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/tables.hpp"
#include "gis/handles.hpp"

#include <optional>
#include <string>

namespace placeline::tables {

/// What a field of GDAL holds, in our terms. Times of day, lists and bytes are text.
bridge::ColumnType column_type(const OGRFieldDefn& field) noexcept;

/// The value of one field as `bridge::TableRow::values` has it.
/// \param value  Filled anew; its memory is used again.
void read_value(const OGRFeature& feature, int field, std::optional<std::string>& value);

/// Sets a field from a row's text.
/// \return Whether the text reads as the field's type.
bool set_value(OGRFeature& feature, int field, const std::optional<std::string>& value);

} // namespace placeline::tables
