// SPDX-License-Identifier: Apache-2.0
#include "review/edit_reports.hpp"

#include "review/edit_report.hpp"

#include <algorithm>
#include <map>

namespace placeline::review {

PartKey key_of(const IncidentPart& part)
{
    return {part.report_id, part.incident.id};
}

std::set<PartKey> edit_reports(incidents::Pool& pool, const std::vector<Row>& rows, Findings& findings)
{
    std::map<std::string, std::vector<const Row*>> of_report;
    for (const Row& row : rows) {
        if (row.of_report()) {
            of_report[row.given.report].push_back(&row);
        }
    }
    std::map<std::string, ReportView> views;
    for (IncidentPart& part : pool.parts) {
        if (of_report.contains(part.report_id)) {
            views[part.report_id].incidents.push_back(&part.incident);
        }
    }
    for (auto& [key, claim] : pool.claims) {
        if (of_report.contains(key.first)) {
            views[key.first].claims.push_back(&claim.claim);
        }
    }
    std::set<PartKey> dropped;
    std::vector<IncidentPart> moved;
    for (auto& [report, view] : views) {
        ReportEdits edits = edit_report(view, of_report.at(report), findings);
        for (const std::string& claim : edits.dropped_claims) {
            pool.void_claims.emplace(report, claim);
        }
        for (const std::string& incident : edits.dropped_incidents) {
            dropped.emplace(report, incident);
        }
        for (Incident& incident : edits.moved) {
            const auto like = std::find_if(pool.parts.begin(), pool.parts.end(),
                                           [&report = report](const auto& part) { return part.report_id == report; });
            moved.push_back(*like);
            moved.back().incident = std::move(incident);
        }
    }
    for (IncidentPart& part : moved) {
        incidents::insert_part(pool, std::move(part));
    }
    return dropped;
}

} // namespace placeline::review
