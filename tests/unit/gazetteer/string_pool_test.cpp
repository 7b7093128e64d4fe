// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/string_pool.hpp"

#include "gazetteer/folded_names.hpp"

#include <catch2/catch.hpp>

using namespace placeline::gazetteer;

TEST_CASE("kept strings stay where they are", "[gazetteer]")
{
    Arena arena;
    const std::string_view nowhere; // an empty cell, before there is any block
    CHECK(arena.keep(nowhere).empty());

    const std::string_view first = arena.keep("Homs");
    for (int i = 0; i < 100'000; ++i) {
        arena.keep("another name of some length");
    }
    CHECK(arena.keep(nowhere).empty());
    CHECK(first == "Homs");
}

TEST_CASE("the head of a name is its first eight bytes, to compare", "[gazetteer]")
{
    CHECK(NameEntry{{}, {}}.head == 0);
    CHECK(NameEntry{"ab", {}}.head < NameEntry{"abc", {}}.head);
    CHECK(NameEntry{"tell abyad", {}}.head == NameEntry{"tell abyan", {}}.head);
}
