// SPDX-License-Identifier: Apache-2.0
#include "incidents/revisions.hpp"

#include <set>

namespace placeline::incidents {

void Revisions::note(std::string_view report_id, std::uint32_t revision)
{
    if (revision == 0) {
        return;
    }
    const auto found = latest_.find(report_id);
    if (found == latest_.end()) {
        latest_.emplace(report_id, revision);
    } else if (found->second < revision) {
        found->second = revision;
    }
}

bool Revisions::is_earlier(std::string_view report_id, std::uint32_t revision) const
{
    const auto found = latest_.find(report_id);
    return found != latest_.end() && revision < found->second;
}

void Revisions::drop_earlier(std::vector<MergedIncident>& incidents)
{
    for (const MergedIncident& merged : incidents) {
        for (const IncidentPart& part : merged.parts) {
            note(part.report_id, part.revision);
        }
    }
    if (latest_.empty()) {
        return;
    }
    std::erase_if(incidents, [this](MergedIncident& merged) {
        std::set<std::string> gone;
        std::erase_if(merged.parts, [&](const IncidentPart& part) {
            const bool earlier = is_earlier(part.report_id, part.revision);
            if (earlier) {
                gone.insert(part.report_id);
            }
            return earlier;
        });
        if (gone.empty()) {
            return false;
        }
        std::erase_if(merged.sourced_claims,
                      [&gone](const SourcedClaim& claim) { return gone.contains(claim.report_id); });
        std::erase_if(merged.reports, [&gone](const std::string& report) { return gone.contains(report); });
        return merged.parts.empty();
    });
}

void Revisions::drop_earlier(std::vector<SourcedMention>& mentions) const
{
    if (!latest_.empty()) {
        std::erase_if(mentions, [this](const SourcedMention& mention) {
            return is_earlier(mention.report_id, mention.revision);
        });
    }
}

} // namespace placeline::incidents
