// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "model/incident.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace placeline::publish {

struct PublicOptions {
    bool links = false; ///< the reports' addresses stay
    /// A secret of whoever publishes. With it an incident keeps its public id from run to run; without it the id says
    /// no more than the row does, and may change when other rows come.
    std::string salt;
};

/// Incidents as they may be published: nothing of a report's words, of those who speak or send, or of a place nearer
/// than `coarse_place` stays in any field, so that no writer can tell it. Counts, days, kinds and how well they are
/// known stay. Sources are "source 1", "source 2"; speakers are their kind ("official"); sides stay where they are
/// words for many (`is_known_to_all`). There are no mentions: those are words of the reports. Sorted as `merge` does.
IncidentSet public_set(const IncidentSet& incidents, const gazetteer::Gazetteer& gazetteer,
                       const PublicOptions& options);

/// Whether some of it was published, or happened, less than 48 hours before. A day without a time counts as its end.
bool is_young(const IncidentSet& incidents, std::chrono::sys_seconds now);

} // namespace placeline::publish
