// SPDX-License-Identifier: Apache-2.0
#include "cli/table.hpp"

#include <catch2/catch.hpp>

using placeline::cli::Table;

TEST_CASE("columns are as wide as their widest cell, counted in characters", "[cli]")
{
    Table table{{"NAME", "N"}};
    table.row({"Київ", "1"});
    table.row({"Rafah!", "2"});
    table.remark("why");
    CHECK(table.text() == "NAME    N\nКиїв    1\nRafah!  2\n    why\n");
}
