// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "places/role_context.hpp"
#include "places/roles.hpp"

#include <cstdint>
#include <vector>

namespace placeline::places {

// Who a name stands for, where it is no place of what happened. `start` is the first token of the phrase that the
// name stands in ("the village of X"), see NamePhrases::phrase_start; `roles` holds those of the names before it.

bool is_actor(std::uint32_t n, std::uint32_t start, const RoleContext& context);

/// "A missile hit Korvath. Russia: one dead. Ukraine: nine dead.": the states speak of what was told before.
bool labels_rival(std::uint32_t n, const RoleContext& context, const std::vector<NameRole>& roles);

/// "Church leaders in X and Y condemned it": a verb of speech follows, and nothing happens before the names.
bool is_of_speakers(std::uint32_t n, std::uint32_t start, const RoleContext& context);

} // namespace placeline::places
