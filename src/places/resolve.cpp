// SPDX-License-Identifier: Apache-2.0
#include "places/resolve.hpp"

#include "places/links.hpp"
#include "places/votes.hpp"
#include "places/weigh.hpp"
#include "places/weights.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>

namespace placeline::places {

namespace {

using RoundWeights = std::array<CandidateFeatures, n_rounds>;

RoundWeights& round_weights()
{
    static RoundWeights weights = [] {
        RoundWeights table{};
        for (std::size_t round = 0; round < table.size(); ++round) {
            const std::string group = "round" + std::to_string(round);
            for (std::size_t f = 0; f < n_candidate_features; ++f) {
                table[round][f] = candidate_weights().get(group, candidate_feature_names()[f]);
            }
        }
        return table;
    }();
    return weights;
}

const ConfidenceFeatures& confidence_weights()
{
    static const ConfidenceFeatures weights = [] {
        ConfidenceFeatures table{};
        for (std::size_t i = 0; i < table.size(); ++i) {
            table[i] = candidate_weights().get("sure", confidence_feature_names()[i]);
        }
        return table;
    }();
    return weights;
}

/// What two rounds find less probable than this does not come back.
constexpr double out_of_the_race = 0.001;
/// The prominence of a town of some hundred thousand.
constexpr float known_abroad = 6.0F;

template <class T>
void sort_unique(std::vector<T>& values)
{
    std::ranges::sort(values);
    values.erase(std::ranges::unique(values).begin(), values.end());
}

/// A country is not meant by another spelling of its name where a known place has that very name ("Uman" is not Oman),
/// nor by any other name where a large town is called so: Marawi is no name for Malawi.
void drop_respelt_country(std::vector<Candidate>& candidates)
{
    constexpr float known_place = 4.0F;
    constexpr float alike = 0.5F;
    constexpr float large = 5.0F; // 100,000 people
    const bool rival = std::ranges::any_of(candidates, [](const Candidate& c) {
        return c.name_kind == gazetteer::NameKind::main && c.kind != FeatureKind::country &&
               c.prominence >= known_place;
    });
    const bool large_town = std::ranges::any_of(candidates, [](const Candidate& c) {
        return !c.variant && c.kind >= FeatureKind::capital && c.kind <= FeatureKind::town && c.log_population >= large;
    });
    std::erase_if(candidates, [&](const Candidate& c) {
        return c.kind == FeatureKind::country && c.name_kind == gazetteer::NameKind::alternate &&
               (large_town || (rival && c.unlike < alike));
    });
}

class Resolver {
public:
    Resolver(const NameSet& names, const text::Document& document, const CueMap& cues,
             const gazetteer::Gazetteer& gazetteer);

    std::vector<ResolvedEntry> run(std::vector<Round>* seen);

private:
    void read_all(const gazetteer::Gazetteer& gazetteer);
    void score(std::size_t entry, int round);
    [[nodiscard]] ResolvedEntry judged(std::size_t entry) const;

    const NameSet& names_;
    std::vector<Contest> contests_; ///< by entry
    std::vector<Hints> hints_;
    std::vector<std::vector<Link>> links_;
    std::vector<std::vector<CandidateFeatures>> features_; ///< by entry and candidate, of the last round
};

Resolver::Resolver(const NameSet& names, const text::Document& document, const CueMap& cues,
                   const gazetteer::Gazetteer& gazetteer)
    : names_(names), contests_(names.entries.size()), hints_(names.entries.size(), Hints{}),
      links_(find_links(names, document, cues)), features_(names.entries.size())
{
    std::vector<double> mentions(names.entries.size(), 0.0);
    for (const auto& name : names.names) {
        mentions[name.entry] += 1.0;
        if (const auto at = hint_letters.find(name.hint); at != std::string_view::npos) {
            hints_[name.entry][at] = true; // "the village of X" once is enough
        }
    }
    for (std::size_t e = 0; e < contests_.size(); ++e) {
        contests_[e].weight = 1.0 + 0.3 * std::log(std::max(1.0, mentions[e]));
    }
    read_all(gazetteer);
}

void Resolver::read_all(const gazetteer::Gazetteer& gazetteer)
{
    // First the units and countries that may be named, so that small places in them are not cut off.
    std::vector<gazetteer::PlaceIndex> units;
    std::vector<std::uint16_t> countries;
    for (const auto& entry : names_.entries) {
        for (std::size_t i = 0; i < std::min<std::size_t>(2, entry.hits.size()); ++i) {
            const auto row = gazetteer.row(entry.hits[i].place);
            if (row.admin1 != gazetteer::no_place) {
                units.push_back(row.admin1);
            }
            if (row.country_index != 0) {
                countries.push_back(row.country_index);
            }
        }
    }
    sort_unique(units);
    sort_unique(countries);
    std::vector<std::uint16_t> named; // countries that are themselves named, by name or demonym
    for (const auto& entry : names_.entries) {
        if (!entry.hits.empty()) {
            const auto row = gazetteer.row(entry.hits.front().place);
            if (row.country_index != 0 && feature_kind(row.feature_class, row.feature_code) == FeatureKind::country) {
                named.push_back(row.country_index);
            }
        }
    }
    sort_unique(named);
    std::size_t misspelt = 0;
    for (std::size_t e = 0; e < contests_.size(); ++e) {
        const auto& entry = names_.entries[e];
        auto& candidates = contests_[e].candidates;
        candidates =
            read_candidates(entry.hits, gazetteer, entry.folded, entry.origin == NameOrigin::variant, units, countries);
        drop_respelt_country(candidates);
        // "Mar'a" is a name in Tanzania and Italy; in a report on Syria another spelling of Mare is meant. But Tyre is
        // Tyre in a report on Israel.
        const bool at_home = std::ranges::any_of(candidates, [&named](const Candidate& c) {
            return c.country == 0 || c.kind == FeatureKind::country || std::ranges::binary_search(named, c.country);
        });
        if (entry.origin == NameOrigin::exact && !entry.demonym && !at_home && !named.empty() &&
            candidates.size() < 16 && (candidates.empty() || candidates.front().prominence < known_abroad)) {
            const auto key = text::variant_key(entry.folded);
            for (const auto& c :
                 read_candidates(gazetteer.find_variant(key), gazetteer, entry.folded, true, units, named)) {
                if (std::ranges::binary_search(named, c.country) &&
                    std::ranges::none_of(candidates, [&c](const Candidate& o) { return o.place == c.place; })) {
                    candidates.push_back(c);
                }
            }
        }
        // A misspelt name, in a country the report names: "Mahkmur".
        if (entry.origin == NameOrigin::marked && !named.empty() && entry.folded.size() >= 6 && misspelt < 8) {
            ++misspelt;
            for (const auto& fuzzy : gazetteer.find_fuzzy(entry.folded, 1, 16)) {
                for (const auto& c :
                     read_candidates(std::span{&fuzzy.hit, 1}, gazetteer, entry.folded, true, units, named)) {
                    if (std::ranges::binary_search(named, c.country) && c.kind != FeatureKind::country) {
                        candidates.push_back(c);
                    }
                }
            }
        }
    }
}

/// Probabilities of the candidates of an entry from their features.
void Resolver::score(std::size_t e, int round)
{
    auto& [candidates, by_probability, weight] = contests_[e];
    if (candidates.empty()) {
        return;
    }
    const auto& weights = round_weights()[static_cast<std::size_t>(round)];
    double top = -1e9;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        candidates[i].score = weighed(features_[e][i], weights);
        top = std::max(top, candidates[i].score);
    }
    double sum = 0.0;
    for (const auto& c : candidates) {
        sum += std::exp(c.score - top);
    }
    // Between rounds half of what was thought before stays: two names that each follow the other would change places
    // for ever ("Dover to Calais", both of which are towns in America too).
    const double kept = round > 0 && round + 1 < n_rounds ? 0.3 : 0.0;
    for (auto& c : candidates) {
        c.probability = kept * c.probability + (1.0 - kept) * std::exp(c.score - top) / sum;
    }
    by_probability.resize(candidates.size());
    std::iota(by_probability.begin(), by_probability.end(), 0U);
    std::ranges::sort(by_probability, [&candidates](std::uint32_t a, std::uint32_t b) {
        const double p = candidates[a].probability;
        const double q = candidates[b].probability;
        return p > q || (p == q && a < b);
    });
}

std::vector<ResolvedEntry> Resolver::run(std::vector<Round>* seen)
{
    for (std::size_t e = 0; e < contests_.size(); ++e) {
        weigh_alone(contests_[e], hints_[e], features_[e]);
    }
    for (int round = 0; round < n_rounds; ++round) {
        if (round > 0) {
            const Votes votes{contests_};
            for (std::size_t e = 0; e < contests_.size(); ++e) {
                if (contests_[e].candidates.size() > 1 || round + 1 == n_rounds) { // the only one stays the only one
                    weigh_together(e, contests_, votes, links_[e], round > 1 ? out_of_the_race : 0.0, features_[e]);
                }
            }
        }
        if (seen != nullptr) {
            auto& weighed = seen->emplace_back(contests_.size());
            for (std::size_t e = 0; e < contests_.size(); ++e) {
                weighed[e] = {contests_[e].candidates, features_[e]};
            }
        }
        for (std::size_t e = 0; e < contests_.size(); ++e) {
            score(e, round);
        }
    }
    std::vector<ResolvedEntry> resolved;
    resolved.reserve(contests_.size());
    for (std::size_t e = 0; e < contests_.size(); ++e) {
        resolved.push_back(judged(e));
    }
    return resolved;
}

/// The candidates in order, and how sure the best one is.
ResolvedEntry Resolver::judged(std::size_t e) const
{
    const auto& contest = contests_[e];
    ResolvedEntry entry;
    if (contest.candidates.empty()) {
        return entry;
    }
    entry.candidates.reserve(contest.candidates.size());
    for (const auto number : contest.by_probability) {
        entry.candidates.push_back(contest.candidates[number]);
    }
    const auto& best = entry.candidates.front();
    const auto& f = features_[e][contest.by_probability.front()];
    double known = 0.0;
    double mass = 0.0; // a town and the district called after it are one answer
    for (const auto& c : entry.candidates) {
        if (c.place == best.place || distance_km(c, best) < 50.0) {
            mass += c.probability;
            known = std::max(known, static_cast<double>(c.prominence));
        }
    }
    const double p = std::clamp(mass, 0.02, 0.98);
    entry.sure = {1.0,
                  std::log(p / (1.0 - p)),
                  known / 10.0,
                  f[lonely_country],
                  best.variant ? 1.0 : 0.0,
                  f[around_300],
                  std::max({f[within_next], f[within_named], f[unit_stated], f[country_stated]}),
                  f[not_within_next],
                  f[alternate_name],
                  f[called_otherwise] > f[called_so] ? 1.0 : 0.0};
    const double logit = std::inner_product(entry.sure.begin(), entry.sure.end(), confidence_weights().begin(), 0.0);
    entry.confidence = 1.0 / (1.0 + std::exp(-logit));
    return entry;
}

} // namespace

void set_round_weights(int round, const CandidateFeatures& weights)
{
    round_weights()[static_cast<std::size_t>(round)] = weights;
}

std::vector<ResolvedEntry> resolve(const NameSet& names, const text::Document& document, const CueMap& cues,
                                   const gazetteer::Gazetteer& gazetteer, std::vector<Round>* seen)
{
    return Resolver{names, document, cues, gazetteer}.run(seen);
}

} // namespace placeline::places
