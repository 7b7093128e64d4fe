// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "places/role_context.hpp"
#include "places/roles.hpp"

#include <cstdint>
#include <vector>

namespace placeline::places {

// Whether a name only says where another place lies, or what it is called after. `start` is the first token of the
// phrase that the name stands in ("the village of X"), see NamePhrases::phrase_start; `roles` holds those of the names
// before it.

/// A name that only says where another, nearer one lies: "Al-Mawasi, west of Khan Younis", "Hroza, near Kupiansk".
bool is_reference(std::uint32_t n, std::uint32_t start, const RoleContext& context, const std::vector<NameRole>& roles);

/// "the village of A, B district, |C": units behind a comma, each in the next.
bool is_behind_unit(std::uint32_t inner, std::uint32_t start, const RoleContext& context);

/// "Kabul's Khwaja Burgha neighbourhood", which the gazetteer lacks: what happens there happens in Kabul.
bool holds_unlisted(std::uint32_t n, const RoleContext& context);

/// "Outside the gates of Islamabad's court complex": a town's thing is in it.
bool leads_to_thing(std::uint32_t n, std::uint32_t start, const RoleContext& context);

/// "The Mar Elias church in Damascus": a building is called so, not the far place of that name.
bool names_building(std::uint32_t n, const RoleContext& context);

/// A country's name of "the Congo river", "near Rharous on the Niger".
bool is_water(std::uint32_t n, const RoleContext& context);

} // namespace placeline::places
