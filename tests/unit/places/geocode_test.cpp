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
