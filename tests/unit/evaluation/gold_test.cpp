// SPDX-License-Identifier: Apache-2.0
#include "evaluation/gold.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

namespace placeline::evaluation {

TEST_CASE("gold is read in the form of published corpora and in our own", "[evaluation]")
{
    GoldReader reader;
    SECTION("a corpus: spans count code points, those without a position are kept, non-toponyms are not")
    {
        const auto gold =
            reader.read_gold(R"({"corpus": "c", "doc_id": "7", "title": "T", "text": "Żary und Łódź", "toponyms": [
            {"start": 9, "end": 13, "name": "Łódź", "lat": 51.8, "lon": 19.5}, {"start": 0, "end": 4, "lat": null, "lon": null},
            {"start": 5, "end": 8, "kind": "non_toponym"}]})");
        CHECK(gold.report.id == "c-7");
        REQUIRE(gold.toponyms.size() == 2);
        CHECK(gold.toponyms[0] == GoldToponym{{9, 13}, LonLat{19.5, 51.8}});
        CHECK(gold.toponyms[1] == GoldToponym{{0, 4}, std::nullopt});
        CHECK(gold.report.given_mentions == std::vector{TextSpan{10, 17}}); // bytes
    }
    SECTION("a parsed report that a person corrected")
    {
        const auto gold = reader.read_gold(
            R"({"id": "r", "text": "In Mosul.", "mentions": [{"start": 3, "end": 8, "text": "Mosul", "place": {"lat": 36, "lon": 43}}]})");
        REQUIRE(gold.toponyms.size() == 1);
        CHECK(gold.toponyms[0].position == LonLat{43, 36});
    }
    SECTION("a position off the Earth is kept and told")
    {
        const auto gold =
            reader.read_gold(R"({"text": "X", "toponyms": [{"start": 0, "end": 1, "lat": 3, "lon": -836}]})");
        CHECK(gold.toponyms[0].position.has_value());
        CHECK(gold.report.problems.size() == 1);
    }
}

TEST_CASE("gold that does not fit its text is an error", "[evaluation]")
{
    GoldReader reader;
    for (const auto json :
         {R"([1])", R"({"text": "x"})", R"({"toponyms": []})", R"({"text": "x", "toponyms": [3]})",
          R"({"text": "x", "toponyms": [{"start": 0}]})", R"({"text": "x", "toponyms": [{"start": 1, "end": 1}]})",
          R"({"text": "x", "toponyms": [{"start": 0, "end": 2}]})",
          R"({"text": "Mosul", "toponyms": [{"start": 0, "end": 5, "name": "Basra"}]})"}) {
        CAPTURE(json);
        CHECK_THROWS_AS(reader.read_gold(json), InputError);
    }
}

TEST_CASE("predictions need an id and spans, nothing else", "[evaluation]")
{
    GoldReader reader;
    const auto predicted = reader.read_predicted(
        R"({"id": "r", "mentions": [{"start": 0, "end": 5, "place": null}, {"start": 6, "end": 9, "confidence": 0.5, "place": {"lat": 1, "lon": 2}}]})");
    REQUIRE(predicted.mentions.size() == 2);
    CHECK_FALSE(predicted.mentions[0].position);
    CHECK(predicted.mentions[1].position == LonLat{2, 1});
    CHECK(predicted.mentions[1].confidence == 0.5);
    CHECK_THROWS_AS(reader.read_predicted(R"({"mentions": []})"), InputError);
    CHECK_THROWS_AS(reader.read_predicted(R"({"id": "r"})"), InputError);
}

} // namespace placeline::evaluation
