// SPDX-License-Identifier: Apache-2.0
#include "places/weights.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::places;

TEST_CASE("weights are read by feature", "[weights]")
{
    const Weights weights{"w.tsv", "# a comment\nbias=\t0.5\nw-1=in\t1.25\nw-1==\t-2\n"};
    CHECK(weights.get("bias", "") == 0.5);
    CHECK(weights.get("w-1", "in") == 1.25);
    CHECK(weights.get("w-1", "=") == -2.0);
    CHECK(weights.get("w-1", "at") == 0.0);
}

TEST_CASE("a broken line of weights is named", "[weights]")
{
    CHECK_THROWS_AS((Weights{"w.tsv", "bias=\t0.5\nno weight\n"}), InputError);
    CHECK_THROWS_WITH((Weights{"w.tsv", "bias=\t0.5\nbias=\tmuch\n"}), Catch::Contains("w.tsv:2"));
}

TEST_CASE("the program's own weights can be read", "[weights]")
{
    CHECK(name_weights().get("bias", "") != 0.0);
    CHECK(candidate_weights().get("round2", "within_next") > 0.0);
}
