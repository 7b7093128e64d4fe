// SPDX-License-Identifier: Apache-2.0
#include "pipeline/parse.hpp"

#include "claims/find_claims.hpp"
#include "incidents/tie.hpp"
#include "pipeline/rounding.hpp"
#include "records/code_points.hpp"
#include "text/document.hpp"

#include <utility>

namespace placeline::pipeline {

ParsedReport parse(Report report, const gazetteer::Gazetteer& gazetteer, const places::FindOptions& options)
{
    ParsedReport parsed;
    parsed.report = std::move(report);
    parsed.problems = parsed.report.problems;
    const text::Document document = text::analyse(parsed.report.text);
    parsed.mentions = places::find_mentions(parsed.report, document, gazetteer, options, parsed.problems);
    if (parsed.mentions.empty()) {
        parsed.problems.emplace_back("no place name was found");
    }
    ReportFacts facts = claims::find_claims(parsed.report, document);
    parsed.claims = std::move(facts.claims);
    incidents::tie(parsed, facts.occurrences, document);
    round_report(parsed);
    return parsed;
}

std::vector<SourcedMention> lift_mentions(const ParsedReport& report)
{
    const records::CodePoints code_points{report.report.text};
    std::vector<SourcedMention> mentions;
    mentions.reserve(report.mentions.size());
    for (const Mention& mention : report.mentions) {
        mentions.push_back({.mention = mention, .report_id = report.report.id, .revision = report.revision});
        if (!report.report.text.empty()) {
            mentions.back().mention.span = code_points.of_bytes(mention.span);
        }
    }
    return mentions;
}

} // namespace placeline::pipeline
