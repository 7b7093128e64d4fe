// SPDX-License-Identifier: Apache-2.0
#include "publish/public_set.hpp"

#include "made_gazetteer.hpp"
#include "publish/coarse_place.hpp"
#include "publish/known_words.hpp"
#include "records/write_record.hpp"

#include <catch2/catch.hpp>

using namespace placeline;

namespace {

MergedIncident strike_at(const Place& place)
{
    MergedIncident merged;
    Incident& incident = merged.incident;
    incident.id = "abcdefghijklm";
    incident.place = place;
    incident.place_text = "the market of Exton";
    incident.date = DateRange{parse_iso_day("2024-02-02").value(), parse_iso_day("2024-02-02").value()};
    incident.event_type = "Air/drone strike";
    incident.actor1 = "Iraqi army";
    incident.actor2 = "Colonel Sam Placeholder";
    incident.figures.killed = {4, 4, 4};
    SourcedClaim sourced;
    sourced.claim.id = "claimclaim";
    sourced.claim.bounds = {4, 4, 4};
    sourced.claim.value_text = "four of the Placeholders";
    sourced.claim.quote_text = "killed four of the Placeholders at the market";
    sourced.claim.attributed_to = "Sam Placeholder, a rescuer";
    sourced.claim.attribution = Attribution::rescue;
    sourced.claim.counted = true;
    sourced.report_id = "@exton_now/77";
    sourced.places = {"the market of Exton"};
    sourced.source = "@exton_now";
    sourced.url = "https://t.example/exton_now/77";
    sourced.published = "2024-02-03T10:11:12Z";
    merged.sourced_claims = {sourced};
    merged.reports = {"@exton_now/77"};
    merged.replaces = {"nopqrstuvwxyz"};
    IncidentPart part;
    part.incident = incident;
    part.report_id = sourced.report_id;
    part.source = sourced.source;
    part.url = sourced.url;
    part.published = sourced.published;
    merged.parts = {part};
    Correction correction;
    correction.reviewer = "Robin Reviewer";
    correction.reason = "seen at the market of Exton";
    merged.incident.corrections = {correction};
    return merged;
}

std::string written(const IncidentSet& set)
{
    std::string lines;
    for (const MergedIncident& merged : set.incidents) {
        records::write_merged_incident(lines, merged);
    }
    return lines;
}

} // namespace

SCENARIO("places are published no nearer than a district or a cell of the grid", "[publish]")
{
    const auto gazetteer = sample::made_gazetteer();
    const auto place = [&](const char* id) { return gazetteer.place(gazetteer.find_id(id).value()); };
    THEN("a town becomes its district, whose point lies on the grid")
    {
        const Place coarse = publish::coarse_place(place("t:exton"), gazetteer);
        CHECK(coarse.id == "t:rivers");
        CHECK(coarse.name == "Rivers");
        CHECK(coarse.where_prec == 3);
        CHECK(coarse.position == LonLat{43.3, 33.4});
        CHECK(coarse.radius_km >= publish::grid_radius_km);
    }
    THEN("a village without a district becomes a cell that bears a country's name")
    {
        const Place coarse = publish::coarse_place(place("t:hill"), gazetteer);
        CHECK(coarse.id.empty());
        CHECK(coarse.name != "Hilltop");
        CHECK(coarse.where_prec == 2);
        CHECK(coarse.position == LonLat{43.9, 34.0});
    }
    THEN("units keep their names, and a table's position for them goes to the grid too")
    {
        Place province = place("t:up");
        province.name = "the yard behind the bakery";
        province.position = {43.51234, 33.51234};
        const Place coarse = publish::coarse_place(province, gazetteer);
        CHECK(coarse.name == "Upland");
        CHECK(coarse.position == LonLat{43.5, 33.5});
        CHECK(coarse.where_prec == 4);
    }
    THEN("what the gazetteer does not know is coarsened by its position, whatever its precision claims")
    {
        Place own;
        own.name = "safe house";
        own.position = {43.30491, 33.42171};
        own.country = "IQ";
        own.where_prec = 5;
        const Place coarse = publish::coarse_place(own, gazetteer);
        CHECK(coarse.name != "safe house");
        CHECK(coarse.position == LonLat{43.3, 33.4});
        CHECK(coarse.where_prec == 5);
    }
}

SCENARIO("only words for many are published as sides", "[publish]")
{
    const auto gazetteer = sample::made_gazetteer();
    CHECK(publish::is_known_to_all("Iraqi army", gazetteer));
    CHECK(publish::is_known_to_all("the militants", gazetteer));
    CHECK_FALSE(publish::is_known_to_all("Colonel Sam Placeholder", gazetteer));
    CHECK_FALSE(publish::is_known_to_all("militants of Exton", gazetteer));
    CHECK_FALSE(publish::is_known_to_all("@exton_now", gazetteer));
    CHECK_FALSE(publish::is_known_to_all("", gazetteer));
}

SCENARIO("nothing of the reports is left in what is published", "[publish]")
{
    const auto gazetteer = sample::made_gazetteer();
    IncidentSet set;
    set.incidents = {strike_at(gazetteer.place(gazetteer.find_id("t:exton").value()))};
    set.mentions.emplace_back().mention.text = "Exton";
    GIVEN("no salt and no links")
    {
        const IncidentSet shown = publish::public_set(set, gazetteer, {});
        const std::string text = written(shown);
        for (const char* secret : {"Exton", "exton", "Placeholder", "market", "Robin", "t.example", "77",
                                   "abcdefghijklm", "nopqrstuvwxyz", "claimclaim", "33.42", "43.30", "10:11"}) {
            INFO(secret);
            CHECK(text.find(secret) == std::string::npos);
        }
        THEN("counts, day, kind and the known side stay")
        {
            const MergedIncident& merged = shown.incidents.front();
            CHECK(merged.incident.figures.killed == Count{4, 4, 4});
            CHECK(merged.incident.event_type == "Air/drone strike");
            CHECK(merged.incident.actor1 == "Iraqi army");
            CHECK(merged.incident.actor2.empty());
            CHECK(merged.sourced_claims.front().claim.attributed_to == "rescue");
            CHECK(merged.sourced_claims.front().source == "source 1");
            CHECK(shown.mentions.empty());
        }
        THEN("the same row has the same id whatever report told of it")
        {
            IncidentSet other = set;
            other.incidents.front().incident.id = "another";
            CHECK(publish::public_set(other, gazetteer, {}).incidents.front().incident.id ==
                  shown.incidents.front().incident.id);
        }
    }
    GIVEN("a salt")
    {
        publish::PublicOptions options;
        options.salt = "correct horse battery";
        const IncidentSet shown = publish::public_set(set, gazetteer, options);
        THEN("an id follows the incident, also where it was counted into another")
        {
            IncidentSet other = set;
            other.incidents.front().incident.date.reset();
            const IncidentSet later = publish::public_set(other, gazetteer, options);
            CHECK(later.incidents.front().incident.id == shown.incidents.front().incident.id);
            CHECK(later.incidents.front().replaces == shown.incidents.front().replaces);
            CHECK(written(shown).find("abcdefghijklm") == std::string::npos);
        }
        THEN("another salt gives another id")
        {
            options.salt = "another secret of mine";
            CHECK(publish::public_set(set, gazetteer, options).incidents.front().incident.id !=
                  shown.incidents.front().incident.id);
        }
    }
    GIVEN("links")
    {
        publish::PublicOptions options;
        options.links = true;
        CHECK(written(publish::public_set(set, gazetteer, options)).find("https://t.example/exton_now/77") !=
              std::string::npos);
    }
}

SCENARIO("data is young for 48 hours after the end of its last day", "[publish]")
{
    const auto gazetteer = sample::made_gazetteer();
    IncidentSet set;
    set.incidents = {strike_at(gazetteer.place(gazetteer.find_id("t:exton").value()))};
    const auto at = [](const char* day, int hours) {
        return std::chrono::sys_seconds{parse_iso_day(day).value()} + std::chrono::hours{hours};
    };
    CHECK(publish::is_young(set, at("2024-02-05", 23))); // published on the 3rd
    CHECK_FALSE(publish::is_young(set, at("2024-02-06", 0)));
    CHECK(publish::is_young(set, at("2024-02-01", 0))); // a clock that is wrong makes nothing older
}
