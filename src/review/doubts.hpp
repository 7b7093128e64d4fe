// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/incident.hpp"

#include <string>
#include <vector>

namespace placeline::review {

/// One reason to look at an incident.
struct Doubt {
    double score = 0.0; ///< what a look may change, in lives
    std::string words;
    std::string field; ///< the column that is in doubt; empty: what went into the incident
};

/// What an error about the incident would put in the wrong place or count wrongly, in lives: those killed, a fifth of
/// the injured, and one for the incident itself. Where numbers disagree, the greatest.
double stake_of(const MergedIncident& merged);

/// What is doubtful about one incident by itself, and was not decided by a person.
/// \param rivals  Other places that its names may mean, best first.
std::vector<Doubt> doubts_of(const MergedIncident& merged, const std::vector<Alternative>& rivals);

/// Whether a person said of this field, or of the whole incident, what it is, and nothing was published since.
bool is_decided(const MergedIncident& merged, std::string_view field);

} // namespace placeline::review
