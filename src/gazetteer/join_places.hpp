// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/folded_names.hpp"
#include "gazetteer/source.hpp"

#include <cstdint>
#include <vector>

namespace placeline::gazetteer {

/// Finds the places that several sources have under ids of their own: a main name of one is a name of the other, and
/// `same_place` holds. The row of the earlier source stays and takes from the later what it does not state. Two rows
/// of one source, and two ids with one prefix ("geonames:"), are never one.
/// \return  For each of `table.places` the number of the one that stays: most often itself.
std::vector<std::uint32_t> join_places(SourceTable& table, const FoldedNames& names);

} // namespace placeline::gazetteer
