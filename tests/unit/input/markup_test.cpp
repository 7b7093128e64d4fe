// SPDX-License-Identifier: Apache-2.0
#include "input/markup.hpp"

#include <catch2/catch.hpp>

using namespace placeline::input;

TEST_CASE("markup becomes the words that a reader sees", "[input]")
{
    CHECK(text_of_markup("<p>Two  hurt\n in <b>Zaria</b>.</p><div>More.</div>") == "Two hurt in Zaria.\n\nMore.");
    CHECK(text_of_markup("One<br>two<br/><br />three") == "One\ntwo\n\nthree");
    CHECK(text_of_markup("<ul><li>a<li>b</ul>c") == "a\nb\n\nc");
    CHECK(text_of_markup("<td>12</td><td>34</td>") == "12 34");
    CHECK(text_of_markup("a<script>if (1 < 2) \"</p>\"</script >b<style>c</style><!-- <p>d -->e") == "abe");
    CHECK(text_of_markup("<a title=\"1 > 0\" href='x'>b</a>") == "b");
    CHECK(text_of_markup("<P CLASS=x>A</P>") == "A");
}

TEST_CASE("plain text keeps its line ends, and a bare < is text", "[input]")
{
    CHECK(text_of_markup("One.\n\nTwo.\n") == "One.\n\nTwo.");
    CHECK(text_of_markup("3 < 4 & 5 > 4") == "3 < 4 & 5 > 4");
    CHECK(text_of_markup("<") == "<");
    CHECK(text_of_markup("a<b") == "a"); // a tag that never ends
    CHECK(text_of_markup("").empty());
}

TEST_CASE("entities are decoded once and never expand further", "[input]")
{
    const auto decoded = [](std::string_view text) {
        std::string out;
        append_decoded(out, text);
        return out;
    };
    CHECK(decoded("&amp;&lt;&eacute;&#8217;&#x2019;&#150;") == "&<é’’–");
    CHECK(decoded("&amp;lt;") == "&lt;");
    CHECK(decoded("a&nbsp;b&shy;c") == "a bc");
    CHECK(decoded("&lol; & &; &#; &#x; &#0; &#xD800; &#99999999999;") ==
          "&lol; & &; &#; &#x; \xEF\xBF\xBD \xEF\xBF\xBD &#99999999999;");
}

TEST_CASE("attributes are found whatever their quotes", "[input]")
{
    CHECK(attribute(" a=1 B='2 3' c = \"4&amp;5\" d", "b") == "2 3");
    CHECK(attribute(" a=1 B='2 3' c = \"4&amp;5\" d", "c") == "4&5");
    CHECK(attribute(" a=1 d", "d") == "");
    CHECK_FALSE(attribute(" data-c=1 x='c=2'", "c"));
    CHECK_FALSE(attribute(" c=", "c"));
    CHECK_FALSE(attribute("=", "c"));
}
