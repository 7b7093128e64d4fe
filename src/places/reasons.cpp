// SPDX-License-Identifier: Apache-2.0
#include "places/reasons.hpp"

#include "places/weights.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <string_view>

namespace placeline::places {

namespace {

constexpr std::size_t max_candidates = 4;
constexpr std::size_t max_features = 5;

/// The features in words a reader of the report understands.
std::string_view in_words(std::string_view feature)
{
    static const std::map<std::string_view, std::string_view> words{
        {"country", "it is a country"},
        {"admin1", "it is a first-order unit"},
        {"admin2", "it is a second-order unit"},
        {"admin_lower", "it is a small unit"},
        {"capital", "it is a capital"},
        {"seat1", "it is the seat of a first-order unit"},
        {"seat2", "it is the seat of a second-order unit"},
        {"town", "it is a town or village"},
        {"quarter", "it is a part of a town"},
        {"continent", "it is a continent"},
        {"region", "it is a region"},
        {"water", "it is a water"},
        {"relief", "it is a mountain, valley or the like"},
        {"spot", "it is a site or building"},
        {"other", "it is of another kind"},
        {"population", "its population"},
        {"names_known", "the number of its names"},
        {"well_known", "how well it is known"},
        {"beside_best", "less known than the best known of that name"},
        {"best_known", "the best known of that name"},
        {"alternate_name", "the name is not its main one"},
        {"demonym_name", "the word is for its people"},
        {"abbreviation_name", "written as its abbreviation"},
        {"article_dropped", "its name without the article"},
        {"variant_name", "its name in another spelling"},
        {"called_so", "the text calls it that kind of place"},
        {"called_otherwise", "the text calls it another kind of place"},
        {"within_next", "the name after the comma holds it"},
        {"holds_previous", "it holds the name before the comma"},
        {"not_within_next", "the name after the comma does not hold it"},
        {"within_named", "the text says it lies in a place that holds it"},
        {"holds_named", "the text says that a place it holds lies in it"},
        {"within_sentence", "a unit or country of the same sentence holds it"},
        {"country_share", "other names of the report lie in its country"},
        {"unit_share", "other names lie in its first-order unit"},
        {"country_stated", "the report names its country"},
        {"unit_stated", "the report names its first-order unit"},
        {"around_30", "other names lie within some 30 km"},
        {"around_100", "other names lie within some 100 km"},
        {"around_300", "other names lie within some 300 km"},
        {"neighbour", "another name lies close by"},
        {"list_alike", "of one kind with the names it is listed with"},
        {"list_near", "not far from the names it is listed with"},
        {"holds_others", "it holds other names of the report"},
        {"lonely_country", "no other name of the report is in its country"},
        {"town_so_called", "its chief town has the same name"},
        {"world_country", "a report of countries, and it is one"},
        {"world_capital", "a report of countries, and it is a capital"},
        {"world_unit", "a report of countries, and it is a first-order unit"},
        {"world_town", "a report of countries, and it is neither country nor capital"}};
    const auto at = words.find(feature);
    return at == words.end() ? feature : at->second;
}

std::string_view kind_in_words(FeatureKind kind)
{
    static constexpr std::array<std::string_view, n_feature_kinds> words{"country",
                                                                         "first-order unit",
                                                                         "second-order unit",
                                                                         "small unit",
                                                                         "capital",
                                                                         "seat of a first-order unit",
                                                                         "seat of a second-order unit",
                                                                         "town or village",
                                                                         "part of a town",
                                                                         "continent",
                                                                         "region",
                                                                         "water",
                                                                         "mountain or valley",
                                                                         "site",
                                                                         "place"};
    return words[static_cast<std::size_t>(kind)];
}

} // namespace

std::string describe(const gazetteer::PlaceRow& row, const gazetteer::Gazetteer& gazetteer)
{
    std::string where{kind_in_words(feature_kind(row.feature_class, row.feature_code))};
    for (const auto holder : {row.admin1, gazetteer.country(row.country)}) {
        if (holder != gazetteer::no_place && gazetteer.row(holder).id != row.id) {
            where += ", ";
            where += gazetteer.row(holder).name;
        }
    }
    return fmt::format("{} ({})", row.name, where);
}

void explain(const ResolvedEntry& resolved, const WeighedEntry& weighed, const gazetteer::Gazetteer& gazetteer,
             std::vector<std::string>& reasons)
{
    const std::string group = "round" + std::to_string(n_rounds - 1);
    for (std::size_t i = 0; i < std::min(max_candidates, resolved.candidates.size()); ++i) {
        const auto& candidate = resolved.candidates[i];
        const auto at = std::ranges::find(weighed.candidates, candidate.place, &Candidate::place);
        if (at == weighed.candidates.end()) {
            continue;
        }
        const auto& features = weighed.features[static_cast<std::size_t>(at - weighed.candidates.begin())];
        std::vector<std::pair<double, std::string_view>> parts;
        for (std::size_t f = 0; f < features.size(); ++f) {
            const auto name = candidate_feature_names()[f];
            const double part = features[f] * candidate_weights().get(group, name);
            if (std::abs(part) >= 0.1) {
                parts.emplace_back(part, name);
            }
        }
        std::ranges::stable_sort(parts,
                                 [](const auto& a, const auto& b) { return std::abs(a.first) > std::abs(b.first); });
        std::string line =
            fmt::format("{}: {:.2f}", describe(gazetteer.row(candidate.place), gazetteer), candidate.probability);
        for (std::size_t p = 0; p < std::min(max_features, parts.size()); ++p) {
            line += fmt::format("; {} {:+.1f}", in_words(parts[p].second), parts[p].first);
        }
        reasons.push_back(std::move(line));
    }
}

} // namespace placeline::places
