// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/noun_context.hpp"

#include <optional>

namespace placeline::claims {

/// The harm that a toll counts: "the death toll had reached at least 100", "put the number of wounded at 15", "among
/// the dead were two guards".
std::optional<Reading> toll_of(const NounContext& noun);

} // namespace placeline::claims
