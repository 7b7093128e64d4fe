// SPDX-License-Identifier: Apache-2.0
#include "places/name_rules.hpp"

#include "sample.hpp"

#include <catch2/catch.hpp>

namespace placeline::places {

SCENARIO("some patterns leave no doubt whether a name is a place", "[places]")
{
    CHECK(places_in("Mr. Jordan left early.").empty());
    CHECK(places_in("Michael Jordan left early.").empty());
    CHECK(places_in("The frigate Beirut left early.").empty());
    CHECK(places_in("Jordan, bread and wine were on the table.").empty());
    CHECK(places_in("Police in Mosul said so.") == "Mosul=t:mosul");
    CHECK(places_in("Soldiers of the United States left early.") == "United States=t:us");
    CHECK(places_in("Shells hit Libya overnight.") == "Libya=t:ly");
    CHECK(places_in("Jordan, Iraq and Syria left early.") == "Jordan=t:jo Iraq=t:iq Syria=t:sy");
}

} // namespace placeline::places
