// SPDX-License-Identifier: Apache-2.0
#include "target.hpp"

#include "gazetteer/gazetteer.hpp"
#include "incidents/merge.hpp"
#include "pipeline/parse.hpp"
#include "records/read_record.hpp"
#include "records/write_record.hpp"

using namespace placeline;
using namespace placeline::fuzz;

/// The whole way of a report, with the small gazetteer of the command tests: what comes out can be written, read back
/// and joined, and joined again to the same.
void claims(std::string_view bytes)
{
    static const auto gazetteer = gazetteer::Gazetteer::open(std::filesystem::path{PLACELINE_FUZZ_INDEX});
    Report report;
    report.text = text_of(bytes);
    if (report.text.empty()) {
        return;
    }
    report.id.assign(1, 'r');
    records::set_published(report, "2024-02-03");
    const ParsedReport parsed = pipeline::parse(std::move(report), gazetteer, {});
    for (const Claim& claim : parsed.claims) {
        must(claim.quote.end <= parsed.report.text.size() && claim.quote.begin < claim.quote.end &&
                 claim.quote.contains(claim.number),
             "a number is never without its words");
        must(claim.quote.of(parsed.report.text) == claim.quote_text, "a quote is what the text says");
        must(!claim.bounds.low || !claim.bounds.high || *claim.bounds.low <= *claim.bounds.high, "low is at most high");
        for (const std::uint32_t mention : claim.mentions) {
            must(mention < parsed.mentions.size(), "a claim's mentions are the report's");
        }
    }
    std::uint32_t end = 0;
    for (const Mention& mention : parsed.mentions) {
        must(mention.span.begin >= end && mention.span.end <= parsed.report.text.size(), "mentions do not overlap");
        must(mention.span.of(parsed.report.text) == mention.text, "a mention is what the text says");
        must(mention.confidence >= 0.0 && mention.confidence <= 1.0, "a confidence is from 0 to 1");
        end = mention.span.end;
    }
    std::string line;
    records::write_parsed_report(line, parsed, {});
    static records::RecordReader reader;
    const auto again = std::get<ParsedReport>(reader.read(line));
    std::string second;
    records::write_parsed_report(second, again, {});
    must(line == second, "a parsed report is read back as it was");
    const auto written = [](const std::vector<MergedIncident>& incidents) {
        std::string all;
        for (const MergedIncident& incident : incidents) {
            records::write_merged_incident(all, incident);
        }
        return all;
    };
    const std::vector<MergedIncident> merged = incidents::merge(incidents::lift(parsed), {});
    must(written(merged) == written(incidents::merge(incidents::lift(again), {})),
         "a report and its record give the same incidents");
    must(written(merged) == written(incidents::merge(merged, {})), "joining again what was joined changes nothing");
}
