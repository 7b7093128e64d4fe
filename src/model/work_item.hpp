// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/mention.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace placeline {

/// Words of a report and what stands around them, for a reader.
struct Passage {
    std::string report_id;
    std::string before; ///< empty: the report's text was not at hand
    std::string quote;  ///< of a claim, or the name of a place where no number is told
    std::string after;
};

/// What a person should look at: an incident, and why.
struct WorkItem {
    std::size_t incident = 0;               ///< index into `IncidentSet::incidents`
    double score = 0.0;                     ///< what a look may change; items are sorted by it, the greatest first
    std::vector<std::string> why;           ///< in plain words, the weightiest first
    std::string field;                      ///< the column that is in doubt most; empty: what was joined or shared
    std::vector<std::string> place_reasons; ///< why the place is the place, in words; empty: not at hand
    std::vector<Alternative> rivals;        ///< other places that may be meant, best first
    std::vector<std::string> others;        ///< ids of incidents that may be the same event, the likeliest first
    std::vector<Passage> passages;          ///< its quotes in their reports
};

} // namespace placeline
