// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/mention.hpp"
#include "places/candidates.hpp"
#include "places/cues.hpp"
#include "places/names.hpp"
#include "text/document.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace placeline::places {

/// Where the scene lies as seen from the named place.
struct Offset {
    bool near = false;                    ///< near, not in: where_prec 2
    std::optional<double> bearing_deg;    ///< "north of"
    double distance_m = 0.0;              ///< 0: not stated
    std::optional<std::uint32_t> between; ///< the other name of "between X and Y"
};

struct NameRole {
    Role role = Role::background;
    Offset offset;
    bool may_be_scene = false; ///< see `Mention::may_be_scene`
    const char* reason = "";   ///< why this role, for people
};

/// The role of each name in its sentence.
/// \param senses  The place of each name, nullptr where none was chosen.
std::vector<NameRole> find_roles(const text::Document& document, const CueMap& cues, const NameSet& names,
                                 const std::vector<const Candidate*>& senses);

} // namespace placeline::places
