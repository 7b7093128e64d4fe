// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "model/incident.hpp"
#include "places/find_mentions.hpp"

#include <vector>

namespace placeline::pipeline {

/// Takes one report the whole way: text, places, claims, incidents. Confidences have four decimals and positions seven,
/// so that a report read back from its record is the same. Safe to call from several threads.
ParsedReport parse(Report report, const gazetteer::Gazetteer& gazetteer, const places::FindOptions& options);

/// The mentions of a report on their own, their spans in code points (as `incidents::lift` counts those of claims).
std::vector<SourcedMention> lift_mentions(const ParsedReport& report);

} // namespace placeline::pipeline
