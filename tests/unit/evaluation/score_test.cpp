// SPDX-License-Identifier: Apache-2.0
#include "evaluation/score.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace placeline::evaluation {

namespace {

constexpr LonLat here{40.0, 30.0};
constexpr LonLat hundred_km_off{40.0, 30.9};
constexpr LonLat far_off{-40.0, 30.0};

GoldDocument gold(std::vector<GoldToponym> toponyms)
{
    return {.report = {}, .toponyms = std::move(toponyms)};
}

} // namespace

SCENARIO("a mention is right when its span is gold's and its place lies within 161 km", "[evaluation]")
{
    Scorer scorer;
    WHEN("spans are up to five characters off, and one toponym is not found")
    {
        scorer.add(gold({{{10, 20}, here}, {{50, 55}, here}}),
                   std::vector<PredictedMention>{{{5, 25}, hundred_km_off, 0.9}, {{44, 55}, here, 0.4}});
        THEN("the first counts, the second is six off")
        {
            CHECK(scorer.recognition().hits == 1);
            CHECK(scorer.recognition().precision() == Approx(0.5));
            CHECK(scorer.end_to_end().f1() == Approx(0.5));
            const auto errors = scorer.errors();
            CHECK(errors.n == 2);
            CHECK(errors.acc161 == Approx(0.5));
            CHECK(errors.mean_km == Approx((100.075 + farthest_km) / 2).epsilon(1e-4));
            CHECK(errors.median_km == farthest_km);
            CHECK(errors.auc == Approx((std::log(101.075) / std::log(20040.0) + 1.0) / 2.0).epsilon(1e-4));
        }
    }
    WHEN("a found name is put in the wrong place")
    {
        scorer.add(gold({{{0, 5}, here}}), std::vector<PredictedMention>{{{0, 5}, far_off, 0.95}});
        THEN("it is recognised and not resolved")
        {
            CHECK(scorer.recognition().f1() == Approx(1.0));
            CHECK(scorer.end_to_end().hits == 0);
            CHECK(scorer.calibration().bins[9].n == 1);
            CHECK(scorer.calibration().bins[9].right == 0);
            CHECK(scorer.calibration().error() == Approx(0.95));
        }
    }
    WHEN("gold has no position for a toponym")
    {
        scorer.add(gold({{{0, 5}, std::nullopt}}), std::vector<PredictedMention>{{{0, 5}, here, 0.9}});
        THEN("its place is neither rewarded nor punished")
        {
            CHECK(scorer.recognition().hits == 1);
            CHECK(scorer.end_to_end().predicted == 0);
            CHECK(scorer.end_to_end().gold == 0);
            CHECK(scorer.errors().n == 0);
        }
    }
    WHEN("two gold toponyms lie close together")
    {
        scorer.add(gold({{{0, 4}, here}, {{3, 7}, here}}), std::vector<PredictedMention>{{{1, 5}, here, 0.9}});
        THEN("one mention answers one of them")
        {
            CHECK(scorer.recognition().hits == 1);
            CHECK(scorer.recognition().gold == 2);
        }
    }
    WHEN("gold has one span twice")
    {
        scorer.add(gold({{{0, 4}, far_off}, {{0, 4}, here}}), std::vector<PredictedMention>{{{0, 4}, here, 0.9}});
        THEN("the later one holds")
        {
            CHECK(scorer.recognition().gold == 1);
            CHECK(scorer.errors().acc161 == Approx(1.0));
        }
    }
}

SCENARIO("the ceiling tells what the gazetteer lacks from what the resolver missed", "[evaluation]")
{
    Scorer scorer;
    scorer.add(gold({{{0, 4}, here}, {{10, 14}, here}, {{20, 24}, here}}),
               std::vector<PredictedMention>{{{0, 4}, here, 0.9}, {{10, 14}, far_off, 0.9}}, {true, true, false});
    CHECK(scorer.ceiling().n == 3);
    CHECK(scorer.ceiling().exists == 2);
    CHECK(scorer.ceiling().resolved == 1);
}

TEST_CASE("no documents give zeros, not a division by zero", "[evaluation]")
{
    const Scorer scorer;
    CHECK(scorer.recognition().f1() == 0.0);
    CHECK(scorer.errors().acc161 == 0.0);
    CHECK(scorer.calibration().error() == 0.0);
}

} // namespace placeline::evaluation
