// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/incident.hpp"

#include <span>
#include <string>
#include <string_view>

namespace placeline::records {

/// Columns of the layer `incidents` (CONTRACT, "Layers") that are values of their own, in its order.
std::span<const std::string_view> column_names() noexcept;

/// What a column says of an incident, as CSV writes it; empty: null. Numbers are rounded as in layers.
/// \param name  One of `column_names()`. \throws Error  It is none.
std::string column_value(const MergedIncident& merged, std::string_view name);

} // namespace placeline::records
