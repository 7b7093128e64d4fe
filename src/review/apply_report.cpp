// SPDX-License-Identifier: Apache-2.0
#include "review/apply_report.hpp"

#include "incidents/settle_report.hpp"
#include "review/edit.hpp"
#include "review/edit_report.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace placeline::review {

namespace {

using RowsOf = std::map<std::string, std::vector<const Row*>>; ///< by incident

ReportView view_of(ParsedReport& parsed)
{
    ReportView view;
    std::transform(parsed.claims.begin(), parsed.claims.end(), std::back_inserter(view.claims),
                   [](Claim& claim) { return &claim; });
    std::transform(parsed.incidents.begin(), parsed.incidents.end(), std::back_inserter(view.incidents),
                   [](Incident& incident) { return &incident; });
    return view;
}

/// Rows that have an event as their key, where it is an incident of the report.
RowsOf rows_of_events(ParsedReport& parsed, const std::vector<Row>& rows)
{
    RowsOf found;
    const ReportView view = view_of(parsed);
    for (const Row& row : rows) {
        if (row.of_report()) {
            continue;
        }
        const bool splits_this = row.given.action == CorrectionAction::split && row.given.report == parsed.report.id;
        for (const Incident& incident : parsed.incidents) {
            const bool merges_this = std::find(row.others.begin(), row.others.end(), incident.id) != row.others.end();
            if (incident.id == row.given.event || merges_this || (splits_this && is_about(row, incident, view))) {
                found[incident.id].push_back(&row);
            }
        }
    }
    return found;
}

/// What was dropped stands for nothing. Its incident keeps its id in the list, since ids of events come from claims.
void take_out(ParsedReport& parsed, const std::set<std::string>& dropped)
{
    std::set<std::string_view> held;
    for (const Incident& incident : parsed.incidents) {
        held.insert(incident.claims.begin(), incident.claims.end());
    }
    for (Claim& claim : parsed.claims) {
        if (dropped.contains(claim.id) || !held.contains(claim.id)) {
            claim.standing = false;
            claim.counted = false;
        }
    }
}

void settle_again(ParsedReport& parsed, const std::set<std::string>& dropped)
{
    std::map<std::string_view, std::uint32_t> index_of;
    for (std::uint32_t i = 0; i < parsed.claims.size(); ++i) {
        index_of.emplace(parsed.claims[i].id, i);
    }
    std::vector<std::vector<std::uint32_t>> claims_of;
    for (const Incident& incident : parsed.incidents) {
        auto& indices = claims_of.emplace_back();
        for (const std::string& id : incident.claims) {
            if (const auto found = index_of.find(id); found != index_of.end() && !dropped.contains(id)) {
                indices.push_back(found->second);
            }
        }
    }
    incidents::settle_report(parsed, claims_of);
    take_out(parsed, dropped);
}

bool is_gone(const Incident& incident, const ReportEdits& edits, const RowsOf& of_events, Findings& findings)
{
    bool gone = edits.dropped_incidents.contains(incident.id);
    if (const auto found = of_events.find(incident.id); found != of_events.end()) {
        for (const Row* row : found->second) {
            if (row->given.action == CorrectionAction::drop) {
                findings.used(*row);
                gone = true;
            }
        }
    }
    return gone;
}

} // namespace

void apply_to_report(ParsedReport& parsed, const std::vector<Row>& rows, Findings& findings)
{
    std::vector<const Row*> of_report;
    for (const Row& row : rows) {
        if (row.of_report() && row.given.report == parsed.report.id) {
            of_report.push_back(&row);
        }
    }
    const RowsOf of_events = rows_of_events(parsed, rows);
    if (of_report.empty() && of_events.empty()) {
        return;
    }
    ReportEdits edits = edit_report(view_of(parsed), of_report, findings);
    std::erase_if(parsed.incidents,
                  [&](const Incident& incident) { return is_gone(incident, edits, of_events, findings); });
    std::move(edits.moved.begin(), edits.moved.end(), std::back_inserter(parsed.incidents));
    settle_again(parsed, edits.dropped_claims);
    for (Incident& incident : parsed.incidents) {
        if (const auto found = of_events.find(incident.id); found != of_events.end()) {
            std::vector<Claim*> counted;
            for (Claim& claim : parsed.claims) {
                if (std::find(incident.claims.begin(), incident.claims.end(), claim.id) != incident.claims.end()) {
                    counted.push_back(&claim);
                }
            }
            set_event(incident, found->second, counted, findings);
        }
    }
}

void set_event(Incident& incident, const std::vector<const Row*>& rows, const std::vector<Claim*>& counted_claims,
               Findings& findings)
{
    std::map<std::tuple<Field::Kind, Measure, bool, Bound>, const Row*> last;
    for (const Row* row : rows) {
        findings.used(*row);
        if (row->sets()) {
            const Field& field = *row->field;
            last[{field.kind, field.measure, field.civilians, field.bound}] = row;
        } else {
            carry(incident, row->given);
        }
    }
    std::vector<const Row*> counts;
    for (const Row* row : rows) { // as they were given, for those who read what is carried
        const auto found = row->sets() ? std::find_if(last.begin(), last.end(),
                                                      [row](const auto& entry) { return entry.second == row; })
                                       : last.end();
        if (found == last.end()) {
            continue;
        }
        carry(incident, row->given);
        findings.used(*row, shown(incident, *row->field));
    }
    for (const auto& [slot, row] : last) {
        if (row->field->kind == Field::Kind::count) {
            counts.push_back(row);
        } else {
            set_incident(incident, *row);
        }
    }
    const Figures before = incident.figures;
    set_counts(incident.figures, counts);
    // The values of counted claims make the best value; where a person gave another, none do.
    for (const Row* row : counts) {
        Figures as_reckoned = before;
        const bool same = count_of(as_reckoned, *row->field).best == count_of(incident.figures, *row->field).best;
        for (Claim* claim : counted_claims) {
            if (!same && !row->field->civilians && claim->measure == row->field->measure &&
                claim->scope != Scope::shared) {
                claim->counted = false;
            }
        }
    }
}

} // namespace placeline::review
