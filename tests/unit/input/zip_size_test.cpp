// SPDX-License-Identifier: Apache-2.0
#include "input/zip_size.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace placeline;
using namespace placeline::input;

namespace {

std::string number(std::uint32_t value, std::size_t bytes)
{
    std::string out;
    for (std::size_t i = 0; i < bytes; ++i) {
        out += static_cast<char>((value >> (8 * i)) & 0xFFU);
    }
    return out;
}

/// An archive of one entry that claims to unpack to so many bytes.
std::string archive(std::uint32_t unpacked_bytes)
{
    const std::string content(1000, 'x');
    const std::string entry = std::string{"PK\x01\x02", 4} + std::string(20, '\0') + number(unpacked_bytes, 4) +
                              number(1, 2) + std::string(16, '\0') + "a";
    return std::string{"PK\x03\x04", 4} + content + entry + std::string{"PK\x05\x06", 4} + std::string(8, '\0') +
           number(static_cast<std::uint32_t>(entry.size()), 4) + number(4 + 1000, 4) + number(0, 2);
}

void check(const std::string& bytes)
{
    std::string path = (std::filesystem::temp_directory_path() / "placeline_zip_XXXXXX").string();
    const int descriptor = ::mkstemp(path.data());
    REQUIRE(descriptor >= 0);
    std::ofstream{path, std::ios::binary} << bytes;
    try {
        check_zip_size(path);
    } catch (...) {
        std::filesystem::remove(path);
        throw;
    }
    std::filesystem::remove(path);
}

} // namespace

TEST_CASE("an archive that is made to fill memory is refused before it is unpacked", "[input]")
{
    CHECK_NOTHROW(check(archive(50'000)));
    CHECK_THROWS_WITH(check(archive(std::uint32_t{1} << 30U)), Catch::Contains("grows more than 200 times"));
    CHECK_THROWS_WITH(check(archive(0xFFFFFFFF)), Catch::Contains("more than 4 GB"));
}

TEST_CASE("what is no archive, or half of one, is left to who opens it", "[input]")
{
    CHECK_NOTHROW(check_zip_size("/nonexistent/table.xlsx"));
    CHECK_NOTHROW(check("a,b\n1,2\n"));
    CHECK_NOTHROW(check(archive(std::uint32_t{1} << 30U).substr(0, 1020)));
    CHECK_NOTHROW(check("PK"));
}
