// SPDX-License-Identifier: Apache-2.0
#include "base/output_file.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <unistd.h>

using namespace placeline;
using Catch::Matchers::Contains;

namespace {

/// A folder of its own for each test, gone at its end.
class Scratch {
public:
    Scratch() : path{std::filesystem::temp_directory_path() / ("placeline-output-" + std::to_string(::getpid()))}
    {
        std::filesystem::create_directories(path);
    }
    ~Scratch() { std::filesystem::remove_all(path); }
    [[nodiscard]] std::size_t n_files() const
    {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{path}, {}));
    }
    const std::filesystem::path path;
};

std::string content(const std::filesystem::path& path)
{
    std::ifstream in{path};
    return {std::istreambuf_iterator<char>{in}, {}};
}

} // namespace

SCENARIO("an output appears under its name only when it is whole", "[base]")
{
    const Scratch scratch;
    const auto target = scratch.path / "out.txt";
    GIVEN("a file half written")
    {
        auto file = std::make_unique<OutputFile>(target, false);
        file->write(std::string(100'000, 'x'));
        CHECK_FALSE(std::filesystem::exists(target));
        WHEN("it is committed")
        {
            file->write("end");
            file->commit();
            THEN("all bytes are there, and nothing else")
            {
                CHECK(content(target) == std::string(100'000, 'x') + "end");
                CHECK(scratch.n_files() == 1);
            }
        }
        WHEN("it is given up")
        {
            file.reset();
            THEN("nothing is left")
            {
                CHECK(scratch.n_files() == 0);
            }
        }
    }
    GIVEN("a file that exists")
    {
        std::ofstream{target} << "old";
        THEN("it is replaced only when told so")
        {
            CHECK_THROWS_WITH(OutputFile(target, false), Contains("exists; give --overwrite to replace it"));
            OutputFile file{target, true};
            CHECK(content(target) == "old");
            file.write("new");
            file.commit();
            CHECK(content(target) == "new");
        }
    }
}

TEST_CASE("an output that cannot be is refused before any work", "[base]")
{
    const Scratch scratch;
    CHECK_THROWS_WITH(check_output(scratch.path / "no" / "out.txt", false), Contains("does not exist"));
    CHECK_THROWS_WITH(check_output(scratch.path, true), Contains("is a folder"));
    CHECK_NOTHROW(check_output("plain-name-in-the-current-folder", false));
}

TEST_CASE("a full disk is told with the file's name", "[base]")
{
    if (!std::filesystem::exists("/dev/full")) {
        return;
    }
    const Scratch scratch;
    const auto target = scratch.path / "out.txt";
    // The temporary name leads to a device that is always full.
    std::filesystem::create_symlink("/dev/full", temporary_name(target));
    OutputFile file{target, false};
    CHECK_THROWS_WITH(
        [&] {
            file.write(std::string(200'000, 'x'));
            file.commit();
        }(),
        Contains("out.txt: cannot be written"));
    CHECK_FALSE(std::filesystem::exists(target));
}

TEST_CASE("a temporary name keeps folder and extension", "[base]")
{
    const auto name = temporary_name("a/b/map.gpkg");
    CHECK(name.parent_path() == "a/b");
    CHECK(name.extension() == ".gpkg");
    CHECK(name.filename() != "map.gpkg");
}
