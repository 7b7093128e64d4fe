// SPDX-License-Identifier: Apache-2.0
#include "base/hash.hpp"

#include <catch2/catch.hpp>

using namespace placeline;

TEST_CASE("fnv1a gives the published values", "[base]")
{
    // Fowler, Noll, Vo: test vectors of draft-eastlake-fnv
    CHECK(fnv1a("") == 0xcbf29ce484222325U);
    CHECK(fnv1a("a") == 0xaf63dc4c8601ec8cU);
    CHECK(fnv1a("foobar") == 0x85944171f73967e8U);
}

TEST_CASE("an id knows where one part ends", "[base]")
{
    CHECK(IdHash{}.add("ab").add("c").text() != IdHash{}.add("a").add("bc").text());
    CHECK(IdHash{}.add("ab").add("c").text() == IdHash{}.add("ab").add("c").text());
    CHECK(IdHash{}.add("ab").text().size() == 13);
    CHECK(IdHash{}.add("").text() != IdHash{}.text());
}
