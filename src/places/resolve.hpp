// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "places/candidates.hpp"
#include "places/names.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace placeline::places {

constexpr std::size_t n_candidate_features = n_feature_kinds + 35;
/// What speaks for or against a candidate. Each is between about -1 and 1; names in `candidate_feature_names`.
using CandidateFeatures = std::array<double, n_candidate_features>;
/// Names of the features, as in geodata/weights-candidates.tsv and, in words, in `Mention::reasons`.
const std::vector<std::string_view>& candidate_feature_names();

/// What the confidence is weighed from, in `confidence_feature_names`.
constexpr std::size_t n_confidence_features = 10;
using ConfidenceFeatures = std::array<double, n_confidence_features>;
const std::array<std::string_view, n_confidence_features>& confidence_feature_names();

/// The candidates of one distinct name of a report.
struct ResolvedEntry {
    std::vector<Candidate> candidates; ///< most probable first
    /// That the first candidate is meant and not some place that the gazetteer lacks: a logistic model of `sure`, on
    /// which placeline_train_places prints the calibration.
    double confidence = 0.0;
    ConfidenceFeatures sure{};
};

/// Number of rounds: the first looks at each name alone, each later one at what the round before thought of the others.
constexpr int n_rounds = 3;

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

/// Puts names that only help to resolve the others among those asked for, where they overlap none of these.
void add_context(NameSet& names, NameSet context);

/// For training: replaces the weights of a round, for all resolutions that follow. Not safe with other threads.
void set_round_weights(int round, const CandidateFeatures& weights);

} // namespace placeline::places
