// SPDX-License-Identifier: Apache-2.0
#include "base/block_writer.hpp"

#include <catch2/catch.hpp>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <unistd.h>

using namespace placeline;

TEST_CASE("pieces of any size, in any place, make the file that they would make one by one", "[base]")
{
    auto name = (std::filesystem::temp_directory_path() / "placeline-blocks-XXXXXX").string();
    const int descriptor = ::mkstemp(name.data());
    REQUIRE(descriptor >= 0);
    BlockWriter writer{descriptor};
    std::string expected;
    for (const std::size_t size : {0U, 1U, 65'535U, 65'536U, 3U, 300'000U, 131'072U, 7U}) {
        const std::string piece(size, static_cast<char>('a' + size % 26));
        CHECK(writer.write(piece) == 0);
        expected += piece;
        CHECK(writer.at() == expected.size());
        CHECK(writer.flushed() % 65'536 == 0);
    }
    CHECK(writer.move_to(65'530) == 0);
    CHECK(writer.write("across the edge") == 0);
    expected.replace(65'530, 15, "across the edge");
    CHECK(writer.move_to(expected.size()) == 0);
    CHECK(writer.write("end") == 0);
    CHECK(writer.flush() == 0);
    ::close(descriptor);
    std::ifstream in{name, std::ios::binary};
    CHECK((std::string{std::istreambuf_iterator<char>{in}, {}} == expected + "end")); // too long to print
    std::filesystem::remove(name);
}

TEST_CASE("a full disk is told, and who writes on gathers nothing", "[base]")
{
    const int descriptor = ::open("/dev/full", O_WRONLY);
    REQUIRE(descriptor >= 0);
    BlockWriter writer{descriptor};
    for (int i = 0; i < 3; ++i) {
        CHECK(writer.write(std::string(70'000, 'x')) == ENOSPC);
    }
    CHECK(writer.at() - writer.flushed() < 65'536);
    ::close(descriptor);
}
