// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/scene.hpp"
#include "model/claim.hpp"
#include "model/mention.hpp"
#include "text/document.hpp"

#include <optional>
#include <vector>

namespace placeline::incidents {

/// Corrects roles where the numbers or the words around leave no doubt: a country's adjective is no event place ("an
/// Israeli raid"); a place right behind a number is ("one near A"), as are places listed with event places ("on A, B
/// and C"), the place of the dead ("the ten dead of A"), and the area whose number has only examples ("36 targets in
/// Norland, among them sites near A").
void settle_event_places(std::vector<Mention>& mentions, const std::vector<Claim>& claims,
                         const text::Document& document, const std::optional<Day>& published);

/// Where a number without an event place in its own sentence may be looked for.
enum class SceneReach { sentence, report };

/// A number or attack that no event place of its own sentence carries happened at the likeliest place there that may be
/// its scene ("two killed, four hurt: A, 8 June"), by elimination. With `SceneReach::report` a number that still has no
/// place takes it from the sentences before it in its paragraph, the first sentence, or the one behind it. A nearer
/// place wins over the area around it. What is taken becomes an event place. \param claim_ties, occurrence_ties  As the
/// event places stand now. \return Whether a mention was taken, so that all must be tied anew.
bool take_possible_scenes(std::vector<Mention>& mentions, const std::vector<Claim>& claims,
                          const std::vector<Occurrence>& occurrences, const Ties& ties, const text::Document& document,
                          SceneReach reach);

} // namespace placeline::incidents
