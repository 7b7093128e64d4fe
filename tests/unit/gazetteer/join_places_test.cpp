// SPDX-License-Identifier: Apache-2.0
#include "scratch_index.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::gazetteer;

SCENARIO("a place of two sources is one place", "[gazetteer]")
{
    GIVEN("a list, and another that has some of its places under ids of its own")
    {
        ScratchIndex scratch;
        scratch.add_rows("first.tsv", "a:hit\tHit\tHeet\t33.64\t42.82\tP\tPPL\tIQ\t01\t\t0\t\t\t\n"
                                      "a:rawa\tRawa\t\t34.48\t41.91\tP\tPPL\tIQ\t01\t\t9000\t\t\t\n"
                                      "a:unit\tAnbar\t\t33\t41\tA\tADM1\tIQ\t01\t\t0\t\t\t\n");
        scratch.add_rows("second.tsv",
                         "b:hit\tHeet\tHit al Qadimah\t33.65\t42.83\tP\tPPLA2\tIQ\t01\t\t60000\tIQ0105\t\t\n"
                         "b:far\tRawa\t\t34.60\t41.91\tP\tPPL\tIQ\t01\t\t0\t\t\t\n"
                         "b:camp\tHit\t\t33.64\t42.82\tL\tMILB\tIQ\t01\t\t0\t\t\t\n"
                         "b:syrian\tRawa\t\t34.48\t41.91\tP\tPPL\tSY\t\t\t0\t\t\t\n"
                         "b:unit\tAnbar\t\t32\t42\tA\tADM1\tIQ\tAN\t\t0\tIQG01\t\t\n"
                         "a:twin\tRawa\t\t34.49\t41.91\tP\tPPL\tIQ\t01\t\t0\t\t\t\n");
        const Gazetteer gazetteer = scratch.build();
        const auto row = [&](std::string_view id) { return gazetteer.row(gazetteer.find_id(id).value()); };
        THEN("near ones of one name and kind are joined: the earlier row, the later one's names and what it adds")
        {
            CHECK(scratch.summary.joined == 2);
            CHECK(gazetteer.size() == 7);
            CHECK(row("b:hit").id == "a:hit");
            CHECK(row("a:hit").name == "Hit");
            CHECK(row("a:hit").population == 60000);
            CHECK(row("a:hit").pcode == "IQ0105");
            CHECK(ids(gazetteer, gazetteer.find("hit al qadimah")) == "a:hit");
        }
        THEN("units of one code and country are joined wherever their points lie")
        {
            CHECK(row("b:unit").id == "a:unit");
            CHECK(row("a:unit").pcode == "IQG01");
        }
        THEN("others stay: too far, of another kind or country, or of one list by the prefix of its ids")
        {
            for (const auto* const id : {"b:far", "b:camp", "b:syrian", "a:twin"}) {
                CHECK(row(id).id == id);
            }
        }
        THEN("an unknown id is found in neither")
        {
            CHECK_FALSE(gazetteer.find_id("b:hi").has_value());
            CHECK_FALSE(gazetteer.find_id("").has_value());
        }
    }
}
