// SPDX-License-Identifier: Apache-2.0
#include "records/json_writer.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <string>

using placeline::records::JsonWriter;

TEST_CASE("nested values are separated once each", "[records]")
{
    std::string out;
    JsonWriter json{out};
    json.begin_object();
    json.key("a").begin_array().integer(1).integer(-2).begin_object().end_object().end_array();
    json.key("b").begin_array().end_array();
    json.key("c").boolean(true).key("d").null().key("e").text_or_null("");
    json.end_object();
    CHECK(out == R"({"a": [1, -2, {}], "b": [], "c": true, "d": null, "e": null})");
}

TEST_CASE("control characters, quotes and backslashes are escaped, other scripts are not", "[records]")
{
    std::string out;
    JsonWriter{out}.text("a\"b\\c\n\t\r\x01 Київ \x7F");
    CHECK(out == "\"a\\\"b\\\\c\\n\\t\\r\\u0001 Київ \x7F\"");
}

TEST_CASE("numbers are shortest, and never what JSON lacks", "[records]")
{
    std::string out;
    JsonWriter json{out};
    json.begin_array();
    json.number(34.5).number(-0.0).number(41.0).number(0.1).number(1e-7);
    json.number(std::numeric_limits<double>::infinity()).number(std::nan(""));
    json.end_array();
    CHECK(out == "[34.5, 0, 41, 0.1, 1e-07, null, null]");
}
