// SPDX-License-Identifier: Apache-2.0
#include "input/utf8.hpp"

#include <catch2/catch.hpp>

using placeline::input::cut_utf8;
using placeline::input::repair_utf8;
using placeline::input::valid_utf8_prefix;

namespace {

std::string repaired(std::string bytes)
{
    repair_utf8(bytes);
    return bytes;
}

constexpr const char* mark = "\xEF\xBF\xBD";

} // namespace

TEST_CASE("well-formed text stays as it is", "[input]")
{
    std::string text = "plain, Дніпро, حلب, 東京, 🛰 and a long tail of ASCII characters";
    CHECK_FALSE(repair_utf8(text));
    CHECK(valid_utf8_prefix(text) == text.size());
}

TEST_CASE("each ill-formed part becomes one U+FFFD, as Unicode recommends", "[input]")
{
    CHECK(repaired("a\xFFz") == std::string{"a"} + mark + "z");
    CHECK(repaired("\xE2\x82") == mark); // truncated euro sign
    CHECK(repaired("\xE2\x82z") == std::string{mark} + "z");
    CHECK(repaired("\xC0\xAF") == std::string{mark} + mark);                       // overlong
    CHECK(repaired("\xED\xA0\x80") == std::string{mark} + mark + mark);            // surrogate
    CHECK(repaired("\xF4\x90\x80\x80") == std::string{mark} + mark + mark + mark); // above U+10FFFF
    CHECK(repaired(std::string{"a\0b", 3}) == std::string{"a"} + mark + "b");
}

TEST_CASE("a repair tells how often and where first", "[input]")
{
    std::string text = "0123456789\xFF and \xFE";
    const auto repair = repair_utf8(text);
    REQUIRE(repair);
    CHECK(repair->count == 2);
    CHECK(repair->first_byte == 10);
    CHECK(valid_utf8_prefix(text) == text.size());
}

TEST_CASE("a cut falls between code points", "[input]")
{
    CHECK(cut_utf8("Київ", 3) == "К");
    CHECK(cut_utf8("Київ", 4) == "Ки");
    CHECK(cut_utf8("Київ", 99) == "Київ");
    CHECK(cut_utf8("🛰", 3).empty());
}
