// SPDX-License-Identifier: Apache-2.0
#include "base/staging_folder.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <unistd.h>

using namespace placeline;
using Catch::Matchers::Contains;

namespace {

using Files = std::map<std::string, std::string>; ///< content by name

void write(const std::filesystem::path& path, const std::string& content)
{
    std::ofstream{path} << content;
}

struct Scratch {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("placeline-staging-" + std::to_string(::getpid()));

    Scratch() { std::filesystem::create_directory(path); }
    ~Scratch() { std::filesystem::remove_all(path); }

    /// Files and folders, hidden ones too.
    [[nodiscard]] Files held() const
    {
        Files files;
        for (const auto& entry : std::filesystem::directory_iterator{path}) {
            std::string content;
            if (entry.is_regular_file()) {
                std::ifstream file{entry.path()};
                content.assign(std::istreambuf_iterator<char>{file}, {});
            }
            files[entry.path().filename()] = content;
        }
        return files;
    }
};

} // namespace

TEST_CASE("files that belong together are replaced together", "[base]")
{
    const Scratch scratch;
    write(scratch.path / "o.shp", "old");
    write(scratch.path / "o.dbf", "old rows");
    write(scratch.path / "o.qix", "an index of the old");
    write(scratch.path / "o.gpkg", "another's");
    {
        StagingFolder staging{scratch.path / "o.shp", true};
        write(staging.main_file(), "new");
        write(staging.main_file().replace_extension(".dbf"), "new rows");
        write(staging.main_file().replace_extension(".prj"), "new system");
        staging.sync();
        CHECK(scratch.held().at("o.shp") == "old");
        staging.publish();
    }
    CHECK(scratch.held() ==
          Files{{"o.shp", "new"}, {"o.dbf", "new rows"}, {"o.prj", "new system"}, {"o.gpkg", "another's"}});
}

TEST_CASE("where one of them cannot be replaced, all are as they were", "[base]")
{
    const Scratch scratch;
    const Files old{{"o.shp", "old"}, {"o.dbf", "old rows"}};
    for (const auto& [name, content] : old) {
        write(scratch.path / name, content);
    }
    {
        StagingFolder staging{scratch.path / "o.shp", true};
        write(staging.main_file(), "new");
        write(staging.main_file().replace_extension(".dbf"), "new rows");
        staging.sync();
        // The main file makes way first; the other one cannot, for a folder is where it would go.
        std::filesystem::create_directories(staging.main_file().parent_path() / "old" / "o.dbf");
        CHECK_THROWS_AS(staging.publish(), OutputError);
    }
    CHECK(scratch.held() == old);
}

TEST_CASE("what was made beside a target goes where it is not published", "[base]")
{
    const Scratch scratch;
    write(scratch.path / "o.gpkg", "old");
    {
        const StagingFolder staging{scratch.path / "o.gpkg", true};
        write(staging.main_file(), "half");
    }
    CHECK(scratch.held() == Files{{"o.gpkg", "old"}});
    CHECK_THROWS_WITH((StagingFolder{scratch.path / "o.gpkg", false}), Contains("o.gpkg exists; give --overwrite"));
}

TEST_CASE("a dead run's journal is not played into the new file", "[base]")
{
    const Scratch scratch;
    write(scratch.path / "o.gpkg", "old");
    write(scratch.path / "o.gpkg-journal", "of the old");
    {
        StagingFolder staging{scratch.path / "o.gpkg", true};
        write(staging.main_file(), "new");
        staging.sync();
        staging.publish();
    }
    CHECK(scratch.held() == Files{{"o.gpkg", "new"}});
}
