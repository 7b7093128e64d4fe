// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "places/candidate_features.hpp"
#include "places/candidates.hpp"
#include "places/names.hpp"

#include <vector>

namespace placeline::places {

/// The candidates of one distinct name of a report.
struct ResolvedEntry {
    std::vector<Candidate> candidates; ///< most probable first
    /// That the first candidate is meant and not some place that the gazetteer lacks: a logistic model of `sure`, on
    /// which placeline_train_places prints the calibration.
    double confidence = 0.0;
    ConfidenceFeatures sure{};
};

/// Number of rounds: the first looks at each name alone, each later one at what the round before thought of the others.
constexpr int n_rounds = 4;

/// The candidates of one entry with their features, as one round weighs them.
struct WeighedEntry {
    std::vector<Candidate> candidates;
    std::vector<CandidateFeatures> features;
};
using Round = std::vector<WeighedEntry>; ///< by entry

/// Resolves all names of a report together. The order of names does not matter beyond what stands beside what.
/// \param seen  Takes the features of each round; nullptr: not wanted.
std::vector<ResolvedEntry> resolve(const NameSet& names, const text::Document& document, const CueMap& cues,
                                   const gazetteer::Gazetteer& gazetteer, std::vector<Round>* seen = nullptr);

/// For training: replaces the weights of a round, for all resolutions that follow. Not safe with other threads.
void set_round_weights(int round, const CandidateFeatures& weights);

} // namespace placeline::places
