// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "places/role_context.hpp"
#include "places/roles.hpp"

#include <cstdint>
#include <vector>

namespace placeline::places {

/// By elimination: whether what incidents/ finds to have happened may have happened at the name, although no cue says
/// so. \param start  The token where its phrase begins.
bool may_be_scene(std::uint32_t name, std::uint32_t start, const RoleContext& context);

/// Whether the next name is said to hold this one: "X, Y", "X district of Y", "X in northern Y".
bool lies_in(std::uint32_t inner, const RoleContext& context);

/// "The town of X in Y came under fire", "in Y's X province": what is said to happen in the area that holds a name
/// happens at the name.
void give_to_inner(std::vector<NameRole>& roles, const RoleContext& context);

/// "On the A-B road near C": the ends of a road only say which one it is. Takes the role `event` from them.
void drop_road_ends(std::vector<NameRole>& roles, const RoleContext& context);

/// A wider area is where it happened only when nothing nearer is named in its sentence: "Khan Younis, in southern
/// Gaza". Takes the role `event` from the others.
void drop_wider_areas(std::vector<NameRole>& roles, const RoleContext& context);

/// "Rescue work ended in X. In all, 45 people died": where no name has the role `event` and no sentence that tells of
/// the dead names a place, the first place that something else is said to happen in is theirs.
void take_only_place(std::vector<NameRole>& roles, const RoleContext& context);

} // namespace placeline::places
