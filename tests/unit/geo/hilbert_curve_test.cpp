// SPDX-License-Identifier: Apache-2.0
#include "geo/hilbert_curve.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>

namespace placeline::geo {

TEST_CASE("a Hilbert curve goes from each cell to the next, from south-west to south-east", "[geo]")
{
    const HilbertCurve curve{{20, -10}, {36, 6}}; // of 16 by 16 degrees
    std::map<std::uint32_t, LonLat> along;
    for (int x = 0; x < 16; ++x) {
        for (int y = 0; y < 16; ++y) {
            const LonLat middle{20.5 + x, -9.5 + y};
            along[curve.distance(middle)] = middle;
        }
    }
    REQUIRE(along.size() == 256);
    CHECK(along.begin()->second == LonLat{20.5, -9.5});
    CHECK(along.rbegin()->second == LonLat{35.5, -9.5});
    const LonLat* last = nullptr;
    for (const auto& [distance, at] : along) {
        if (last != nullptr) {
            CHECK(std::abs(at.lon_deg - last->lon_deg) + std::abs(at.lat_deg - last->lat_deg) == 1.0);
        }
        last = &at;
    }
}

TEST_CASE("a box without width or height has its cells too", "[geo]")
{
    const HilbertCurve point{{20, 10}, {20, 10}};
    CHECK(point.distance({20, 10}) == 0);
    const HilbertCurve line{{20, 10}, {30, 10}};
    CHECK(line.distance({20, 10}) < line.distance({25, 10}));
    CHECK(line.distance({25, 10}) < line.distance({30, 10}));
}

} // namespace placeline::geo
