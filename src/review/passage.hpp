// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/work_item.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace placeline::review {

/// Words of a report with a sentence or two around them.
/// \param start_cp, end_cp  Of `quote`, in code points of the text. \param text  Valid UTF-8; empty: not at hand.
Passage passage(std::string report, std::string quote, std::uint32_t start_cp, std::uint32_t end_cp,
                std::string_view text);

} // namespace placeline::review
