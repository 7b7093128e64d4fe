// SPDX-License-Identifier: Apache-2.0
#include "render/plan.hpp"

#include "base/error.hpp"
#include "map_sample.hpp"
#include "render/panel.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace placeline;
using namespace placeline::render;

namespace {

void check_nothing_overlaps_or_is_cut(const MapPlan& plan)
{
    for (std::size_t i = 0; i < plan.labels.size(); ++i) {
        INFO(plan.labels[i].text);
        CHECK(plan.view.frame.contains(plan.labels[i].box));
        for (std::size_t k = 0; k < i; ++k) {
            INFO(plan.labels[k].text);
            CHECK_FALSE(plan.labels[i].box.overlaps(plan.labels[k].box));
        }
        for (const Circle& circle : plan.circles) {
            CHECK_FALSE(plan.labels[i].box.contains({circle.centre.x, circle.centre.y, 0.0, 0.0}));
        }
    }
    for (std::size_t i = 0; i < plan.texts.size(); ++i) {
        INFO(plan.texts[i].text);
        CHECK(plan.page.contains(plan.texts[i].box));
        CHECK_FALSE(plan.texts[i].box.overlaps(plan.view.frame));
        for (std::size_t k = 0; k < i; ++k) {
            INFO(plan.texts[k].text);
            CHECK_FALSE(plan.texts[i].box.overlaps(plan.texts[k].box));
        }
        for (const Swatch& swatch : plan.swatches) {
            CHECK_FALSE(plan.texts[i].box.overlaps(swatch.box));
        }
        if (plan.inset) {
            CHECK_FALSE(plan.texts[i].box.overlaps(plan.inset->box));
        }
    }
    for (const Swatch& swatch : plan.swatches) {
        CHECK(plan.page.contains(swatch.box));
        CHECK_FALSE(swatch.box.overlaps(plan.view.frame));
    }
    if (plan.inset) {
        CHECK(plan.page.contains(plan.inset->box));
    }
}

bool has_text(const std::vector<TextItem>& items, std::string_view part)
{
    return std::ranges::any_of(items, [&](const TextItem& item) { return item.text.find(part) != std::string::npos; });
}

} // namespace

SCENARIO("nothing on a map overlaps or is cut off", "[render]")
{
    const auto size = GENERATE(std::pair{1600, 1000}, std::pair{800, 500}, std::pair{900, 1200}, std::pair{500, 500},
                               std::pair{3000, 1200});
    const auto options = sample::sized(size.first, size.second);
    GIVEN("a crowd of places")
    {
        check_nothing_overlaps_or_is_cut(sample::planned(sample::crowd(160), options));
    }
    GIVEN("few places, areas and a shared number, from the Euphrates to the antimeridian")
    {
        check_nothing_overlaps_or_is_cut(sample::planned(sample::incident_set(), options));
    }
    GIVEN("nothing")
    {
        check_nothing_overlaps_or_is_cut(sample::planned({}, options));
    }
}

TEST_CASE("a map says what it shows and how sure that is", "[render]")
{
    auto options = sample::sized(1600, 1000);
    const MapPlan plan = sample::planned(sample::incident_set(), options);
    CHECK(has_text(plan.texts, "Reported, not verified."));
    CHECK(has_text(plan.texts, "Sources: Daily Sample."));
    CHECK(has_text(plan.texts, "29 February 2024 – 12 May 2024"));
    CHECK(has_text(plan.texts, "n = 5 incidents"));
    CHECK(has_text(plan.texts, "1 incident without a place"));
    CHECK(has_text(plan.texts, "disputed borders are dashed"));
    CHECK(has_text(plan.texts, "Made 2024-05-13 with placeline 0.1.0"));
    CHECK(has_text(plan.labels, "الرمادي"));
    CHECK(has_text(plan.labels, "Дальний Мыс"));

    options.title = "Of one's own";
    options.disclaimer = "";
    const MapPlan titled = sample::planned(sample::incident_set(), options);
    CHECK(titled.texts.front().text == "Of one's own");
    CHECK_FALSE(has_text(titled.texts, "disputed"));
}

TEST_CASE("areas are hatched, points are circles, shared numbers are ties", "[render]")
{
    const MapPlan plan = sample::planned(sample::incident_set());
    CHECK(plan.areas.size() == 3);
    CHECK(plan.circles.size() == 2);
    REQUIRE(plan.ties.size() == 1);
    CHECK(plan.ties.front().ends.size() == 2);
    const auto northland = plan.view.px(LonLat{40.5, 33.5});
    CHECK(std::ranges::none_of(plan.circles, [&](const Circle& c) {
        return std::hypot(c.centre.x - northland->x, c.centre.y - northland->y) < 3.0;
    }));
}

TEST_CASE("an empty set gives a map of the world that says so", "[render]")
{
    const MapPlan plan = sample::planned({});
    CHECK(plan.view.projection.kind() == ProjectionKind::world);
    CHECK(has_text(plan.texts, "No incident with a place on a map"));
    CHECK(plan.circles.empty());
}

TEST_CASE("the area of a symbol grows with its number", "[render]")
{
    const double small = symbol_radius(100, 400, 3, 1.0);
    CHECK(symbol_radius(400, 400, 3, 1.0) == Approx(2.0 * small));
    CHECK(symbol_radius(0, 400, 3, 1.0) > 0.0);
    CHECK(symbol_radius(400, 400, 10'000, 1.0) < symbol_radius(400, 400, 3, 1.0)); // a crowd has smaller ones
    CHECK(symbol_radius(1, 1, 1, 1.0) < 12.0); // one dead alone on a map is no greatest circle
}

TEST_CASE("a theme must be known", "[render]")
{
    CHECK_THROWS_AS(sample::planned({}, sample::sized(800, 500, "neon")), UsageError);
    CHECK(sample::planned({}, sample::sized(800, 500, "print")).theme == &theme_of("print"));
}

TEST_CASE("a period is told in words", "[render]")
{
    CHECK(period_text(sample::dates("2024-02-03", "2024-02-03")) == "3 February 2024");
    CHECK(period_text(sample::dates("2014-12-20", "2015-01-02")) == "20 December 2014 – 2 January 2015");
}
