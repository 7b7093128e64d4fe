// SPDX-License-Identifier: Apache-2.0
#include "incidents/merge.hpp"

#include "incidents/grade.hpp"
#include "incidents/group_events.hpp"
#include "incidents/joined.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace placeline::incidents {

namespace {

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
    std::vector<Event> events;
    for (std::vector<std::uint32_t>& parts : group_events(candidates_of(pool.parts, pool), options)) {
        events.push_back({.parts = std::move(parts)});
    }
    return joined(events, pool, options);
}

} // namespace placeline::incidents
