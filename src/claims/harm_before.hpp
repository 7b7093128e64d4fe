// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/noun_context.hpp"

#include <optional>

namespace placeline::claims {

/// The harm that words before the number tell of: "killed 16 people", "the deaths of five soldiers", "Killed: 5".
std::optional<Reading> harm_before(const NounContext& noun);

} // namespace placeline::claims
