// SPDX-License-Identifier: Apache-2.0
#include "gis/handles.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace placeline;

TEST_CASE("WGS 84 has longitude first", "[handles]")
{
    const auto srs = gis::wgs84();
    CHECK(std::string{srs->GetAuthorityCode(nullptr)} == "4326");
    CHECK(srs->GetAxisMappingStrategy() == OAMS_TRADITIONAL_GIS_ORDER);
    CHECK(srs->GetDataAxisToSRSAxisMapping() == std::vector<int>{2, 1});
}
