// SPDX-License-Identifier: Apache-2.0
#include "incidents/merge.hpp"

#include "incidents/event_type.hpp"
#include "incidents/grade.hpp"
#include "incidents/group_events.hpp"
#include "incidents/readings.hpp"
#include "incidents/same_event.hpp"
#include "incidents/settle.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace placeline::incidents {

namespace {

using ClaimKey = std::pair<std::string, std::string>; ///< report, claim

/// All parts and all claims of the input, each once, in an order that the input's order does not change.
struct Pool {
    std::vector<IncidentPart> parts;
    std::map<ClaimKey, SourcedClaim> claims;
};

std::uint32_t code_points(std::string_view text, std::uint32_t bytes)
{
    const std::string_view head = text.substr(0, bytes);
    return static_cast<std::uint32_t>(std::count_if(
        head.begin(), head.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// A report read back without its text has code points already.
TextSpan in_code_points(const TextSpan& span, const std::string& text)
{
    return text.empty() ? span : TextSpan{code_points(text, span.begin), code_points(text, span.end)};
}

std::vector<std::string> names_of(const Claim& claim, const std::vector<Mention>& mentions)
{
    std::vector<std::string> names;
    for (const std::uint32_t m : claim.mentions) {
        if (m < mentions.size() && std::find(names.begin(), names.end(), mentions[m].text) == names.end()) {
            names.push_back(mentions[m].text);
        }
    }
    return names;
}

SourcedClaim sourced(const ParsedReport& parsed, std::uint32_t index)
{
    const Report& report = parsed.report;
    SourcedClaim result{.claim = parsed.claims[index],
                        .report_id = report.id,
                        .places = names_of(parsed.claims[index], parsed.mentions),
                        .source = report.source,
                        .url = report.url,
                        .published = report.published,
                        .index = index};
    result.claim.mentions.clear();
    result.claim.quote = in_code_points(result.claim.quote, report.text);
    result.claim.number = in_code_points(result.claim.number, report.text);
    result.quote_start_cp = result.claim.quote.begin;
    result.quote_end_cp = result.claim.quote.end;
    return result;
}

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

std::vector<Candidate> candidates_of(const Pool& pool)
{
    std::vector<Candidate> candidates;
    candidates.reserve(pool.parts.size());
    for (const IncidentPart& part : pool.parts) {
        Candidate candidate = candidate_for(part);
        for (const std::string& id : part.incident.claims) {
            const auto found = pool.claims.find({part.report_id, id});
            if (found == pool.claims.end()) {
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

MergedIncident joined(const std::vector<std::uint32_t>& members, const Pool& pool)
{
    std::vector<const IncidentPart*> parts;
    for (const std::uint32_t i : members) {
        parts.push_back(&pool.parts[i]);
    }
    MergedIncident merged;
    // The parts are in order of publication, so the first with a claim has the earliest claim.
    const auto first_with_claim = std::find_if(parts.begin(), parts.end(),
                                               [](const IncidentPart* part) { return !part->incident.claims.empty(); });
    const IncidentPart& eldest = first_with_claim == parts.end() ? *parts.front() : **first_with_claim;
    const Incident& placed = best_placed(parts);
    Incident& incident = merged.incident;
    incident.id = eldest.incident.id;
    incident.place_text = placed.place_text;
    incident.place = placed.place;
    incident.stand_in = placed.stand_in;
    incident.confidence = placed.confidence;
    incident.level = placed.level;
    incident.date = best_date(parts);
    std::vector<EventKind> kinds;
    std::set<std::string> reports;
    std::set<std::string_view> sources;
    for (const IncidentPart* part : parts) {
        kinds.push_back(kind_of(part->incident.event_type));
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

/// Reckons the figures of all incidents together and gives each its claims, in order of telling.
void settle_all(std::vector<MergedIncident>& merged, Pool& pool, const MergeOptions& options)
{
    std::vector<Statement> statements;
    std::map<ClaimKey, std::uint32_t> index_of;
    std::vector<const SourcedClaim*> claims;
    for (auto& [key, claim] : pool.claims) {
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
    }
}

} // namespace

std::vector<MergedIncident> lift(const ParsedReport& parsed)
{
    std::map<std::string, std::uint32_t> index_of;
    for (std::uint32_t i = 0; i < parsed.claims.size(); ++i) {
        index_of.emplace(parsed.claims[i].id, i);
    }
    const Report& report = parsed.report;
    std::vector<MergedIncident> lifted;
    for (const Incident& incident : parsed.incidents) {
        MergedIncident merged;
        merged.incident = incident;
        merged.incident.mentions.clear();
        for (const std::string& id : incident.claims) {
            if (const auto found = index_of.find(id); found != index_of.end()) {
                merged.sourced_claims.push_back(sourced(parsed, found->second));
            }
        }
        merged.reports = {report.id};
        merged.parts = {{.incident = merged.incident,
                         .report_id = report.id,
                         .source = report.source,
                         .url = report.url,
                         .published = report.published,
                         .revision = parsed.revision}};
        merged.parts.front().incident.figures = {};
        merged.n_sources = 1;
        merged.n_origins = count_origins(merged);
        merged.grade = grade_of(merged);
        lifted.push_back(std::move(merged));
    }
    return lifted;
}

void sort_incidents(std::vector<MergedIncident>& incidents)
{
    const auto key = [](const MergedIncident& m) {
        const Incident& incident = m.incident;
        return std::tuple{!incident.date, incident.date ? incident.date->start : Day{}, !incident.place,
                          incident.place ? std::string_view{incident.place->name}
                                         : std::string_view{incident.place_text},
                          std::string_view{incident.id}};
    };
    std::sort(incidents.begin(), incidents.end(),
              [&](const MergedIncident& a, const MergedIncident& b) { return key(a) < key(b); });
}

std::vector<MergedIncident> merge(std::vector<MergedIncident> incidents, const MergeOptions& options)
{
    Pool pool = pool_of(incidents);
    incidents.clear();
    std::vector<MergedIncident> merged;
    {
        const std::vector<Candidate> candidates = candidates_of(pool);
        for (const std::vector<std::uint32_t>& members : group_events(candidates, options)) {
            merged.push_back(joined(members, pool));
        }
    }
    settle_all(merged, pool, options);
    sort_incidents(merged);
    return merged;
}

} // namespace placeline::incidents
