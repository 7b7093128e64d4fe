// SPDX-License-Identifier: Apache-2.0
#include "places/far_namesakes.hpp"

#include <algorithm>

namespace placeline::places {

bool drop_far_variants(NameSet& names, const std::vector<ResolvedEntry>& resolved)
{
    constexpr double likely = 0.5;
    std::vector<std::uint16_t> home; // countries of what is known under its own name
    for (std::size_t e = 0; e < resolved.size(); ++e) {
        const auto& candidates = resolved[e].candidates;
        if (!candidates.empty() && names.entries[e].origin == NameOrigin::exact &&
            (candidates.front().probability >= likely || resolved[e].confidence >= likely)) {
            home.push_back(candidates.front().country);
        }
    }
    bool dropped = false;
    for (std::size_t e = 0; e < resolved.size() && !home.empty(); ++e) {
        const auto& candidates = resolved[e].candidates;
        if (names.entries[e].origin == NameOrigin::variant && !candidates.empty() && candidates.front().variant &&
            candidates.front().country != 0 && std::ranges::find(home, candidates.front().country) == home.end()) {
            names.entries[e].hits.clear();
            dropped = true;
        }
    }
    return dropped;
}

namespace {

/// What another name of the report most probably means.
struct Other {
    std::size_t entry = 0;
    const Candidate* sense = nullptr;
};

bool at_home(const Candidate& candidate, std::size_t own, const std::vector<Other>& others)
{
    constexpr double next_door_km = 300.0;
    return std::ranges::any_of(others, [&](const Other& other) {
        return other.entry != own &&
               (other.sense->country == candidate.country || distance_km(*other.sense, candidate) < next_door_km);
    });
}

} // namespace

void keep_little_known_at_home(const NameSet& names, std::vector<ResolvedEntry>& resolved)
{
    constexpr double sure = 0.5;
    constexpr double quite_sure = 0.7;
    constexpr double possible = 0.1;
    constexpr double stands = 0.4;
    constexpr float known = 5.5F;          // a town of some fifty thousand
    constexpr std::size_t least_named = 2; // one may itself be wrong: "India Salazar said"
    std::vector<Other> others;
    std::size_t named = 0; // other than by a word for its people
    for (std::size_t e = 0; e < resolved.size(); ++e) {
        if (!resolved[e].candidates.empty() && resolved[e].confidence >= sure &&
            resolved[e].candidates.front().country != 0) {
            others.push_back({e, &resolved[e].candidates.front()});
            named += names.entries[e].demonym ? 0 : 1;
        }
    }
    for (std::size_t e = 0; e < resolved.size(); ++e) {
        auto& [candidates, confidence, features] = resolved[e];
        if (candidates.empty() || confidence >= quite_sure || names.entries[e].demonym) {
            continue;
        }
        const auto& best = candidates.front();
        if (best.country == 0 || best.kind == FeatureKind::country ||
            best.name_kind == gazetteer::NameKind::abbreviation) {
            continue;
        }
        // Not "Erbil airport": the town is known.
        const bool little_known = std::ranges::all_of(
            candidates, [](const Candidate& c) { return c.probability < possible || c.prominence < known; });
        const bool respelt = best.variant || best.name_kind == gazetteer::NameKind::alternate;
        if (!little_known && !(respelt && confidence < sure)) {
            continue;
        }
        const bool own_counts = confidence >= sure;
        if (named - (own_counts ? 1 : 0) < least_named || at_home(best, e, others)) {
            continue;
        }
        const auto home = std::ranges::find_if(
            candidates, [&](const Candidate& c) { return c.probability >= possible && at_home(c, e, others); });
        if (home == candidates.end()) {
            confidence = 0.0;
        } else {
            std::rotate(candidates.begin(), home, home + 1);
            confidence = stands;
        }
    }
}

} // namespace placeline::places
