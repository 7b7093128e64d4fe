// SPDX-License-Identifier: Apache-2.0
#include "input/html.hpp"

#include <catch2/catch.hpp>

using namespace placeline::input;

TEST_CASE("the text of a page is what its article holds", "[input]")
{
    const HtmlPage page =
        read_html("<html lang=en><head><title>T | Desk</title></head><body><nav><p>Menu of the page.</p></nav>"
                  "<p>An advertisement that is long enough to be taken for a paragraph of prose.</p>"
                  "<article><h1>Head</h1><p>Zaria was quiet.</p><h2>Later</h2><p>It rained.</p>"
                  "<aside><p>Read also.</p></aside></article><footer><p>Rights.</p></footer></body></html>");
    CHECK(page.title == "Head");
    CHECK(page.lang == "en");
    CHECK(page.text == "Zaria was quiet.\n\nLater\n\nIt rained.");
}

TEST_CASE("the date of a page comes from its own metadata, the plainest first", "[input]")
{
    CHECK(read_html("<meta name=date content=2020-01-01><meta property='article:published_time' content='2024-02-03'>")
              .published == "2024-02-03");
    CHECK(read_html("<script type=\"application/ld+json\">{\"datePublished\" : \"2024-02-03T10:00:00Z\", }</script>"
                    "<time datetime=\"2020-01-01\">")
              .published == "2024-02-03T10:00:00Z");
    CHECK(read_html("<aside><time datetime=2019-01-01></time></aside><time datetime=2024-02-03>").published ==
          "2024-02-03");
    CHECK(read_html("<p>On 3 February 2024</p>").published.empty());
}

TEST_CASE("the encoding of a page is the one it names", "[input]")
{
    CHECK(html_charset("<html><meta charset=windows-1251>") == "windows-1251");
    CHECK(html_charset("<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=ISO-8859-1\">") == "ISO-8859-1");
    CHECK_FALSE(html_charset("<html><p>charset=x"));
}

TEST_CASE("broken pages are read as far as they go", "[input]")
{
    for (const char* html :
         {"<", "<a", "<a b=\"", "</", "<!--", "<p", "<script>", "<meta content", "<p>a</main></article>", "&#"}) {
        INFO(html);
        CHECK_NOTHROW(read_html(html));
    }
}
