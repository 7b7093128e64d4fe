// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/mention.hpp"
#include "places/candidates.hpp"
#include "places/cues.hpp"
#include "places/name_phrases.hpp"
#include "places/names.hpp"
#include "text/document.hpp"

#include <vector>

namespace placeline::places {

struct NameRole {
    Role role = Role::background;
    Offset offset;
    bool may_be_scene = false; ///< see `Mention::may_be_scene`
    const char* reason = "";   ///< why this role, for people
    bool left_behind = false;  ///< something or somebody came from there
};

/// The role of each name in its sentence.
/// \param senses  The place of each name, nullptr where none was chosen.
std::vector<NameRole> find_roles(const text::Document& document, const CueMap& cues, const NameSet& names,
                                 const std::vector<const Candidate*>& senses);

} // namespace placeline::places
