// SPDX-License-Identifier: Apache-2.0
#include "input/json_list.hpp"

#include "input/newsapi.hpp"
#include "scratch_input.hpp"

#include <fmt/format.h>

using namespace placeline;
using namespace placeline::input;

TEST_CASE("only lists at the outside tell what a document is", "[input]")
{
    using Names = std::vector<std::string>;
    CHECK(outer_lists(R"({"a": "[", "b": [1, {"c": []}], "d": {"e": {}}, "f)") == Names{"b", "d"});
    CHECK(outer_lists(R"({"a": 1}{"b": []})").empty());
}

TEST_CASE("messages are read of one chat or of many", "[input]")
{
    const auto out = read_scratch(
        "result.json",
        R"({"about": "x", "chats": {"list": [{"name": "A", "id": 1, "messages": [{"id": 1, "date": "2024-02-03T23:59:00", "text": ["Two ", {"type": "bold", "text": "hurt"}]}]},
{"name": "B \"b\"", "id": 2, "messages": [{"id": 1, "text": "More", "forwarded_from": "C"}, {"type": "service", "text": ""}]}]}})");
    REQUIRE(out.reports.size() == 2);
    CHECK(out.rejected.empty());
    CHECK(out.reports[0].id == "1/1");
    CHECK(out.reports[0].text == "Two hurt");
    CHECK(out.reports[0].source == "A");
    CHECK(out.reports[0].published_day == parse_iso_day("2024-02-03"));
    CHECK(out.reports[1].id == "2/1");
    CHECK(out.reports[1].source == "C");
    CHECK(extra_of(out.reports[1], "forwarded_by") == "\"B \\\"b\\\"\"");
}

TEST_CASE("what stands around the messages is valid UTF-8, whatever its bytes", "[input]")
{
    const auto out = read_scratch(
        "result.json", "{\"name\": \"Ch\xA3t\\u0000\", \"id\": \xBA, \"messages\": [{\"id\": 1, \"text\": \"a\"}]}",
        {.from = Format::telegram, .published = {}, .source = {}});
    REQUIRE(out.reports.size() == 1);
    CHECK(out.reports[0].source == "Ch\uFFFDt\uFFFD");
    CHECK(out.reports[0].id == "\uFFFD/1");
}

TEST_CASE("half a document gives its good half and one reject", "[input]")
{
    const std::string whole = R"({"articles": [{"title": "a"}, {"title": "b", "content": "c, [d]"}], "n": [1, 2]})";
    CHECK(read_scratch("a.json", whole).reports.size() == 2);
    for (std::size_t length = 14; length + 1 < whole.size(); ++length) {
        INFO(whole.substr(0, length));
        const auto out =
            read_scratch("a.json", whole.substr(0, length), {.from = Format::newsapi, .published = {}, .source = {}});
        CHECK(out.rejected.size() == 1);
        CHECK(out.reports.size() == (length < 29 ? 0U : length < 66 ? 1U : 2U));
    }
}

TEST_CASE("brackets without end are refused", "[input]")
{
    const InputOptions options{.from = Format::newsapi, .published = {}, .source = {}};
    const auto outside = read_scratch("a.json", std::string(2000, '['), options);
    REQUIRE(outside.rejected.size() == 1);
    CHECK(outside.rejected[0].reason == "nested deeper than 1024 brackets");
    const auto inside = read_scratch("a.json",
                                     fmt::format(R"({{"articles": [{{"title": "a", "x": {}{}}}, {{"title": "b"}}]}})",
                                                 std::string(5000, '['), std::string(5000, ']')),
                                     options);
    REQUIRE(inside.rejected.size() == 1);
    CHECK(inside.rejected[0].reason.starts_with("not JSON"));
    CHECK(inside.reports.size() == 1);
}

TEST_CASE("a cut text loses what the cut may have falsified", "[input]")
{
    CHECK(without_cut_end("Zaria was quiet. It rained. After 1… [+1834 chars]").text == "Zaria was quiet. It rained.");
    CHECK(without_cut_end("A street in the U.S.-built part of Zaria saw 1… [+18 chars]").text ==
          "A street in the U.S.-built part of Zaria saw");
    CHECK(without_cut_end("One line\r\nof Zar… [+1 chars]").text == "One line");
    CHECK(without_cut_end("Zaria was quiet...").was_cut);
    CHECK_FALSE(without_cut_end("Zaria was quiet.").was_cut);
    CHECK(without_cut_end("… [+3 chars]").text.empty());
}
