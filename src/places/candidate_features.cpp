// SPDX-License-Identifier: Apache-2.0
#include "places/candidate_features.hpp"

#include <algorithm>

namespace placeline::places {

const std::array<std::string_view, n_candidate_features>& candidate_feature_names()
{
    static const auto names = [] {
        std::array<std::string_view, n_candidate_features> table{};
        for (std::size_t kind = 0; kind < n_feature_kinds; ++kind) {
            table[kind] = to_string(static_cast<FeatureKind>(kind));
        }
        constexpr std::array<std::string_view, n_candidate_features - n_feature_kinds> others{
            "population",      "names_known",      "well_known",        "beside_best",     "best_known",
            "alternate_name",  "demonym_name",     "abbreviation_name", "article_dropped", "variant_name",
            "called_so",       "called_otherwise", "town_so_called",    "within_next",     "holds_previous",
            "not_within_next", "within_named",     "holds_named",       "within_sentence", "country_share",
            "unit_share",      "country_stated",   "unit_stated",       "around_30",       "around_100",
            "around_300",      "neighbour",        "list_alike",        "list_near",       "holds_others",
            "lonely_country",  "world_country",    "world_capital",     "world_unit",      "world_town"};
        std::ranges::copy(others, table.begin() + n_feature_kinds);
        return table;
    }();
    return names;
}

const std::array<std::string_view, n_confidence_features>& confidence_feature_names()
{
    static constexpr std::array<std::string_view, n_confidence_features> names{
        "bias",       "margin", "well_known", "lonely_country", "variant",
        "around_300", "held",   "not_held",   "alternate_name", "called_otherwise"};
    return names;
}

double weighed(const CandidateFeatures& features, const CandidateFeatures& weights) noexcept
{
    constexpr std::size_t lanes = 4;
    std::array<double, lanes> sums{};
    std::size_t f = 0;
    for (; f + lanes <= n_candidate_features; f += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            sums[lane] += features[f + lane] * weights[f + lane];
        }
    }
    for (; f < n_candidate_features; ++f) {
        sums[0] += features[f] * weights[f];
    }
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

} // namespace placeline::places
