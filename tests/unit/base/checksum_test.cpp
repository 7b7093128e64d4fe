// SPDX-License-Identifier: Apache-2.0
#include "base/checksum.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

using namespace placeline;

TEST_CASE("SHA-256 is that of FIPS 180-4, in one piece and in several", "[base]")
{
    CHECK(Sha256{}.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(Sha256{}.add("abc").hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    Sha256 pieces;
    CHECK(pieces.add("a").add("").add("bc").hex() == Sha256{}.add("abc").hex());
    CHECK(pieces.hex() == Sha256{}.hex()); // it begins anew
}

TEST_CASE("a file's checksum is of its bytes; what is no file has none", "[base]")
{
    const auto path = std::filesystem::temp_directory_path() / "placeline_checksum_test";
    std::ofstream{path, std::ios::binary} << "abc";
    const FileChecksum sum = checksum_of(path);
    CHECK(sum.bytes == 3);
    CHECK(sum.sha256 == Sha256{}.add("abc").hex());
    std::filesystem::remove(path);
    CHECK(checksum_of(path).sha256.empty());
    CHECK(checksum_of(std::filesystem::temp_directory_path()).sha256.empty());
}
