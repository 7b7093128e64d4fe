// SPDX-License-Identifier: Apache-2.0
#include "evaluation/ceiling.hpp"

#include "../gazetteer/scratch_index.hpp"

#include <catch2/catch.hpp>

namespace placeline::evaluation {

SCENARIO("the ceiling counts names of which the gazetteer has a place near gold", "[evaluation]")
{
    gazetteer::ScratchIndex scratch;
    scratch.add_rows("places.tsv", "t:ly\tTripoli\tTarabulus\t32.9\t13.2\tP\tPPLC\tLY\t\t\t1000000\t\t\t\n"
                                   "t:lb\tTripoli\t\t34.4\t35.8\tP\tPPLA\tLB\t\t\t200000\t\t\t\n");
    const auto gazetteer = scratch.build();
    GoldReader reader;
    const auto gold =
        reader.read_gold(R"({"id": "r", "text": "Tripoli, Tarabulus, Tripoli, Nowhere, Tripoli.", "toponyms": [
        {"start": 0, "end": 7, "lat": 34.5, "lon": 35.9}, {"start": 9, "end": 18, "lat": 33.0, "lon": 13.0},
        {"start": 20, "end": 27, "lat": 51.5, "lon": 0.0}, {"start": 29, "end": 36, "lat": 32.9, "lon": 13.2},
        {"start": 38, "end": 45}]})");
    CHECK(right_candidate_exists(gold, gazetteer) == std::vector{true, true, false, false, false});
}

} // namespace placeline::evaluation
