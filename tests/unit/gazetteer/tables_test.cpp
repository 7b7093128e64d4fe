// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/tables.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace placeline::gazetteer;

TEST_CASE("feature codes have a precision, a radius and a rank", "[gazetteer]")
{
    const BuildTables tables;
    CHECK(tables.feature('P', "PPL").where_prec == 1);
    CHECK(tables.feature('A', "ADM2").where_prec == 3);
    CHECK(tables.feature('A', "ADM1").where_prec == 4);
    CHECK(tables.feature('H', "STM").where_prec == 5);
    CHECK(tables.feature('A', "PCLI").where_prec == 6);
    CHECK(tables.feature('L', "CONT").where_prec == 7);
    CHECK(tables.feature('L', "RGN").where_prec == 5);
    CHECK(tables.feature('L', "RGN").where_prec_across == 7);
    CHECK(tables.feature('S', "MSQE").where_prec == 1); // by its class
    CHECK(tables.feature('?', "").where_prec == 1);
    CHECK(tables.feature('P', "PPLC").rank > tables.feature('P', "PPLA").rank);
    CHECK(tables.feature('P', "PPLA").rank > tables.feature('P', "PPL").rank);
}

TEST_CASE("a leading article goes where the country writes one", "[gazetteer]")
{
    const BuildTables tables;
    CHECK(tables.without_article("al anbar", "IQ") == "anbar");
    CHECK(tables.without_article("ash shaddadah", "SY") == "shaddadah");
    CHECK(tables.without_article("el paso", "US").empty());
    CHECK(tables.without_article("al", "IQ").empty());
    CHECK(tables.without_article("the hague", "NL") == "hague");
    CHECK(tables.without_article("anbar", "IQ").empty());
}

TEST_CASE("words for the kind of a unit go", "[gazetteer]")
{
    const BuildTables tables;
    CHECK(tables.without_generic("anbar governorate") == "anbar");
    CHECK(tables.without_generic("muhafazat al anbar") == "al anbar");
    CHECK(tables.without_generic("kharkiv oblast") == "kharkiv");
    CHECK(tables.without_generic("province de hainaut") == "hainaut");
    CHECK(tables.without_generic("provinceton").empty());
    CHECK(tables.without_generic("province").empty());
}

TEST_CASE("countries have three letters too", "[gazetteer]")
{
    const BuildTables tables;
    CHECK(tables.alpha3("IQ") == "IRQ");
    CHECK(tables.alpha3("XK") == "XKX");
    CHECK(tables.alpha3("ZZ").empty());
}
