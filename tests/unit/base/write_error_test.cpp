// SPDX-License-Identifier: Apache-2.0
#include "base/write_error.hpp"

#include <catch2/catch.hpp>

#include <cerrno>

using placeline::write_error;

TEST_CASE("a failed write says what to do", "[base]")
{
    CHECK(write_error(ENOSPC) == "the disk is full; free some space or write elsewhere");
    CHECK(write_error(EROFS) == "Read-only file system; give a folder that you may write to");
    CHECK(write_error(EACCES) == "Permission denied; give a folder that you may write to");
    CHECK(write_error(EIO) == "Input/output error");
}
