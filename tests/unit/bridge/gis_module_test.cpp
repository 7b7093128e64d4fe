// SPDX-License-Identifier: Apache-2.0
#include "bridge/gis_module.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

using namespace placeline;

// One test, since a module is loaded once and stays.
TEST_CASE("the module is found or its absence is told, and its errors keep their type", "[module]")
{
    ::setenv("PLACELINE_MODULE", "/nowhere/placeline_gis.so", 1);
    CHECK_THROWS_WITH(bridge::gis_module(), Catch::Contains("looked for /nowhere/placeline_gis.so"));
    ::setenv("PLACELINE_MODULE", PLACELINE_SOURCE_DIR "/CMakeLists.txt", 1);
    CHECK_THROWS_WITH(bridge::gis_module(), Catch::Contains("CMakeLists.txt: cannot be loaded"));
    ::setenv("PLACELINE_MODULE", PLACELINE_MODULE_FILE, 1);
    auto& module = bridge::gis_module();
    CHECK(&module == &bridge::gis_module());
    CHECK_THROWS_AS(module.check_targets({{"out.xyz", ""}}, {}), UsageError);
    CHECK_THROWS_AS(module.check_targets({{"no/such/folder/out.gpkg", ""}}, {}), OutputError);
}
