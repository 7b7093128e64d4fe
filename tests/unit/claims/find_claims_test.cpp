// SPDX-License-Identifier: Apache-2.0
#include "claims/find_claims.hpp"

#include "claims_of.hpp"

#include <catch2/catch.hpp>

#include <set>

namespace placeline::claims {

namespace {

constexpr const char* long_report = "ARVELA - Two missiles hit the railway yard on Monday night, killing at least 12 "
                                    "people, three of them children, and "
                                    "wounding 40, the health ministry said.\n\nThe army denied that 30 soldiers had "
                                    "died. A monitor counted 14 dead: nine "
                                    "in Arvela and five in Basmat. Nobody was hurt in Cirta.";

} // namespace

SCENARIO("every quote holds its number", "[claims]")
{
    const auto facts = facts_of(long_report);
    REQUIRE(facts.claims.size() >= 8);
    for (const auto& claim : facts.claims) {
        CHECK(claim.quote.contains(claim.number));
        CHECK(claim.quote_text == claim.quote.of(long_report));
        CHECK_FALSE(claim.value_text.empty());
    }
}

SCENARIO("claims come in text order and have ids of their own", "[claims]")
{
    const auto facts = facts_of(long_report);
    std::set<std::string> ids;
    std::uint32_t last = 0;
    for (const auto& claim : facts.claims) {
        ids.insert(claim.id);
        CHECK(claim.number.begin >= last);
        last = claim.number.begin;
    }
    CHECK(ids.size() == facts.claims.size());
}

SCENARIO("the same text gives the same claims", "[claims]")
{
    const auto once = facts_of(long_report);
    const auto again = facts_of(long_report);
    REQUIRE(once.claims.size() == again.claims.size());
    for (std::size_t i = 0; i < once.claims.size(); ++i) {
        CHECK(once.claims[i].id == again.claims[i].id);
    }
}

SCENARIO("a text without harm has no claims", "[claims]")
{
    CHECK(facts_of("").claims.empty());
    CHECK(facts_of("Nothing.").claims.empty());
    CHECK(facts_of("The parties discussed 14 proposals over three days.").claims.empty());
    CHECK(facts_of("17").claims.empty());
    CHECK(facts_of("killed").claims.empty());
    CHECK(facts_of("killed 5").claims.size() == 1);
}

SCENARIO("a sentence without an end is read to its end", "[claims]")
{
    std::string text;
    for (int i = 0; i < 2000; ++i) {
        text += "the army said 5 people were killed and 3 on Monday, ";
    }
    CHECK(facts_of(text).claims.size() >= 2000);
}

SCENARIO("odd text breaks nothing", "[claims]")
{
    CHECK_NOTHROW(facts_of(",,, ; : - \"“ ( killed 3 ("));
    CHECK_NOTHROW(facts_of("said said said 3 killed said"));
    CHECK_NOTHROW(facts_of("of of of 5 of of them"));
    CHECK_NOTHROW(facts_of("according to"));
    CHECK_NOTHROW(facts_of("5, 6, 7 and 8, 9"));
    CHECK_NOTHROW(facts_of("12 people said"));
    CHECK_NOTHROW(facts_of("5 of them"));
    CHECK_NOTHROW(facts_of("killed 3 people, 2 of the"));
    CHECK_NOTHROW(facts_of("the toll rose to"));
}

} // namespace placeline::claims
