// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/positions.hpp"
#include "incidents/sites.hpp"
#include "model/mention.hpp"
#include "text/document.hpp"

#include <cstdint>
#include <vector>

namespace placeline::incidents {

/// Places named together, "in A and near B": a number told of them is told of all.
struct PlaceGroup {
    std::vector<std::uint32_t> mentions;
    std::uint32_t first_token = 0;
    std::uint32_t last_token = 0; ///< one past
    bool fronted = false; ///< opens its sentence or clause ("In A, ..."): what stands before it is about another place
};

/// The event places of each sentence as they hang together, in text order: "in A and near B" is one group, "A, in B" is
/// A alone.
std::vector<std::vector<PlaceGroup>> group_places(const std::vector<Mention>& mentions, const Sites& sites,
                                                  const Positions& positions, const text::Document& document);

} // namespace placeline::incidents
