// SPDX-License-Identifier: Apache-2.0
#include "text/compact_text.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>

using placeline::text::compacted;
using placeline::text::expanded;

TEST_CASE("a compacted text comes back, at about a byte a letter", "[compact]")
{
    for (const std::string_view text : {"", "Damascus", "São Tomé", "دمشق", "Кропивницький", "דמשק", "ダマスカス",
                                        "大马士革", "ದಮಾಸ್ಕಸ್", "𞤁𞤢𞤥𞤢𞤧", "x\ny"}) {
        CHECK(expanded(compacted(text)) == text);
    }
    CHECK(compacted("Damascus").size() == 8);
    CHECK(compacted("Кропивницький").size() <= 15);
    CHECK(compacted("دمشق").size() <= 6);
}

TEST_CASE("bytes that nobody compacted give some text", "[compact]")
{
    std::mt19937 random{5};
    for (int round = 0; round < 2000; ++round) {
        std::string bytes(random() % 30, '\0');
        for (char& byte : bytes) {
            byte = static_cast<char>(random());
        }
        const std::string text = expanded(bytes);
        CHECK(text.size() <= 4 * bytes.size());
        CHECK(expanded(compacted(text)) == text); // which is UTF-8
    }
}
