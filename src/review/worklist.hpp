// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/incident.hpp"
#include "model/work_item.hpp"

#include <functional>
#include <string_view>
#include <vector>

namespace placeline::review {

/// The text of a report by its id; empty where it is not at hand. What it returns outlives the call of `worklist`.
using TextOf = std::function<std::string_view(std::string_view report)>;

/// What a person should look at first: one item for each incident with a doubt, sorted by what a look may change. That
/// is counted in lives: the toll that a doubtful place, join or contradiction puts at stake, with one added so that an
/// incident without a number is not lost. An item names the doubts in plain words, the weightiest first: a place that
/// is not sure and where else it may be, a name without a place, numbers that contradict each other, reports that may
/// not be of one event, other incidents that may be the same one, a number that several places share. What a person
/// has decided already (`Incident::corrections`) is in doubt no longer.
/// \param set  Its mentions say where else a name may lie; without them items have no rivals.
std::vector<WorkItem> worklist(const IncidentSet& set, const TextOf& text_of);

} // namespace placeline::review
