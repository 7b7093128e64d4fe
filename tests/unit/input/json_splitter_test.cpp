// SPDX-License-Identifier: Apache-2.0
#include "input/json_splitter.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using placeline::input::JsonSplitter;

namespace {

/// Feeds `json` in pieces, as a slow pipe would, and returns the elements.
std::vector<std::string> split(const std::string& json, std::size_t piece)
{
    std::vector<std::string> elements;
    JsonSplitter splitter;
    std::string buffer;
    std::size_t fed = 0;
    while (true) {
        const JsonSplitter::Element element = splitter.next(buffer);
        if (element.found) {
            elements.push_back(buffer.substr(element.begin, element.end - element.begin));
            buffer.erase(0, element.end);
            continue;
        }
        buffer.erase(0, element.begin);
        if (fed == json.size()) {
            return elements;
        }
        buffer += json.substr(fed, piece);
        fed = std::min(json.size(), fed + piece);
    }
}

} // namespace

TEST_CASE("elements of an array are found whatever the pieces", "[input]")
{
    const std::string json = "[ {\"a\": \"} ] \\\" {\"},\n {\"b\": [1, {\"c\": 2}]} , 7, {}]\n";
    const std::vector<std::string> wanted{"{\"a\": \"} ] \\\" {\"}", "{\"b\": [1, {\"c\": 2}]}", "7", "{}"};
    for (std::size_t piece = 1; piece < json.size() + 2; ++piece) {
        CAPTURE(piece);
        REQUIRE(split(json, piece) == wanted);
    }
}

TEST_CASE("values that follow each other are elements too", "[input]")
{
    CHECK(split("{\n\"a\": 1\n}\n{\n\"b\": 2\n}", 5) == std::vector<std::string>{"{\n\"a\": 1\n}", "{\n\"b\": 2\n}"});
}

TEST_CASE("an element that is never closed is not found", "[input]")
{
    CHECK(split("[{\"a\": 1}, {\"b\": \"cut", 4) == std::vector<std::string>{"{\"a\": 1}"});
}
