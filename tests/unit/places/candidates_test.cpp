// SPDX-License-Identifier: Apache-2.0
#include "places/candidates.hpp"

#include "sample.hpp"
#include "text/fold.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::places;

namespace {

/// The best known candidate of a name in the small world.
Candidate candidate(std::string_view name)
{
    const auto folded = text::folded(name);
    const auto& gazetteer = world().gazetteer();
    return read_candidates(gazetteer.find(folded), gazetteer, folded, false, {}, {}).at(0);
}

} // namespace

SCENARIO("an alternate name is the main one in another spelling, or another word", "[places]")
{
    CHECK(candidate("Mosul").unlike == 0.0F);   // the main name
    CHECK(candidate("Mossoul").unlike == 0.0F); // vowels and doubled letters come and go
    CHECK(candidate("Karkūk").unlike == 0.0F);
    CHECK(candidate("Ar Raqqah").unlike == 0.0F); // an article too
    CHECK(candidate("Dimashq").unlike > 0.0F);
    CHECK(candidate("Dimashq").unlike < 0.5F);
    CHECK(candidate("Husaybah").unlike == 1.0F); // Al Qaim has both names
}

TEST_CASE("units hold what the gazetteer puts into them, towns what is beside them", "[places]")
{
    CHECK(contains(candidate("Iraq"), candidate("Mosul")));
    CHECK_FALSE(contains(candidate("Syria"), candidate("Mosul")));
    CHECK_FALSE(contains(candidate("Mosul"), candidate("Iraq")));
    CHECK_FALSE(contains(candidate("Iraq"), candidate("Iraq")));
    CHECK(contains(candidate("Nineveh"), candidate("Mosul")));
    CHECK_FALSE(contains(candidate("Mosul"), candidate("Kirkuk")));
}

TEST_CASE("the chord stands for the distance", "[places]")
{
    const auto km = distance_km(candidate("Mosul"), candidate("Baghdad"));
    CHECK(km == Approx(355.0).margin(10.0));
    CHECK(distance_km(candidate("Mosul"), candidate("Mosul")) == 0.0);
}
