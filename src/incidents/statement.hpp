// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/claim.hpp"
#include "model/date.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace placeline::incidents {

/// A claim with what ranks it against others. Views live as long as the reports they are taken from.
struct Statement {
    Claim* claim = nullptr;
    std::string_view report;    ///< id
    std::string_view source;    ///< whose later number replaces this one; the report's id where no source is known
    std::optional<Day> told;    ///< the day of publication
    std::string_view published; ///< as written: orders reports of one day
    bool update = false; ///< its report says that the toll of the event rose or was corrected: all its numbers are new
    std::uint32_t index = 0; ///< among the claims of its report; `Claim::part_of` counts in the same way
};

} // namespace placeline::incidents
