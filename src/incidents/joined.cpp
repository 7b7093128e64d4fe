// SPDX-License-Identifier: Apache-2.0
#include "incidents/joined.hpp"

#include "incidents/event_type.hpp"
#include "incidents/grade.hpp"
#include "incidents/readings.hpp"
#include "incidents/settle.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

namespace placeline::incidents {

namespace {

using Parts = std::vector<const IncidentPart*>;

/// The parts in which a person set the field; all where nobody did. What a person says of one report wins over what is
/// found in any number of others.
Parts decided(const Parts& parts, std::string_view field)
{
    Parts found;
    std::copy_if(parts.begin(), parts.end(), std::back_inserter(found), [&](const IncidentPart* part) {
        const auto& corrections = part->incident.corrections;
        return std::any_of(corrections.begin(), corrections.end(), [&](const Correction& said) {
            return said.action == CorrectionAction::set && said.field.starts_with(field) && !said.new_value.empty();
        });
    });
    return found.empty() ? parts : found;
}

/// The part whose place is known best: the most exact, then the most often named.
const Incident& best_placed(const std::vector<const IncidentPart*>& parts)
{
    std::map<std::string_view, int> times;
    for (const IncidentPart* part : parts) {
        if (part->incident.place) {
            ++times[part->incident.place->id];
        }
    }
    const auto key = [&](const IncidentPart* part) {
        const auto& place = part->incident.place;
        return std::tuple{place ? place->where_prec : 9, place ? -times.at(place->id) : 0, -part->incident.confidence};
    };
    return (*std::min_element(parts.begin(), parts.end(), [&](auto a, auto b) { return key(a) < key(b); }))->incident;
}

/// Stated days before days of publication, exact before vague, then the day most parts give.
std::optional<DateRange> best_date(const std::vector<const IncidentPart*>& parts)
{
    std::map<Day, int> times;
    for (const IncidentPart* part : parts) {
        if (part->incident.date) {
            ++times[part->incident.date->start];
        }
    }
    std::optional<DateRange> best;
    const auto key = [&](const DateRange& date) {
        return std::tuple{date.from == DateSource::published, date.prec, -times.at(date.start), date.start, date.end};
    };
    for (const IncidentPart* part : parts) {
        if (part->incident.date && (!best || key(*part->incident.date) < key(*best))) {
            best = part->incident.date;
        }
    }
    return best;
}

MergedIncident joined_of(const Event& event, const Pool& pool)
{
    std::vector<const IncidentPart*> parts;
    for (const std::uint32_t i : event.parts) {
        parts.push_back(&pool.parts[i]);
    }
    MergedIncident merged;
    const Incident& placed = best_placed(decided(parts, "place"));
    Incident& incident = merged.incident;
    incident.id = event.id.empty() ? own_id(event, pool) : event.id;
    incident.place_text = placed.place_text;
    incident.place = placed.place;
    incident.stand_in = placed.stand_in;
    incident.confidence = placed.confidence;
    incident.level = placed.level;
    incident.date = best_date(decided(parts, "date_"));
    std::vector<EventKind> kinds;
    for (const IncidentPart* part : decided(parts, "event_type")) {
        kinds.push_back(kind_of(part->incident.event_type));
    }
    std::set<std::string> reports;
    std::set<std::string_view> sources;
    for (const IncidentPart* part : parts) {
        if (incident.actor1.empty()) {
            incident.actor1 = part->incident.actor1;
        }
        if (incident.actor2.empty()) {
            incident.actor2 = part->incident.actor2;
        }
        reports.insert(part->report_id);
        sources.insert(part->source.empty() ? part->report_id : part->source);
        if (part->incident.id != incident.id) {
            merged.replaces.push_back(part->incident.id);
        }
        merged.parts.push_back(*part);
    }
    std::sort(merged.replaces.begin(), merged.replaces.end());
    incident.event_type = main_kind(kinds) == EventKind::unknown ? placed.event_type : event_type_of(main_kind(kinds));
    merged.reports.assign(reports.begin(), reports.end());
    merged.n_sources = static_cast<std::uint32_t>(sources.size());
    return merged;
}

/// Claims that stand for nothing come behind the others.
void add_void_claims(MergedIncident& merged, const Pool& pool)
{
    for (const IncidentPart& part : merged.parts) {
        for (const std::string& id : part.incident.claims) {
            const ClaimKey key{part.report_id, id};
            const auto found = pool.claims.find(key);
            if (found == pool.claims.end() || !pool.void_claims.contains(key)) {
                continue;
            }
            SourcedClaim& claim = merged.sourced_claims.emplace_back(found->second);
            claim.claim.standing = false;
            claim.claim.counted = false;
            merged.incident.claims.push_back(id);
        }
    }
}

/// Reckons the figures of all incidents together and gives each its claims, in order of telling.
void settle_all(std::vector<MergedIncident>& merged, Pool& pool, const MergeOptions& options)
{
    std::vector<Statement> statements;
    std::map<ClaimKey, std::uint32_t> index_of;
    std::vector<const SourcedClaim*> claims;
    for (auto& [key, claim] : pool.claims) {
        if (pool.void_claims.contains(key)) {
            continue;
        }
        index_of[key] = static_cast<std::uint32_t>(statements.size());
        statements.push_back({.claim = &claim.claim,
                              .report = claim.report_id,
                              .source = claim.source.empty() ? claim.report_id : claim.source,
                              .told = parse_iso_day(claim.published),
                              .published = claim.published,
                              .index = claim.index});
        claims.push_back(&claim);
    }
    std::vector<Row> rows;
    for (MergedIncident& incident : merged) {
        Row row{.incident = &incident.incident, .statements = {}};
        for (const IncidentPart& part : incident.parts) {
            for (const std::string& id : part.incident.claims) {
                if (const auto found = index_of.find({part.report_id, id}); found != index_of.end()) {
                    row.statements.push_back(found->second);
                }
            }
        }
        std::sort(row.statements.begin(), row.statements.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return told_before(statements[a], statements[b]); });
        rows.push_back(std::move(row));
    }
    settle(rows, statements, options.best);
    if (options.allocate_equal) {
        allocate_equal(rows, statements);
    }
    for (std::size_t i = 0; i < merged.size(); ++i) {
        for (const std::uint32_t s : rows[i].statements) {
            merged[i].sourced_claims.push_back(*claims[s]);
            merged[i].incident.claims.push_back(claims[s]->claim.id);
        }
        merged[i].n_origins = count_origins(merged[i]);
        merged[i].grade = grade_of(merged[i]);
        add_void_claims(merged[i], pool);
    }
}

} // namespace

const std::string& own_id(const Event& event, const Pool& pool)
{
    // The parts are in order of publication, so the first with a claim has the earliest claim.
    const auto with_claim = std::find_if(event.parts.begin(), event.parts.end(), [&pool](std::uint32_t part) {
        return !pool.parts[part].incident.claims.empty();
    });
    return pool.parts[with_claim == event.parts.end() ? event.parts.front() : *with_claim].incident.id;
}

std::vector<MergedIncident> joined(const std::vector<Event>& events, Pool& pool, const MergeOptions& options)
{
    std::vector<MergedIncident> merged;
    merged.reserve(events.size());
    for (const Event& event : events) {
        merged.push_back(joined_of(event, pool));
    }
    settle_all(merged, pool, options);
    sort_incidents(merged);
    return merged;
}

} // namespace placeline::incidents
