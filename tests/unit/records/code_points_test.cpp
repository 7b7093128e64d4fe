// SPDX-License-Identifier: Apache-2.0
#include "records/code_points.hpp"

#include <catch2/catch.hpp>

#include <string>

using placeline::records::CodePoints;

namespace {

/// Counts by hand, to check the blocks against.
std::uint32_t counted(const std::string& text, std::size_t byte)
{
    std::uint32_t n = 0;
    for (std::size_t i = 0; i < byte && i < text.size(); ++i) {
        n += (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U ? 1U : 0U;
    }
    return n;
}

} // namespace

TEST_CASE("offsets of an ASCII text are the same in both units", "[records]")
{
    const CodePoints points{"near Mosul"};
    CHECK(points.size() == 10);
    CHECK(points.of_byte(5) == 5);
    CHECK(points.of_byte(99) == 10);
    CHECK(points.byte_of(10) == 10U);
    CHECK_FALSE(points.byte_of(11));
}

TEST_CASE("offsets convert there and back in a long text of several scripts", "[records]")
{
    std::string text;
    for (int i = 0; i < 40; ++i) {
        text += "Київ, الأنبار, 東京 and 🛰 — ok; ";
    }
    const CodePoints points{text};
    for (std::size_t byte = 0; byte <= text.size(); ++byte) {
        const bool boundary = byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0U) != 0x80U;
        if (!boundary) {
            continue;
        }
        const auto point = points.of_byte(static_cast<std::uint32_t>(byte));
        REQUIRE(point == counted(text, byte));
        REQUIRE(points.byte_of(point) == static_cast<std::uint32_t>(byte));
    }
    CHECK_FALSE(points.byte_of(points.size() + 1));
}

TEST_CASE("an empty text has one offset", "[records]")
{
    const CodePoints points{""};
    CHECK(points.size() == 0);
    CHECK(points.byte_of(0) == 0U);
    CHECK_FALSE(points.byte_of(1));
}
