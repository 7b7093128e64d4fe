// SPDX-License-Identifier: Apache-2.0
#include "input/recognise.hpp"

#include <catch2/catch.hpp>

using namespace placeline::input;

TEST_CASE("the format is told by content, helped by the name", "[input]")
{
    CHECK(recognise("feed", "{\"text\": \"a\"}\n{\"text\": \"b\"}\n") == Format::ndjson);
    CHECK(recognise("feed.ndjson", "not json at all") == Format::ndjson);
    CHECK(recognise("feed", "{\n  \"text\": \"a\"\n}") == Format::json);
    CHECK(recognise("feed", " [ {\"text\": \"a\"}]") == Format::json);
    CHECK(recognise("feed", "[]") == Format::json);
    CHECK(recognise("note.txt", "[Update] Two hurt in Zaria") == Format::text);
    CHECK(recognise("note.txt", "{sic} Two hurt in Zaria") == Format::text);
    CHECK(recognise("note.txt", "Two hurt in Zaria") == Format::text);
    CHECK(recognise("note.txt", "") == Format::text);
}

TEST_CASE("feeds, tables and pages are told by what they begin with", "[input]")
{
    CHECK(recognise("a", "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel>") == Format::rss);
    CHECK(recognise("a", "<feed xmlns=\"http://www.w3.org/2005/Atom\">") == Format::rss);
    CHECK(recognise("a", "<!DOCTYPE html>\n<html>") == Format::html);
    CHECK(recognise("a", "<?xml version=\"1.0\"?><!DOCTYPE html SYSTEM \"a\"><html>") == Format::html);
    CHECK(recognise("a.csv", "place,killed\n") == Format::csv);
    CHECK(recognise("a.csv.gz", "place,killed\n") == Format::csv);
    CHECK(recognise("a", "sep=;\nx;y\n") == Format::csv);
    CHECK(recognise("-", "id,notes\n1,Zaria\n") == Format::csv);
    CHECK(recognise("-", "Two hurt, police say, in Zaria\nNotes follow\n") == Format::text);
    CHECK(recognise("a", "{\"status\": \"ok\", \"articles\": [{") == Format::newsapi);
    CHECK(recognise("a", "{\n \"name\": \"A [b\",\n \"messages\": [") == Format::telegram);
    CHECK(recognise("a", "{\"text\": \"messages\", \"extra\": {\"articles\": []}}") == Format::ndjson);
    CHECK(recognise("a.txt", "<b>Two hurt</b> in Zaria") == Format::text);
    CHECK(parse_format("gdelt") == Format::newsapi);
    CHECK_FALSE(parse_format("xlsx"));
}

TEST_CASE("files that are no text are named for what they are", "[input]")
{
    CHECK(why_not_text("%PDF-1.7").value().find("PDF") != std::string::npos);
    CHECK(why_not_text(std::string_view{"\x01\x02\x03 abc", 7}) ==
          "is not text, nor a format that is read; see placeline-inputs(5)");
    CHECK_FALSE(why_not_text("Two hurt in Zaria\n"));
}
