// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "places/candidates.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace placeline::places {

/// What speaks for or against a candidate; the kinds of feature (`FeatureKind`) come first, one number each.
enum Feature : std::size_t {
    population = n_feature_kinds,
    names_known,
    well_known,
    beside_best,
    best_known,
    alternate_name,
    demonym_name,
    abbreviation_name,
    article_dropped,
    variant_name,
    called_so,
    called_otherwise,
    town_so_called, ///< a unit, and its chief town has the same name: "in Kirkuk" is the town, "Kirkuk province" is not
    n_features_alone,               ///< the features before this one need no other name of the report
    within_next = n_features_alone, ///< "A, B": B holds it
    holds_previous,                 ///< "A, B": it holds A
    not_within_next,                ///< "A, B", B a unit or country that does not hold it
    within_named,                   ///< "A in B": B holds it
    holds_named,
    within_sentence, ///< a unit or country of the same sentence holds it
    country_share,   ///< share of the other names in its country
    unit_share,      ///< ... in its first-order unit
    country_stated,  ///< the report names its country
    unit_stated,     ///< the report names its first-order unit
    around_30,       ///< share of the other names within some 30 km
    around_100,
    around_300,
    neighbour,      ///< one other name is close by
    list_alike,     ///< "A and B": of one kind
    list_near,      ///< "A and B": not far from each other
    holds_others,   ///< share of the other names that it holds
    lonely_country, ///< others are told, none in its country
    world_country,  ///< a country, and countries make up this share of the other names
    world_capital,
    world_unit,
    world_town,
    n_candidate_features
};

/// One value a feature, each between about -1 and 1.
using CandidateFeatures = std::array<double, n_candidate_features>;

/// Names of the features, as in geodata/weights-candidates.tsv and, in words, in `Mention::reasons`.
const std::array<std::string_view, n_candidate_features>& candidate_feature_names();

/// What the confidence is weighed from, in `confidence_feature_names`.
constexpr std::size_t n_confidence_features = 10;
using ConfidenceFeatures = std::array<double, n_confidence_features>;
const std::array<std::string_view, n_confidence_features>& confidence_feature_names();

/// The sum of value by weight. In four partial sums, which a processor adds at the same time.
double weighed(const CandidateFeatures& features, const CandidateFeatures& weights) noexcept;

} // namespace placeline::places
