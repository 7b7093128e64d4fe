// SPDX-License-Identifier: Apache-2.0
#include "cli/layer_incidents.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using placeline::cli::shared_claims;

TEST_CASE("a layer's shared numbers are read as they were written", "[cli]")
{
    const auto claims = shared_claims("targets >85, munitions >=125, strikes ~7 (Iraq, Syria)", "g1");
    REQUIRE(claims.size() == 3);
    CHECK(claims[0].claim.measure == Measure::targets);
    CHECK(claims[0].claim.qualifier == Qualifier::more_than);
    CHECK(claims[0].claim.bounds == Bounds{85, std::nullopt, 85});
    CHECK(claims[0].claim.share_group == "g1");
    CHECK(claims[1].claim.qualifier == Qualifier::at_least);
    CHECK(claims[2].claim.bounds == Bounds{7, 7, 7});
}

TEST_CASE("what does not read as a shared number is left out", "[cli]")
{
    CHECK(shared_claims("", "g").empty());
    CHECK(shared_claims("targets", "g").empty());
    CHECK(shared_claims("targets many, bridges 4, killed 3 (A, B)", "g").size() == 1);
}
