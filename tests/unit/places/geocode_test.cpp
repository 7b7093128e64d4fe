// SPDX-License-Identifier: Apache-2.0
#include "places/geocode.hpp"

#include "sample.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::places;

namespace {

std::string id_of(GeocodeQuery query)
{
    const auto answer = geocode(query, world().gazetteer());
    return answer.place ? answer.place->id : "-";
}

std::string id_of(std::string name)
{
    GeocodeQuery query;
    query.name = std::move(name);
    return id_of(query);
}

GeocodeQuery in_country(std::string name, std::string country)
{
    GeocodeQuery query;
    query.name = std::move(name);
    query.country = std::move(country);
    return query;
}

} // namespace

SCENARIO("a name is looked up in any script and usual spelling", "[geocode]")
{
    CHECK(id_of("Anbar") == "t:anbar");
    CHECK(id_of("al-anbar") == "t:anbar");
    CHECK(id_of("الأنبار") == "t:anbar");
    CHECK(id_of("Мосул") == "t:mosul");
    CHECK(id_of(" Mosul ") == "t:mosul");
    CHECK(id_of("Hawija") == "t:hawija");
    CHECK(id_of("USA") == "t:us");
    CHECK(id_of("Anbar province") == "t:anbar");
}

SCENARIO("a name may hold its own context", "[geocode]")
{
    CHECK(id_of("Long Beach, CA") == "t:longbeach");
    CHECK(id_of("Bangor, Maine") == "t:bangor-me");
    CHECK(id_of("Bangor") == "t:bangor-ni");
    CHECK(id_of("Tripoli (Lebanon)") == "t:tripoli-lb");
    CHECK(id_of("Tripoli") == "t:tripoli-ly");
    CHECK(id_of("Washington, D.C.") == "t:washington");
}

SCENARIO("what the caller knows rules", "[geocode]")
{
    CHECK(id_of(in_country("Tripoli", "LB")) == "t:tripoli-lb");
    CHECK(id_of(in_country("Tripoli", "Libya")) == "t:tripoli-ly");
    CHECK(id_of(in_country("Tripoli", "LBN")) == "t:tripoli-lb");
    CHECK(id_of(in_country("Tripoli", "IQ")) == "-"); // none rather than one in another country
    GeocodeQuery near;
    near.name = "Bangor";
    near.near = LonLat{-69.0, 45.0};
    CHECK(id_of(near) == "t:bangor-me");
    GeocodeQuery unit;
    unit.name = "Bangor";
    unit.admin1 = "Maine";
    CHECK(id_of(unit) == "t:bangor-me");
}

SCENARIO("the answer says how it was found", "[geocode]")
{
    const auto match = [](std::string name) {
        GeocodeQuery query;
        query.name = std::move(name);
        return std::string{to_string(geocode(query, world().gazetteer()).match)};
    };
    CHECK(match("Mosul") == "exact");
    CHECK(match("Hawija") == "variant");
    CHECK(match("Mossul") == "variant");
    CHECK(match("Manbjj") == "fuzzy");
    CHECK(match("Xyzzyqua") == "none");
    CHECK(match("") == "none");
    CHECK(match("(,)") == "none");
}

SCENARIO("less sure answers have less confidence, and say what else there is", "[geocode]")
{
    GeocodeQuery query;
    query.name = "Tripoli";
    const auto answer = geocode(query, world().gazetteer());
    REQUIRE(answer.alternatives.size() == 1);
    CHECK(answer.alternatives[0].id == "t:tripoli-lb");
    CHECK(answer.confidence > answer.alternatives[0].confidence);
    REQUIRE(answer.reasons.size() == 2);
    CHECK(answer.reasons[0].starts_with("Tripoli (capital, Libya): "));
    query.name = "Tripoli, Lebanon";
    CHECK(geocode(query, world().gazetteer()).confidence > answer.confidence);
}

SCENARIO("of a town and its unit, or of one town listed twice, the one that is meant is found", "[geocode]")
{
    gazetteer::ScratchIndex scratch;
    const auto row = [](const std::string& id, const std::string& names, const std::string& where,
                        const std::string& kind, const std::string& unit, const std::string& people) {
        return id + "\t" + names + "\t" + where + "\t" + kind + "\t" + unit + "\t\t" + people + "\t\t\t\n";
    };
    scratch.add_rows("a.tsv",
                     row("x:parwan", "Parwan\tCharikar|Ghorband", "35.0\t68.8", "A\tADM1", "AF\t40", "700000") +
                         row("x:charikar", "Charikar\t", "35.01\t69.17", "P\tPPLA", "AF\t40", "96000") +
                         row("x:district", "Al-Zubair District\t", "30.2\t47.8", "A\tADM2", "IQ\t02", "0") +
                         row("x:basra", "Basra\t", "30.5\t47.5", "A\tADM1", "IQ\t02", "0") +
                         row("x:zubayr", "Az Zubayr\t", "30.39\t47.7", "P\tPPL", "IQ\t02", "370000") +
                         row("x:a-far", "Halta\t", "34.5\t36.2", "P\tPPL", "LB\t", "0") +
                         row("x:b-here", "Halta\t", "33.35\t35.65", "P\tPPL", "LB\t", "0") +
                         row("x:c-here", "Halta\t", "33.36\t35.66", "P\tPPL", "LB\t", "0") +
                         row("x:t1", "At Turbah\t", "16.6\t43.3", "P\tPPL", "YE\t", "0") +
                         row("x:t2", "At Turbah\t", "13.2\t44.1", "P\tPPL", "YE\t", "0") +
                         row("x:t3", "At Turbah\t", "13.0\t44.9", "P\tPPL", "YE\t", "0") +
                         row("x:t4", "At Turbah\t", "12.7\t43.5", "P\tPPL", "YE\t", "0"));
    const gazetteer::Gazetteer list = scratch.build();
    const auto ask = [&list](std::string name, std::string country) {
        return geocode({.id = {}, .name = std::move(name), .country = std::move(country), .admin1 = {}, .near = {}},
                       list);
    };
    const auto id = [&ask](std::string name, std::string country) {
        const GeocodeAnswer answer = ask(std::move(name), std::move(country));
        return answer.place ? answer.place->id : "-";
    };
    GIVEN("a name that a town and its unit share")
    {
        THEN("it means the town, as it is written and in other spellings")
        {
            CHECK(id("Charikar", "AF") == "x:charikar");
            CHECK(id("Chareekar", "AF") == "x:charikar");
        }
        THEN("the unit keeps the names that are its own")
        {
            CHECK(id("Parwan", "AF") == "x:parwan");
            CHECK(id("Ghorband", "AF") == "x:parwan");
        }
        THEN("a unit's name without its word for the kind is that of its town too, however spelt")
        {
            CHECK(id("Al-Zubair", "IQ") == "x:zubayr");
            CHECK(id("Al-Zubair District", "IQ") == "x:district");
        }
    }
    GIVEN("a town that is listed twice, and a namesake")
    {
        THEN("its entries count together")
        {
            const GeocodeAnswer answer = ask("Halta", "LB");
            REQUIRE(answer.place);
            CHECK(answer.place->id == "x:b-here");
            CHECK(answer.confidence == Approx(2.0 / 3.0));
            REQUIRE(answer.alternatives.size() == 1);
            CHECK(answer.alternatives[0].id == "x:a-far");
        }
    }
    GIVEN("four villages of one name, in a spelling that none of them has")
    {
        THEN("none is chosen, and all are told")
        {
            const GeocodeAnswer answer = ask("Al-Turbah", "YE");
            CHECK_FALSE(answer.place);
            CHECK(answer.confidence == 0.0);
            CHECK(answer.alternatives.size() == 4);
        }
        THEN("a position or the written name decides")
        {
            CHECK(geocode({.id = {}, .name = "Al-Turbah", .country = "YE", .admin1 = {}, .near = LonLat{44.0, 13.3}},
                          list)
                      .place.value()
                      .id == "x:t2");
            CHECK(ask("At Turbah", "YE").place);
        }
    }
}
