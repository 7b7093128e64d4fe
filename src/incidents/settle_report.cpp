// SPDX-License-Identifier: Apache-2.0
#include "incidents/settle_report.hpp"

#include "incidents/settle.hpp"

namespace placeline::incidents {

void settle_report(ParsedReport& parsed, const std::vector<std::vector<std::uint32_t>>& claims_of)
{
    const Report& report = parsed.report;
    std::vector<Statement> statements;
    for (std::uint32_t i = 0; i < parsed.claims.size(); ++i) {
        statements.push_back({.claim = &parsed.claims[i],
                              .report = report.id,
                              .source = report.source.empty() ? report.id : report.source,
                              .told = report.published_day,
                              .published = report.published,
                              .index = i});
    }
    std::vector<Row> rows;
    for (std::size_t i = 0; i < claims_of.size(); ++i) {
        rows.push_back({.incident = &parsed.incidents[i], .statements = claims_of[i]});
    }
    settle(rows, statements, BestRule::contract);
}

} // namespace placeline::incidents
