// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/noun_context.hpp"

#include <optional>

namespace placeline::claims {

/// The harm that words after the number tell of it: "16 people were killed", "36 more hurt", "nine dead", "two dozen
/// people missing".
std::optional<Reading> harm_after(const NounContext& noun);

} // namespace placeline::claims
