// SPDX-License-Identifier: Apache-2.0
#include "text/language_code.hpp"

#include <catch2/catch.hpp>

using placeline::text::is_romanised;
using placeline::text::language_code;

TEST_CASE("a language has one code, as BCP 47 writes it", "[language]")
{
    CHECK(language_code("ar") == "ar");
    CHECK(language_code("ara") == "ar");
    CHECK(language_code("ara_x_preferred") == "ar");
    CHECK(language_code("zh-Hant") == "zh");
    CHECK(language_code("iw") == "he");
    CHECK(language_code("CKB") == "ckb");
    CHECK(language_code("").empty());
    CHECK(language_code("a").empty());
    CHECK(language_code("und").empty());
    CHECK(language_code("prefix").empty());
    CHECK(language_code("1x").empty());
}

TEST_CASE("Latin letters are told where a language is not written in them", "[language]")
{
    CHECK(is_romanised("Umm Durmān", "ar"));
    CHECK(is_romanised("Debal’tseve", "uk"));
    CHECK_FALSE(is_romanised("أم درمان", "ar"));
    CHECK_FALSE(is_romanised("H3 قاعدة", "ar")); // both
    CHECK_FALSE(is_romanised("Omdourman", "fr"));
    CHECK_FALSE(is_romanised("17", "ar"));
    CHECK_FALSE(is_romanised("Nothing known", "xyq"));
}
