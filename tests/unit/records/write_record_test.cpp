// SPDX-License-Identifier: Apache-2.0
#include "records/read_record.hpp"
#include "records/write_record.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::records;

namespace {

Place sumy()
{
    return {.id = "geonames:692194",
            .name = "Sumy",
            .position = {.lon_deg = 34.80291, .lat_deg = 50.9077},
            .feature_class = 'P',
            .feature_code = "PPLA",
            .country = "UA",
            .iso3 = "UKR",
            .admin1 = "Sumy Oblast",
            .admin2 = {},
            .adm1_pcode = "UA59",
            .adm2_pcode = {},
            .where_prec = 1,
            .radius_km = 7.5};
}

DateRange day(std::string_view iso)
{
    return {.start = *parse_iso_day(iso), .end = *parse_iso_day(iso), .prec = 1, .from = DateSource::text};
}

ParsedReport sample()
{
    ParsedReport parsed;
    parsed.report.id = "r1";
    parsed.report.text = "У Сумах: four killed.";
    parsed.report.published = "2025-01-31";
    parsed.report.published_day = parse_iso_day("2025-01-31");
    parsed.report.source = "A \"desk\"";
    parsed.report.extra = {{"n", "1"}};
    const auto at = static_cast<std::uint32_t>(parsed.report.text.find("Сумах"));
    parsed.mentions.push_back({.span = {at, at + 10},
                               .text = "Сумах",
                               .role = Role::event,
                               .confidence = 0.97,
                               .place = sumy(),
                               .alternatives = {{"geonames:1", "Sumy, other", {30.5, 50.5}, 0.01}},
                               .reasons = {}});
    Claim claim;
    claim.id = "c1";
    claim.measure = Measure::killed;
    claim.bounds = {.low = 4, .high = 4, .value = 4};
    claim.value_text = "four";
    const auto four = static_cast<std::uint32_t>(parsed.report.text.find("four"));
    claim.quote = {four, four + 11};
    claim.quote_text = "four killed";
    claim.number = {four, four + 4};
    claim.mentions = {0};
    claim.counted = true;
    claim.part_of = 0;
    claim.outdated = true;
    claim.date = day("2025-01-30");
    parsed.claims.push_back(claim);
    Incident incident;
    incident.id = "i1";
    incident.event_type = "Attack";
    incident.mentions = {0};
    incident.claims = {"c1"};
    incident.place_text = "Сумах";
    incident.place = sumy();
    incident.confidence = 0.97;
    incident.date = day("2025-01-30");
    incident.figures.killed = {.low = 4, .best = 4, .high = std::nullopt};
    parsed.incidents.push_back(incident);
    parsed.problems = {"none really"};
    return parsed;
}

} // namespace

TEST_CASE("a parsed report is read back as it was, its spans as code points", "[records]")
{
    std::string line;
    write_parsed_report(line, sample(), {});
    REQUIRE(line.back() == '\n');
    CHECK(line.find("\"text\": \"У Сумах: four") == std::string::npos);
    const auto back = std::get<ParsedReport>(RecordReader{}.read(line));
    CHECK(back.report.published_day == parse_iso_day("2025-01-31"));
    CHECK(back.report.source == "A \"desk\"");
    CHECK(back.report.extra == sample().report.extra);
    REQUIRE(back.mentions.size() == 1);
    CHECK(back.mentions[0].span == TextSpan{2, 7});
    CHECK(back.mentions[0].place == sumy());
    CHECK(back.mentions[0].alternatives == sample().mentions[0].alternatives);
    REQUIRE(back.claims.size() == 1);
    CHECK(back.claims[0].quote == TextSpan{9, 20});
    CHECK(back.claims[0].number == TextSpan{9, 13});
    CHECK(back.claims[0].bounds == sample().claims[0].bounds);
    CHECK(back.claims[0].counted);
    CHECK(back.claims[0].outdated);
    CHECK(back.claims[0].part_of == 0U);
    CHECK(back.claims[0].date == sample().claims[0].date);
    REQUIRE(back.incidents.size() == 1);
    CHECK(back.incidents[0].figures == sample().incidents[0].figures);
    CHECK(back.incidents[0].claims == std::vector<std::string>{"c1"});
    CHECK(back.incidents[0].place == sumy());

    std::string again;
    write_parsed_report(again, back, {});
    CHECK(again == line);
}

TEST_CASE("the text comes along when asked for", "[records]")
{
    std::string line;
    write_parsed_report(line, sample(), {.keep_text = true});
    CHECK(line.find("\"text\": \"У Сумах: four killed.\"") != std::string::npos);
}

TEST_CASE("a joined incident is read back as it was", "[records]")
{
    const ParsedReport parsed = sample();
    MergedIncident merged;
    merged.incident = parsed.incidents[0];
    merged.incident.mentions.clear();
    merged.incident.figures.killed = {.low = 0, .best = std::nullopt, .high = 4};
    SourcedClaim sourced;
    sourced.claim = parsed.claims[0];
    sourced.claim.mentions.clear();
    sourced.report_id = "r1";
    sourced.places = {"Sumy", "Romny"};
    sourced.quote_start_cp = 9;
    sourced.quote_end_cp = 20;
    sourced.index = 3;
    merged.sourced_claims = {sourced};
    merged.reports = {"r1", "r2"};
    merged.n_sources = 2;
    merged.n_origins = 1;
    merged.grade = "fair";
    merged.replaces = {"i0"};
    merged.parts = {
        {.incident = parsed.incidents[0], .report_id = "r1", .source = "S", .url = {}, .published = "2025-01-31"}};
    std::string line;
    write_merged_incident(line, merged);
    const auto back = std::get<MergedIncident>(RecordReader{}.read(line));
    CHECK(back.incident.figures == merged.incident.figures);
    CHECK(back.incident.place == merged.incident.place);
    CHECK(back.incident.date == merged.incident.date);
    REQUIRE(back.sourced_claims.size() == 1);
    CHECK(back.sourced_claims[0].places == sourced.places);
    CHECK(back.sourced_claims[0].index == 3);
    CHECK(back.sourced_claims[0].quote_end_cp == 20);
    CHECK(back.incident.claims == std::vector<std::string>{"c1"});
    CHECK(back.reports == merged.reports);
    CHECK(back.replaces == merged.replaces);
    REQUIRE(back.parts.size() == 1);
    CHECK(back.parts[0].incident.claims == std::vector<std::string>{"c1"});
    std::string again;
    write_merged_incident(again, back);
    CHECK(again == line);
}

TEST_CASE("a rejected record has the five fields of the contract", "[records]")
{
    std::string line;
    write_rejected(line, {.source = "f.ndjson", .line = 3, .byte = 97, .reason = "no \"text\"", .record = "{}"});
    CHECK(
        line ==
        "{\"source\": \"f.ndjson\", \"line\": 3, \"byte\": 97, \"reason\": \"no \\\"text\\\"\", \"record\": \"{}\"}\n");
}
