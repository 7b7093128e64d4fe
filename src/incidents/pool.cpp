// SPDX-License-Identifier: Apache-2.0
#include "incidents/pool.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

namespace placeline::incidents {

namespace {

/// An incident that came without parts (another program's) is a part itself.
std::vector<IncidentPart> parts_of(const MergedIncident& merged)
{
    if (!merged.parts.empty()) {
        return merged.parts;
    }
    IncidentPart part{.incident = merged.incident,
                      .report_id = merged.reports.empty() ? std::string{} : merged.reports.front(),
                      .source = {},
                      .url = {},
                      .published = {}};
    part.incident.mentions.clear();
    part.incident.claims.clear();
    for (const SourcedClaim& claim : merged.sourced_claims) {
        part.incident.claims.push_back(claim.claim.id);
        if (claim.report_id == part.report_id) {
            part.source = claim.source;
            part.url = claim.url;
            part.published = claim.published;
        }
    }
    return {part};
}

/// By publication (reports without a date last), report and id.
auto order_of(const IncidentPart& part)
{
    return std::tuple{part.published.empty(), std::string_view{part.published}, std::string_view{part.report_id},
                      std::string_view{part.incident.id}};
}

} // namespace

Pool pool_of(const std::vector<MergedIncident>& incidents)
{
    Pool pool;
    for (const MergedIncident& merged : incidents) {
        for (IncidentPart& part : parts_of(merged)) {
            part.incident.figures = {};
            pool.parts.push_back(std::move(part));
        }
        for (const SourcedClaim& claim : merged.sourced_claims) {
            pool.claims.emplace(ClaimKey{claim.report_id, claim.claim.id}, claim);
        }
    }
    std::sort(pool.parts.begin(), pool.parts.end(),
              [](const IncidentPart& a, const IncidentPart& b) { return order_of(a) < order_of(b); });
    pool.parts.erase(std::unique(pool.parts.begin(), pool.parts.end(),
                                 [](const IncidentPart& a, const IncidentPart& b) {
                                     return a.report_id == b.report_id && a.incident.id == b.incident.id;
                                 }),
                     pool.parts.end());
    return pool;
}

void insert_part(Pool& pool, IncidentPart part)
{
    const auto at =
        std::upper_bound(pool.parts.begin(), pool.parts.end(), part,
                         [](const IncidentPart& a, const IncidentPart& b) { return order_of(a) < order_of(b); });
    pool.parts.insert(at, std::move(part));
}

std::vector<Candidate> candidates_of(const std::vector<IncidentPart>& parts, const Pool& pool)
{
    std::vector<Candidate> candidates;
    candidates.reserve(parts.size());
    for (const IncidentPart& part : parts) {
        Candidate candidate = candidate_for(part);
        for (const std::string& id : part.incident.claims) {
            const auto found = pool.claims.find({part.report_id, id});
            if (found == pool.claims.end() || pool.void_claims.contains(found->first)) {
                continue;
            }
            const Claim& claim = found->second.claim;
            const bool harm = claim.measure == Measure::killed || claim.measure == Measure::injured;
            // "One person died" is said of too many days to tell one.
            constexpr std::uint32_t telling = 3;
            if (harm && claim.scope == Scope::own && claim.bounds.value.value_or(0) >= telling) {
                candidate.numbers.emplace(claim.measure, *claim.bounds.value);
            }
        }
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

} // namespace placeline::incidents
