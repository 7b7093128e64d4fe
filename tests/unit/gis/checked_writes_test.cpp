// SPDX-License-Identifier: Apache-2.0
#include "gis/checked_writes.hpp"

#include <catch2/catch.hpp>
#include <cerrno>
#include <cpl_vsi.h>
#include <filesystem>
#include <string>
#include <unistd.h>

using namespace placeline;

namespace {

struct Scratch {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("placeline-checked-" + std::to_string(::getpid()));

    Scratch() { std::filesystem::create_directory(path); }
    ~Scratch() { std::filesystem::remove_all(path); }
};

} // namespace

TEST_CASE("a write that a driver passes over is noticed", "[gis]")
{
    const Scratch scratch;
    const auto target = scratch.path / "o.shp";
    std::filesystem::create_symlink("/dev/full", target); // a device that is always full
    const gis::CheckedWrites writes;
    VSILFILE* file = VSIFOpenL(gis::CheckedWrites::path(target).c_str(), "wb");
    REQUIRE(file != nullptr);
    const std::string bytes(200'000, 'x');
    static_cast<void>(VSIFWriteL(bytes.data(), 1, bytes.size(), file)); // as the driver of Shapefile does
    static_cast<void>(VSIFCloseL(file));
    CHECK(gis::CheckedWrites::error() == ENOSPC);
    const gis::CheckedWrites next;
    CHECK(gis::CheckedWrites::error() == 0);
}

TEST_CASE("what is written back and forth is what is read", "[gis]")
{
    const Scratch scratch;
    const gis::CheckedWrites writes;
    const std::string path = gis::CheckedWrites::path(scratch.path / "o.dbf");
    VSILFILE* file = VSIFOpenL(path.c_str(), "wb+");
    REQUIRE(file != nullptr);
    const std::string rows(300'000, '.');
    CHECK(VSIFWriteL(rows.data(), 1, rows.size(), file) == rows.size());
    for (const vsi_l_offset at : {vsi_l_offset{0}, vsi_l_offset{299'990}, vsi_l_offset{150'000}}) {
        CHECK(VSIFSeekL(file, at, SEEK_SET) == 0);
        CHECK(VSIFWriteL("#####", 1, 5, file) == 5);
        CHECK(VSIFTellL(file) == at + 5);
    }
    std::string read(5, ' ');
    CHECK(VSIFSeekL(file, 149'998, SEEK_SET) == 0);
    CHECK(VSIFReadL(read.data(), 1, read.size(), file) == 5);
    CHECK(read == "..###");
    CHECK(VSIFSeekL(file, 0, SEEK_END) == 0);
    CHECK(VSIFTellL(file) == 300'000);
    CHECK(VSIFReadL(read.data(), 1, 1, file) == 0);
    CHECK(VSIFEofL(file) != 0);
    CHECK(VSIFTruncateL(file, 100) == 0);
    CHECK(VSIFCloseL(file) == 0);
    CHECK(gis::CheckedWrites::error() == 0);
    CHECK(std::filesystem::file_size(scratch.path / "o.dbf") == 100);
}
