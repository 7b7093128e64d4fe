// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/claim.hpp"

#include <span>
#include <string_view>

namespace placeline::incidents {

/// ACLED's sub-event type; empty for `unknown` and `other`.
std::string_view event_type_of(EventKind kind) noexcept;

/// The kind that a sub-event type names; `unknown` for none or a foreign one.
EventKind kind_of(std::string_view event_type) noexcept;

/// The one kind for all that happened at one place and time, as ACLED codes it: a named means outranks "attack", an
/// armed clash outranks its own shelling. Of what remains the most frequent; the first in case of a tie. \param kinds
/// One for each word that tells of it, in text order.
EventKind main_kind(std::span<const EventKind> kinds) noexcept;

/// Whether two reports may mean one event although they name its kind differently ("raid" and "missile").
bool may_be_one(EventKind a, EventKind b) noexcept;

} // namespace placeline::incidents
