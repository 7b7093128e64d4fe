// SPDX-License-Identifier: Apache-2.0
#include "pipeline/join_rows.hpp"

#include "incidents/merge.hpp"
#include "pipeline/parse.hpp"
#include "records/read_record.hpp"
#include "small_gazetteer.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace placeline;
using namespace placeline::pipeline;
using namespace std::chrono_literals;

namespace {

constexpr Day third_of_february{std::chrono::sys_days{2024y / 2 / 3}};

EventRow row(const std::string& place, const std::string& country)
{
    EventRow event;
    event.report.id = "r1";
    event.report.text = "place: " + place + "\ncountry: " + country;
    event.place = {.name = place, .span = {7, static_cast<std::uint32_t>(7 + place.size())}};
    event.country = {.name = country, .span = {}};
    return event;
}

Claim strikes(EventRow& event, std::uint32_t n)
{
    Claim claim;
    claim.measure = Measure::strikes;
    claim.bounds = {.low = n, .high = n, .value = n};
    const auto begin = static_cast<std::uint32_t>(event.report.text.size() + 1);
    event.report.text += "\nstrikes: " + std::to_string(n);
    claim.quote = {begin, static_cast<std::uint32_t>(event.report.text.size())};
    return claim;
}

Incident incident_of(const ParsedReport& parsed)
{
    REQUIRE(parsed.incidents.size() == 1);
    return parsed.incidents.front();
}

ParsedReport joined(EventRow event, JoinOptions options = {})
{
    return RowJoiner{small_gazetteer(), nullptr, std::move(options)}.join(std::move(event));
}

} // namespace

SCENARIO("a name is looked up in the row's country", "[pipeline]")
{
    CHECK(incident_of(joined(row("Tripoli", "Lebanon"))).place->id == "test:tripoli_lb");
    CHECK(incident_of(joined(row("Tripoli", "LBY"))).place->id == "test:tripoli_ly");
    CHECK(incident_of(joined(row("Tripoli", "Libya (Tripolitania)"))).place->id == "test:tripoli_ly");
}

SCENARIO("a row states its own position", "[pipeline]")
{
    EventRow event = row("Ramadi", "Iraq");
    GIVEN("one near the place that it names")
    {
        event.position = LonLat{.lon_deg = 43.25, .lat_deg = 33.4};
        THEN("the place is the gazetteer's, the position the row's")
        {
            const Incident incident = incident_of(joined(event));
            CHECK(incident.place->id == "test:ramadi");
            CHECK(incident.place->position == *event.position);
            CHECK(incident.confidence >= 0.95);
        }
        THEN("the gazetteer's position counts where the user says so")
        {
            const Incident incident =
                incident_of(joined(event, {.position = PositionFrom::gazetteer, .event_type = {}}));
            CHECK(incident.place->position == LonLat{.lon_deg = 43.3, .lat_deg = 33.42});
        }
    }
    GIVEN("one far from it")
    {
        event.position = LonLat{.lon_deg = 43.1, .lat_deg = 36.3};
        const ParsedReport parsed = joined(event);
        THEN("it is told with the distance, the position counts, and no gazetteer place is claimed")
        {
            REQUIRE(parsed.problems.size() == 1);
            CHECK(parsed.problems[0] == "\"Ramadi\" lies 321 km from the position of the row; the position is used");
            CHECK(incident_of(parsed).place->position == *event.position);
            CHECK(incident_of(parsed).place->id == "table:36.30000,43.10000");
            CHECK(incident_of(parsed).place->country == "IQ");
            CHECK(incident_of(parsed).confidence == 0.5);
        }
    }
    GIVEN("one far from the best known bearer of the name, at another")
    {
        event = row("Tripoli", "");
        event.position = LonLat{.lon_deg = 35.85, .lat_deg = 34.4};
        THEN("that one is meant")
        {
            CHECK(incident_of(joined(event)).place->id == "test:tripoli_lb");
            CHECK(joined(event).problems.empty());
        }
    }
}

SCENARIO("what the gazetteer lacks goes to the unit around it", "[pipeline]")
{
    EventRow event = row("Nowhereton", "Iraq");
    event.units = {{.name = "Nineveh", .span = {}}};
    const ParsedReport parsed = joined(event);
    CHECK(incident_of(parsed).place->id == "test:iq16");
    CHECK(incident_of(parsed).place->where_prec == 4);
    CHECK(incident_of(parsed).place_text == "Nowhereton");
    CHECK(incident_of(parsed).stand_in);
    CHECK(incident_of(parsed).level == Level::area);
    CHECK(parsed.problems ==
          std::vector<std::string>{"\"Nowhereton\" is not in the gazetteer of IQ; \"Nineveh\" around it is used"});
}

SCENARIO("a release as a table and as a text is the same incidents", "[pipeline]")
{
    GIVEN("a list of strikes, written and in columns")
    {
        Report text;
        text.id = "release";
        text.text = "Syria\n- Near Al-Bukamal, five airstrikes destroyed a checkpoint.\nIraq\n- Near Mosul, three "
                    "airstrikes destroyed two bunkers.\n- Near Ramadi, one airstrike struck a unit.";
        records::set_published(text, "2024-02-03");
        struct Line {
            const char *place, *country;
            std::uint32_t strikes;
        };
        std::vector<MergedIncident> of_table;
        for (const Line& line : {Line{"Al-Bukamal", "Syria", 5}, Line{"Mosul", "Iraq", 3}, Line{"Ramadi", "Iraq", 1}}) {
            EventRow event = row(line.place, line.country);
            event.report.id = line.place;
            records::set_published(event.report, "2024-02-03");
            event.claims = {strikes(event, line.strikes)};
            for (MergedIncident& one : incidents::lift(joined(event, {.event_type = "Air/drone strike"}))) {
                of_table.push_back(std::move(one));
            }
        }
        incidents::sort_incidents(of_table);
        const std::vector<MergedIncident> of_text =
            incidents::merge(incidents::lift(parse(text, small_gazetteer(), {})), {});
        THEN("places, days, kinds and figures are equal")
        {
            REQUIRE(of_text.size() == of_table.size());
            for (std::size_t i = 0; i < of_text.size(); ++i) {
                const Incident& a = of_text[i].incident;
                const Incident& b = of_table[i].incident;
                CAPTURE(a.place_text);
                CHECK(a.place->id == b.place->id);
                CHECK(a.date == b.date);
                CHECK(a.event_type == b.event_type);
                CHECK(a.figures.strikes == b.figures.strikes);
            }
        }
        THEN("the quotes of the table are its cells")
        {
            CHECK(of_table.front().sourced_claims.front().claim.quote_text == "strikes: 5");
        }
    }
}

SCENARIO("a total and its groups count once", "[pipeline]")
{
    EventRow event = row("Mosul", "Iraq");
    event.date = DateRange{.start = third_of_february, .end = third_of_february, .prec = 1, .from = DateSource::text};
    Claim total = strikes(event, 10);
    total.measure = Measure::killed;
    total.bounds = {.low = 8, .high = 14, .value = 10};
    total.qualifier = Qualifier::range;
    Claim civilians = strikes(event, 2);
    civilians.measure = Measure::killed;
    civilians.group = "civilians";
    civilians.part_of = 0;
    civilians.scope = Scope::part;
    event.claims = {total, civilians};
    const ParsedReport parsed = joined(event);
    const Figures& figures = incident_of(parsed).figures;
    CHECK(figures.killed == Count{.low = 8, .best = 10, .high = 14});
    CHECK(figures.civilians == Count{.low = 2, .best = 2, .high = 2});
    std::uint32_t sum = 0;
    for (const Claim& claim : parsed.claims) {
        sum += claim.counted ? claim.bounds.value.value_or(0) : 0;
    }
    CHECK(sum == 10);
}
