// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace placeline::output {

/// The tag of a column of incidents by the Humanitarian Exchange Language 1.1 (hxlstandard.org),
/// "#affected+killed+best"; empty: the standard has none for it, which leaves its cell of the row of tags empty.
std::string_view hxl_tag_of(std::string_view column) noexcept;

} // namespace placeline::output
