// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/scene.hpp"
#include "model/claim.hpp"
#include "model/mention.hpp"
#include "text/document.hpp"

#include <vector>

namespace placeline::incidents {

/// Corrects roles where the numbers or the words around leave no doubt: a country's adjective is no event place ("an
/// Israeli raid"); a place right behind a number is ("one near A"), as are places listed with event places ("on A, B
/// and C"), and the area whose number has only examples ("36 targets in Norland, among them sites near A").
void settle_event_places(std::vector<Mention>& mentions, const std::vector<Claim>& claims,
                         const text::Document& document);

/// Harm that no event place carries happened at the place its sentence names, if it names one as background: "two
/// killed, four hurt: A, 8 June". A place where the wounded arrived, a speaker's or a country is not taken. \param ties
/// Of the claims. \return      Whether a mention became an event place, so that the claims must be tied anew.
bool take_named_places(std::vector<Mention>& mentions, const std::vector<Claim>& claims, const std::vector<Tied>& ties,
                       const text::Document& document);

} // namespace placeline::incidents
