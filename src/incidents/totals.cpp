// SPDX-License-Identifier: Apache-2.0
#include "incidents/totals.hpp"

#include "incidents/settle.hpp"

#include <set>
#include <string_view>
#include <utility>

namespace placeline::incidents {

namespace {

void add(std::optional<std::uint64_t>& sum, std::uint32_t value)
{
    sum = sum.value_or(0) + value;
}

} // namespace

std::optional<std::uint64_t> Total::whole() const
{
    return rows && shared ? std::optional{*rows + *shared} : rows ? rows : shared;
}

std::array<Total, summed_measures.size()> totals_of(const std::vector<MergedIncident>& incidents)
{
    std::array<Total, summed_measures.size()> totals;
    std::set<std::pair<std::string_view, std::string_view>> seen; // shared claims stand in several incidents
    for (const MergedIncident& merged : incidents) {
        Figures figures = merged.incident.figures;
        for (std::size_t m = 0; m < summed_measures.size(); ++m) {
            if (const Count* count = figure(figures, summed_measures[m]); count->best) {
                add(totals[m].rows, *count->best);
            }
        }
        for (const SourcedClaim& sourced : merged.sourced_claims) {
            const Claim& claim = sourced.claim;
            if (merged.incident.split || claim.scope != Scope::shared || !claim.counted || !claim.bounds.value ||
                !seen.emplace(sourced.report_id, claim.id).second) {
                continue;
            }
            for (std::size_t m = 0; m < summed_measures.size(); ++m) {
                if (summed_measures[m] == claim.measure) {
                    add(totals[m].shared, *claim.bounds.value);
                }
            }
        }
    }
    return totals;
}

} // namespace placeline::incidents
