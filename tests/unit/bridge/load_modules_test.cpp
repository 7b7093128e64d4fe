// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "bridge/gis_module.hpp"
#include "bridge/map_module.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace placeline;

namespace {

/// A folder with a file of that name which is no module.
class FolderOfJunk {
public:
    explicit FolderOfJunk(const char* name)
        : path_{std::filesystem::temp_directory_path() / ("placeline-junk-" + std::to_string(::getpid()))}
    {
        std::filesystem::create_directories(path_);
        std::ofstream{path_ / name} << "no library";
    }
    FolderOfJunk(const FolderOfJunk&) = delete;
    FolderOfJunk& operator=(const FolderOfJunk&) = delete;
    ~FolderOfJunk() { std::filesystem::remove_all(path_); }

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

} // namespace

// One test, since a module is loaded once and stays.
TEST_CASE("a module is found or its absence is told, and its errors keep their type", "[module]")
{
    ::setenv("PLACELINE_MODULES", "/nowhere", 1);
    CHECK_THROWS_WITH(bridge::gis_module(), Catch::Contains("looked for /nowhere/placeline_gis.so"));
    CHECK_THROWS_WITH(bridge::map_module(), Catch::Contains("looked for /nowhere/placeline_maps.so"));
    {
        const FolderOfJunk junk{"placeline_gis.so"};
        ::setenv("PLACELINE_MODULES", junk.path().c_str(), 1);
        CHECK_THROWS_WITH(bridge::gis_module(), Catch::Contains("placeline_gis.so: cannot be loaded"));
    }
    ::setenv("PLACELINE_MODULES", PLACELINE_MODULES_FOLDER, 1);
    auto& gis = bridge::gis_module();
    CHECK(&gis == &bridge::gis_module());
    CHECK_THROWS_AS(gis.check_targets({{"out.xyz", ""}}, {}), UsageError);
    CHECK_THROWS_AS(gis.check_targets({{"no/such/folder/out.gpkg", ""}}, {}), OutputError);
    auto& maps = bridge::map_module();
    CHECK(&maps == &bridge::map_module());
    CHECK_THROWS_AS(maps.check_maps({"out.png"}, {.theme = "neon"}), UsageError);
    CHECK_THROWS_AS(maps.check_maps({"no/such/folder/out.png"}, {}), OutputError);
}
