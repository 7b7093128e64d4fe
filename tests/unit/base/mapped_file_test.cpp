// SPDX-License-Identifier: Apache-2.0
#include "base/mapped_file.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

using namespace placeline;
using Catch::Matchers::Contains;

namespace {

std::filesystem::path scratch(const std::string& name)
{
    return std::filesystem::temp_directory_path() / ("placeline-base-" + std::to_string(::getpid()) + "-" + name);
}

} // namespace

TEST_CASE("a mapped file shows its bytes", "[base]")
{
    const auto path = scratch("bytes");
    std::ofstream{path} << "seven b";
    MappedFile file{path};
    REQUIRE(file.bytes().size() == 7);
    CHECK(std::to_integer<char>(file.bytes()[6]) == 'b');

    MappedFile moved{std::move(file)};
    CHECK(moved.bytes().size() == 7);
    std::filesystem::remove(path); // the mapping outlives the name
    CHECK(std::to_integer<char>(moved.bytes()[0]) == 's');
}

TEST_CASE("an empty file maps to no bytes", "[base]")
{
    const auto path = scratch("empty");
    std::ofstream{path}.flush();
    CHECK(MappedFile{path}.bytes().empty());
    std::filesystem::remove(path);
}

TEST_CASE("what cannot be mapped is named", "[base]")
{
    CHECK_THROWS_WITH(MappedFile{"no/such/file"}, Contains("no/such/file"));
    CHECK_THROWS_WITH(MappedFile{std::filesystem::temp_directory_path()}, Contains("is a folder"));
    CHECK_THROWS_AS(MappedFile{"/dev/null"}, InputError);
}
