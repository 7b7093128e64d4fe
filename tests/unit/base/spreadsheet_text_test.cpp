// SPDX-License-Identifier: Apache-2.0
#include "base/spreadsheet_text.hpp"

#include <catch2/catch.hpp>

using namespace placeline;

TEST_CASE("a cell runs as no formula, and is read back as it was", "[base]")
{
    const auto cell = [](std::string_view text) {
        std::string out;
        append_csv_cell(out, text);
        return out;
    };
    CHECK(cell("plain") == "plain");
    CHECK(cell("-5") == "-5");
    CHECK(cell("=1+1") == "'=1+1");
    CHECK(cell("@a, \"b\"") == "\"'@a, \"\"b\"\"\"");
    CHECK(without_formula_guard("'=1+1") == "=1+1");
    CHECK(without_formula_guard("'Amran") == "'Amran"); // an apostrophe of the name's own
    CHECK(without_formula_guard("plain") == "plain");
}
