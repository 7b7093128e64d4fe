// SPDX-License-Identifier: Apache-2.0
#include "pipeline/parse.hpp"

#include "incidents/merge.hpp"
#include "pipeline/run_in_order.hpp"
#include "records/read_record.hpp"
#include "records/write_record.hpp"
#include "small_gazetteer.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using pipeline::small_gazetteer;

namespace {

Report report(std::string id, std::string text)
{
    Report out;
    out.id = std::move(id);
    out.text = std::move(text);
    records::set_published(out, "2024-02-03");
    return out;
}

std::vector<Report> reports()
{
    return {
        report("a", "«Удар» — two drones hit a depot in Mosul on Friday, killing three guards, the police said."),
        report("b", "Warplanes struck more than 85 targets in Iraq and Syria overnight, the command said."),
        report("c",
               "У Харків: a missile injured four people in Chuhuiv on 2 February 2024. Another wounded two in Ramadi."),
        report("d", "Nothing happened."),
    };
}

std::string merged_lines(std::vector<MergedIncident> incidents)
{
    std::string lines;
    for (const MergedIncident& incident : incidents::merge(std::move(incidents), {})) {
        records::write_merged_incident(lines, incident);
    }
    return lines;
}

} // namespace

TEST_CASE("a report goes the whole way", "[pipeline]")
{
    const ParsedReport parsed = pipeline::parse(reports()[0], small_gazetteer(), {});
    REQUIRE(parsed.mentions.size() == 1);
    CHECK(parsed.mentions[0].span.of(parsed.report.text) == "Mosul");
    REQUIRE(parsed.incidents.size() == 1);
    CHECK(parsed.incidents[0].figures.killed == Count{.low = 3, .best = 3, .high = 3});
}

TEST_CASE("a report without a place says so", "[pipeline]")
{
    const ParsedReport parsed = pipeline::parse(reports()[3], small_gazetteer(), {});
    CHECK(parsed.mentions.empty());
    CHECK(parsed.problems == std::vector<std::string>{"no place name was found"});
}

TEST_CASE("incidents are the same whether reports are merged at once or read back from their records", "[pipeline]")
{
    std::vector<MergedIncident> direct;
    std::vector<MergedIncident> read_back;
    records::RecordReader reader;
    for (const Report& one : reports()) {
        const ParsedReport parsed = pipeline::parse(one, small_gazetteer(), {});
        for (auto& incident : incidents::lift(parsed)) {
            direct.push_back(std::move(incident));
        }
        std::string line;
        records::write_parsed_report(line, parsed, {});
        for (auto& incident : incidents::lift(std::get<ParsedReport>(reader.read(line)))) {
            read_back.push_back(std::move(incident));
        }
    }
    CHECK(direct.size() >= 4);
    CHECK(merged_lines(std::move(direct)) == merged_lines(std::move(read_back)));
}

TEST_CASE("mentions leave their report with code points", "[pipeline]")
{
    const auto mentions = pipeline::lift_mentions(pipeline::parse(reports()[0], small_gazetteer(), {}));
    REQUIRE(mentions.size() == 1);
    CHECK(mentions[0].report_id == "a");
    CHECK(mentions[0].mention.span ==
          TextSpan{35, 40}); // "«Удар» — two drones hit a depot in " is 35 characters, not 44
}

TEST_CASE("records do not depend on the number of threads", "[pipeline]")
{
    const auto lines = [](unsigned threads) {
        std::string out;
        std::size_t given = 0;
        pipeline::run_in_order<Report, std::string>(
            threads, {.next = [&]() -> std::optional<Report> {
                          if (given == 400) {
                              return std::nullopt;
                          }
                          return reports()[given++ % 4];
                      },
                      .ready = [] { return true; },
                      .work =
                          [](Report&& one) {
                              std::string line;
                              records::write_parsed_report(line, pipeline::parse(std::move(one), small_gazetteer(), {}),
                                                           {});
                              return line;
                          },
                      .emit = [&](std::string&& line) { out += line; }});
        return out;
    };
    CHECK(lines(1) == lines(4));
}
