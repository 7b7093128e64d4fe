// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "review/row.hpp"

#include <span>

namespace placeline::review {

/// Gives a claim's field the row's value. A number set alone takes the bounds along: all of them where the claim is
/// exact or about, else no further than low <= value <= high needs. \param row  Sets a field of a claim or a count.
void set_claim(Claim& claim, const Row& row);

/// Gives an incident's field the row's value, all but counts. A place that a person chose has confidence 1.
void set_incident(Incident& incident, const Row& row);

/// Gives counts their values. Bounds that no row sets move as little as low <= best <= high needs.
/// \param rows  Each sets a count; later ones win.
void set_counts(Figures& figures, std::span<const Row* const> rows);

} // namespace placeline::review
