// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "places/role_context.hpp"
#include "places/roles.hpp"

#include <cstdint>
#include <vector>

namespace placeline::places {

// Whether the words around a name tell of harm done there, or of those who came or were brought there. `start` is the
// first token of the phrase that the name stands in ("the village of X"), see NamePhrases::phrase_start; `roles` holds
// those of the names before it.

/// "Hospitals in X and Y were hit", "the clinic in X was struck".
bool is_struck_behind(std::uint32_t n, const RoleContext& context);

bool is_treatment(std::uint32_t n, std::uint32_t start, const RoleContext& context);

/// "X, where three were found dead": the clause behind the name tells what happened in it.
bool is_told_behind(std::uint32_t n, const RoleContext& context);

/// "Kyiv 33 dead, Dnipro 8, Odesa 5", "Kyiv: 33 dead": the number of those harmed stands right behind the name.
bool is_counted_behind(std::uint32_t n, const RoleContext& context, const std::vector<NameRole>& roles);

/// "Shot dead as he left a rally in X", "a strike flattened the embassy in X": where people met or a state keeps a
/// house is the scene if words of attack or harm lead to it and the sentence names no other place.
bool is_only_scene(std::uint32_t n, std::uint32_t start, const RoleContext& context,
                   const std::vector<NameRole>& roles);

/// "four years since his killing in X", "the anniversary of the blast in X": told of, but long ago.
bool is_commemorated(std::uint32_t start, const RoleContext& context);

/// "A missile fired by the group from X".
bool is_launched_before(std::uint32_t start, const RoleContext& context);

/// "Shelling by the rebels of X".
bool is_struck_by_someone(std::uint32_t start, const RoleContext& context);

} // namespace placeline::places
