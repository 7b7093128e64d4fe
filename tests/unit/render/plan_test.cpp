// SPDX-License-Identifier: Apache-2.0
#include "render/plan.hpp"

#include "base/error.hpp"
#include "map_sample.hpp"
#include "render/classes.hpp"
#include "render/margins.hpp"

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
    const MarkScale few{.greatest = 400, .n_symbols = 3, .zoom = 1.0, .class_bounds = {}};
    const MarkScale crowd{.greatest = 400, .n_symbols = 10'000, .zoom = 1.0, .class_bounds = {}};
    const MarkScale one{.greatest = 1, .n_symbols = 1, .zoom = 1.0, .class_bounds = {}};
    CHECK(few.radius(400) == Approx(2.0 * few.radius(100)));
    CHECK(few.radius(0) > 0.0);
    CHECK(crowd.radius(400) < few.radius(400)); // a crowd has smaller ones
    CHECK(one.radius(1) < 12.0);                // one dead alone on a map is no greatest circle
}

SCENARIO("a choropleth shades units by the sum of one number", "[render]")
{
    auto options = sample::sized(1200, 800);
    options.choropleth = "killed";
    GIVEN("two incidents in one unit, one in another, one in a country, one number shared")
    {
        IncidentSet set;
        const auto add = [&](const char* id, LonLat at, int where_prec, std::uint32_t killed) {
            set.incidents.push_back(sample::incident(id, sample::place(id, id, at, where_prec)));
            set.incidents.back().incident.figures.killed = {killed, killed, killed};
            set.incidents.back().incident.figures.injured = {90, 90, 90};
        };
        add("a", {38.5, 32.5}, 1, 5);
        add("b", {39.5, 33.5}, 2, 6);
        add("c", {40.5, 32.5}, 1, 70);
        add("d", {40.0, 33.0}, 6, 800);
        const MapPlan plan = sample::planned(set, options);
        THEN("each unit has the shade of its sum, and no symbol is drawn")
        {
            CHECK(plan.circles.empty());
            REQUIRE(plan.areas.size() == 2);
            CHECK(plan.areas[0].fill);
            CHECK(plan.areas[0].fill != plan.areas[1].fill);
            CHECK(has_text(plan.labels, "11 killed"));
            CHECK(has_text(plan.labels, "70 killed"));
            CHECK_FALSE(has_text(plan.labels, "injured"));
        }
        THEN("what no unit holds is told, and not drawn")
        {
            CHECK(has_text(plan.texts, "In no unit: 1 incident"));
            CHECK(has_text(plan.texts, "n = 3 incidents"));
        }
        THEN("nothing overlaps or is cut off")
        {
            check_nothing_overlaps_or_is_cut(plan);
        }
    }
    GIVEN("a measure that has no symbols")
    {
        options.choropleth = "missing";
        CHECK_THROWS_AS(sample::planned({}, options), UsageError);
    }
}

TEST_CASE("classes are round, few, and rise by ratio", "[render]")
{
    using Bounds = std::vector<std::uint64_t>;
    CHECK(class_bounds(0).empty());
    CHECK(class_bounds(1) == Bounds{1});
    CHECK(class_bounds(12) == Bounds{1, 2, 5, 10});
    CHECK(class_bounds(91) == Bounds{1, 2, 10, 20, 50});
    CHECK(class_bounds(12'000).size() == 5);
    const Bounds bounds{1, 5, 20};
    CHECK(class_of(4, bounds) == 0);
    CHECK(class_of(5, bounds) == 1);
    CHECK(class_of(900, bounds) == 2);
    CHECK(class_text(0, bounds) == "1–4");
    CHECK(class_text(2, bounds) == "20 and more");
    CHECK(class_text(0, {1, 2}) == "1");
}

SCENARIO("a page of maps shows each incident in its own period", "[render]")
{
    auto options = sample::sized(1600, 1000);
    IncidentSet set = sample::crowd(6);
    set.incidents[0].incident.date = sample::dates("2024-05-09", "2024-05-10");
    set.incidents[1].incident.date.reset();
    set.incidents[2].incident.date = sample::dates("2024-06-01", "2024-06-01");
    set.incidents[5].incident.place.reset();
    GIVEN("days")
    {
        options.by = "day";
        const MapPlan plan = sample::planned(set, options);
        THEN("there is a map for each first day, in order, and one for what has none")
        {
            REQUIRE(plan.panels.size() == 4);
            CHECK(has_text(plan.texts, "9 May 2024: 1 incident"));
            CHECK(has_text(plan.texts, "10 May 2024: 2 incidents"));
            CHECK(has_text(plan.texts, "Without a date: 1 incident"));
            CHECK(plan.panels[1].circles.size() == 2);
        }
        THEN("all have one extent and one scale")
        {
            const auto here = plan.panels[0].view.px(LonLat{39.5, 32.5});
            const auto there = plan.panels[1].view.px(LonLat{39.5, 32.5});
            CHECK(there->x - here->x == Approx(plan.panels[1].view.frame.x - plan.panels[0].view.frame.x));
            CHECK(plan.panels[0].view.px_per_m == Approx(plan.panels[3].view.px_per_m));
        }
        THEN("no map and no text overlaps another")
        {
            for (const MapPlan& a : plan.panels) {
                CHECK(plan.page.contains(a.view.frame));
                for (const MapPlan& b : plan.panels) {
                    CHECK((&a == &b || !a.view.frame.overlaps(b.view.frame)));
                }
                for (const TextItem& text : plan.texts) {
                    CHECK_FALSE(text.box.overlaps(a.view.frame));
                }
            }
        }
    }
    GIVEN("weeks and months")
    {
        options.by = "week";
        CHECK(has_text(sample::planned(set, options).texts, "Week of 6 May 2024: 3 incidents"));
        options.by = "month";
        CHECK(has_text(sample::planned(set, options).texts, "May 2024: 3 incidents"));
    }
    GIVEN("more days than have room")
    {
        IncidentSet year;
        for (int i = 0; i < 300; ++i) {
            auto one = sample::crowd(1).incidents.front();
            one.incident.date->start += std::chrono::days{i};
            one.incident.date->end = one.incident.date->start;
            year.incidents.push_back(one);
        }
        options.by = "day";
        CHECK_THROWS_AS(sample::planned(year, options), UsageError);
    }
    GIVEN("no incident at all")
    {
        options.by = "day";
        CHECK(sample::planned({}, options).panels.empty());
    }
}

TEST_CASE("a worldview says whose borders are drawn", "[render]")
{
    auto options = sample::sized(1200, 800);
    options.worldview = "RU";
    CHECK_FALSE(has_text(sample::planned({}, options).texts, "dashed"));
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

SCENARIO("a sheet says in words what the map shows", "[render]")
{
    bridge::MapOptions options;
    options.sheet = bridge::Sheet{{{"Reported", "killed"}, {{"at the places", "28"}}},
                                  {{"Place", "Killed", "Who says so"}, {{"Town 1, AA", "16 (12–20)", "the police"}}}};
    const auto standing_in = [](const render::MapPlan& plan, const std::string& words) {
        const auto found = std::ranges::find(plan.texts, words, &TextItem::text);
        return found == plan.texts.end() ? Box{} : found->box;
    };
    GIVEN("a wide page")
    {
        const auto plan = sample::planned(sample::crowd(12), options);
        THEN("sums and incidents stand at its right, overlap nothing and are not cut")
        {
            CHECK(standing_in(plan, "16 (12–20)").x > plan.view.frame.right());
            CHECK(standing_in(plan, "28").y < standing_in(plan, "16 (12–20)").y);
            check_nothing_overlaps_or_is_cut(plan);
        }
    }
    GIVEN("an upright page, and more incidents than have room")
    {
        options.width_px = 1240;
        options.height_px = 1754;
        options.sheet->incidents.rows.assign(
            150, {"A town with a long name, AA", "at least 4", "the spokesman of the army"});
        const auto plan = sample::planned(sample::crowd(12), options);
        THEN("they stand below the map, and the rest is counted")
        {
            CHECK(standing_in(plan, "28").y > plan.view.frame.bottom());
            const auto rest = std::ranges::find_if(
                plan.texts, [](const TextItem& item) { return item.text.ends_with(" more incidents"); });
            REQUIRE(rest != plan.texts.end());
            const auto shown = std::ranges::count(plan.texts, std::string{"at least 4"}, &TextItem::text);
            CHECK(rest->text == "and " + std::to_string(150 - shown) + " more incidents");
            CHECK(shown > 10);
            check_nothing_overlaps_or_is_cut(plan);
        }
    }
    GIVEN("speakers who take all the room")
    {
        const std::string days = "2024-02-28 – 2024-02-29";
        options.sheet->incidents = {{"Day", "Killed", "Who says so"}, {{days, "–", std::string(300, 'a')}}};
        options.sheet->incidents.rows.push_back({"–", "12", "–"});
        THEN("no line is broken within a day, and a dash stands on the side of its column")
        {
            const auto plan = sample::planned(sample::crowd(12), options);
            const auto found = std::ranges::find(plan.texts, days, &TextItem::text);
            REQUIRE(found != plan.texts.end());
            TextStyle unbroken = found->style;
            unbroken.wrap_px = 0.0;
            CHECK(found->style.wrap_px > Typesetter{}.measure("2024-02-28", unbroken).width);
            const auto has_dash_at = [&plan](double x) {
                return std::ranges::any_of(
                    plan.texts, [x](const TextItem& item) { return item.text == "–" && item.box.x == Approx(x); });
            };
            CHECK(has_dash_at(found->box.x));
            CHECK(has_dash_at(standing_in(plan, "Who says so").x));
            CHECK_FALSE(has_dash_at(standing_in(plan, "Killed").x));
        }
    }
}

SCENARIO("names stand on a map as they are asked for", "[render]")
{
    /// Knows towns by a Hebrew and units by an Arabic name.
    struct NamedAreas final : bridge::AreaSource {
        sample::MapAreas areas;
        std::string of_units = "محافظة الأنبار";
        [[nodiscard]] Rings polygons(const std::string& id) const override { return areas.polygons(id); }
        [[nodiscard]] Place admin1_of(const Place& place) const override { return areas.admin1_of(place); }
        [[nodiscard]] bridge::BaseMapData base_map() const override { return areas.base_map(); }
        [[nodiscard]] std::vector<Place> towns() const override { return areas.towns(); }
        [[nodiscard]] std::string name_on_map(const Place& place, bridge::MapNames names) const override
        {
            const std::string local = place.feature_code.starts_with("P") ? "באר שבע 3" : of_units;
            return names == bridge::MapNames::english ? place.name
                   : names == bridge::MapNames::local ? local
                                                      : place.name + "\n" + local;
        }
    };
    NamedAreas areas;
    const auto labels_with = [&areas](bridge::MapNames names) {
        bridge::MapOptions options;
        options.names = names;
        Typesetter typesetter;
        return plan_map(sample::crowd(3), options, sample::provenance(), areas, typesetter).labels;
    };
    const auto says = [](const std::vector<TextItem>& labels, const std::string& part) {
        return std::ranges::any_of(labels,
                                   [&](const TextItem& label) { return label.text.find(part) != std::string::npos; });
    };
    THEN("in Latin letters")
    {
        const auto labels = labels_with(bridge::MapNames::english);
        CHECK(says(labels, "Crowded place 1"));
        CHECK_FALSE(says(labels, "الأنبار"));
    }
    THEN("as locals write them, with the number in a line of its own, so that it is not turned")
    {
        const auto labels = labels_with(bridge::MapNames::local);
        CHECK(says(labels, "\u2068محافظة الأنبار\u2069\n2 killed"));
        CHECK(says(labels, "\u2068באר שבע 3\u2069"));
        CHECK_FALSE(says(labels, "Crowded place"));
    }
    THEN("or both, each isolated from the other")
    {
        const auto labels = labels_with(bridge::MapNames::both);
        CHECK(says(labels, "Crowded place 1\u2069\n\u200E\u2068محافظة الأنبار\u2069\n1 killed"));
    }
    THEN("in Latin letters where no font has the others")
    {
        areas.of_units = "\U0010FFFD"; // of private use
        const auto labels = labels_with(bridge::MapNames::both);
        CHECK(says(labels, "Crowded place 1\u2069\n1 killed"));
        CHECK_FALSE(says(labels, areas.of_units));
    }
}
