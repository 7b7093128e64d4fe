// SPDX-License-Identifier: Apache-2.0
#include "cli/suggestion.hpp"

#include <catch2/catch.hpp>

using placeline::cli::suggestion;

TEST_CASE("a mistyped word finds its neighbour, a foreign one none", "[cli]")
{
    const std::vector<std::string> words{"map", "parse", "merge", "geocode"};
    CHECK(suggestion("prase", words) == "parse");
    CHECK(suggestion("geo", words) == "geocode");
    CHECK(suggestion("marge", words) == "merge");
    CHECK_FALSE(suggestion("frobnicate", words));
    CHECK_FALSE(suggestion("", words));
}
