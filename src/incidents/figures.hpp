// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/statement.hpp"
#include "model/incident.hpp"

#include <span>

namespace placeline::incidents {

/// Which number `best` is. `contract`: the latest fresh one, then who says it (CONTRACT, "An incident's figures").
enum class BestRule { contract, lowest, highest };

struct Reckoning {
    Count count;
    bool conflict = false; ///< two numbers for one thing cannot both be true
};

/// What the claims on one measure of one incident (or share group) amount to: CONTRACT, "An incident's figures" and
/// "Adding and competing". Sets `standing` and `counted` of every claim; the values of the counted ones make `best`.
/// \param statements  Of one measure, of one event; in any order.
Reckoning reckon(std::span<const Statement> statements, BestRule rule = BestRule::contract);

/// Civilians killed, from those of the claims on the killed that speak of civilians. Changes no claim.
Count reckon_civilians(std::span<const Statement> statements, BestRule rule = BestRule::contract);

/// Whether a group of those counted is civilian by its name ("civilians", "three civilian women").
bool is_civilian(std::string_view group) noexcept;

} // namespace placeline::incidents
