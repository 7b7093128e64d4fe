// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "scratch_index.hpp"

#include <catch2/catch.hpp>
#include <thread>

using namespace placeline;
using namespace placeline::gazetteer;
using Catch::Matchers::Contains;

namespace {

constexpr std::string_view base_rows =
    "b:country\tIraq\t\t33\t44\tA\tPCLI\tIQ\t\t\t40000000\tIQ\ten=Iraqi\tIRQ\n"
    "b:unit\tAl Anbar\tAnbar Governorate\t33\t41.5\tA\tADM1\tIQ\t01\t\t1500000\tIQG01\t\t\n"
    "b:qaim\tAl-Qaim\tHusaybah\t34.38\t41.0\tP\tPPLA2\tIQ\t01\t\t70000\t\t\t\n"
    "b:hit\tHit\t\t33.64\t42.82\tP\tPPL\tIQ\t01\t\t60000\t\t\t\n"
    "b:far\tTripoli\t\t32.89\t13.18\tP\tPPLC\tLY\t\t\t1100000\t\t\tTIP\n";

constexpr std::string_view anbar = R"({"features":[{"properties":{"id":"b:unit"},"geometry":{"type":"Polygon",
    "coordinates":[[[39,31],[44,31],[44,35],[39,35],[39,31]]]}}]})";

/// Two indexes of a few rows each, opened together.
class TwoIndexes {
public:
    explicit TwoIndexes(std::string_view later_rows)
    {
        base.add_rows("base.tsv", base_rows);
        base.add_boundaries("units.geojson", anbar);
        base.options.data_version = "base 1";
        base.build();
        later.add_rows("mine.tsv", later_rows);
        later.options.data_version = "mine 2";
        later.build();
    }
    [[nodiscard]] Gazetteer open() const
    {
        return Gazetteer::open(std::vector{base.options.output, later.options.output});
    }

    ScratchIndex base;
    ScratchIndex later;
};

std::string ids_of(const Gazetteer& gazetteer, std::string_view name)
{
    return ids(gazetteer, gazetteer.find(name));
}

Place only_place(const Gazetteer& gazetteer, std::string_view name)
{
    const auto hits = gazetteer.find(name);
    REQUIRE(hits.size() == 1);
    return gazetteer.place(hits.front().place);
}

} // namespace

SCENARIO("several indexes are looked up as one", "[gazetteer]")
{
    GIVEN("a base, and a list with a village that the base lacks and a namesake of one of its towns")
    {
        const TwoIndexes two{"m:new\tKubaysah al Jadidah\t\t33.6\t42.6\tP\tPPL\tIQ\t\t\t0\t\t\t\n"
                             "m:tripoli\tTripoli\t\t34.43\t35.84\tP\tPPLA\tLB\t\t\t230000\t\t\tTRI\n"};
        const Gazetteer gazetteer = two.open();
        THEN("both are found, and a name of both lists the better known first")
        {
            CHECK(gazetteer.size() == 7);
            CHECK(ids_of(gazetteer, "hit") == "b:hit");
            CHECK(ids_of(gazetteer, "kubaysah al jadidah") == "m:new");
            CHECK(ids_of(gazetteer, "tripoli") == "b:far m:tripoli");
            CHECK(gazetteer.find_id("m:new").has_value());
            CHECK(gazetteer.find_id("b:hit").has_value());
            CHECK_FALSE(gazetteer.find_id("m:nobody").has_value());
        }
        THEN("a place without codes lies in the unit of the base that holds its point")
        {
            const Place place = only_place(gazetteer, "kubaysah al jadidah");
            CHECK(place.admin1 == "Al Anbar");
            CHECK(place.adm1_pcode == "IQG01");
            CHECK(place.iso3 == "IRQ");
        }
        THEN("abbreviations keep their written forms")
        {
            const auto base_form = gazetteer.find("tip");
            const auto later_form = gazetteer.find("tri");
            REQUIRE(base_form.size() == 1);
            REQUIRE(later_form.size() == 1);
            CHECK(gazetteer.surface(base_form[0]) == "TIP");
            CHECK(gazetteer.surface(later_form[0]) == "TRI");
        }
        THEN("a text is walked in all of them at once")
        {
            NameCursor cursor = gazetteer.cursor();
            CHECK(cursor.step("kubaysah"));
            CHECK(cursor.hits().empty());
            CHECK(cursor.step("al"));
            CHECK(cursor.step("jadidah"));
            CHECK(ids(gazetteer, cursor.hits()) == "m:new");
            CHECK_FALSE(cursor.step("hit"));
            CHECK(cursor.hits().empty());
        }
        THEN("so are misspelt names and variants")
        {
            const auto fuzzy = gazetteer.find_fuzzy("tripoly", 2, 5);
            REQUIRE(fuzzy.size() == 2);
            CHECK(gazetteer.row(fuzzy[0].hit.place).id == "b:far");
            CHECK(gazetteer.row(fuzzy[1].hit.place).id == "m:tripoli");
        }
        THEN("countries have one number, whichever index a place is of")
        {
            const auto number = [&](std::string_view id) {
                return gazetteer.row(*gazetteer.find_id(id)).country_index;
            };
            CHECK(number("m:new") == number("b:hit"));
            CHECK(number("m:tripoli") != number("b:far"));
            CHECK(number("m:tripoli") != 0);
        }
        THEN("all of them are named")
        {
            REQUIRE(gazetteer.infos().size() == 2);
            CHECK(gazetteer.infos()[1].version == "mine 2");
            CHECK(gazetteer.info().version == "base 1 + mine 2");
            CHECK(gazetteer.info().places == 7);
            CHECK(gazetteer.info().checksum != gazetteer.infos()[0].checksum);
        }
    }
}

SCENARIO("a later index mends a place of an earlier one", "[gazetteer]")
{
    GIVEN("a row of the same id that states a name and a position, no more")
    {
        const TwoIndexes two{"b:qaim\tQaim Town\t\t34.40\t41.10\tP\tPPL\tIQ\t\t\t0\t\t\t\n"};
        const Gazetteer gazetteer = two.open();
        THEN("names of both lead to it, and what it does not state is the base's")
        {
            for (const auto* const name : {"al qaim", "qaim", "husaybah", "qaim town"}) {
                const Place place = only_place(gazetteer, name);
                CHECK(place.id == "b:qaim");
                CHECK(place.name == "Qaim Town");
                CHECK(place.position == LonLat{41.10, 34.40});
                CHECK(place.admin1 == "Al Anbar");
            }
            const auto row = gazetteer.row(gazetteer.find("qaim town").front().place);
            CHECK(row.population == 70000);
            CHECK(row.prominence > 20);
        }
        THEN("a loop over all places meets it once")
        {
            int met = 0;
            for (PlaceIndex place = 0; place < gazetteer.size(); ++place) {
                met += gazetteer.is_current(place) && gazetteer.row(place).id == "b:qaim" ? 1 : 0;
            }
            CHECK(met == 1);
        }
    }
    GIVEN("a row of another id with its name, a kilometre off")
    {
        const TwoIndexes two{"m:qaim\tAl Qaim\t\t34.385\t41.005\tP\tPPL\tIQ\t\t\t0\tIQ0101\t\t\n"};
        const Gazetteer gazetteer = two.open();
        THEN("the two are one, with the later id; the earlier id is found still")
        {
            CHECK(ids_of(gazetteer, "al qaim") == "m:qaim");
            CHECK(gazetteer.row(gazetteer.find("al qaim").front().place).population == 70000);
            CHECK(gazetteer.find_id("b:qaim").has_value());
            const auto fuzzy = gazetteer.find_fuzzy("al qaimm", 1, 5);
            REQUIRE(fuzzy.size() == 1);
            CHECK(gazetteer.row(fuzzy[0].hit.place).id == "m:qaim");
        }
    }
    GIVEN("units and a country under ids of their own")
    {
        const TwoIndexes two{"m:country\tIraq\t\t33.1\t44.1\tA\tPCLI\tIQ\t\t\t0\t\t\t\n"
                             "m:unit\tAnbar\t\t32\t41\tA\tADM1\tIQ\tAN\t\t0\t\t\t\n"
                             "m:place\tNewplace\t\t33.0\t42.0\tP\tPPL\tIQ\tAN\t\t0\t\t\t\n"};
        const Gazetteer gazetteer = two.open();
        THEN("they are the base's, with its borders")
        {
            CHECK(ids_of(gazetteer, "anbar") == "b:unit");
            CHECK(ids_of(gazetteer, "iraq") == "b:country");
            CHECK(gazetteer.row(gazetteer.country("IQ")).id == "b:country");
            const auto unit = gazetteer.row(gazetteer.find("newplace").front().place).admin1;
            CHECK(gazetteer.row(unit).id == "b:unit");
            CHECK(gazetteer.boundary(unit).size() == 1);
        }
    }
    GIVEN("a unit that mends the base's by its id")
    {
        const TwoIndexes two{"b:unit\tAnbar Province\t\t32\t41\tA\tADM1\tIQ\t\t\t0\t\t\t\n"};
        const Gazetteer gazetteer = two.open();
        THEN("its members and its borders stay")
        {
            CHECK(only_place(gazetteer, "hit").admin1 == "Anbar Province");
            CHECK(only_place(gazetteer, "hit").adm1_pcode == "IQG01");
            CHECK(gazetteer.row(gazetteer.admin1_at({42.0, 33.0})).name == "Anbar Province");
            CHECK(gazetteer.boundary(*gazetteer.find_id("b:unit")).size() == 1);
            CHECK(only_place(gazetteer, "anbar province").radius_km > 100.0);
        }
    }
}

TEST_CASE("several threads find the same in several indexes", "[gazetteer]")
{
    const TwoIndexes two{"m:qaim\tAl Qaim\t\t34.385\t41.005\tP\tPPL\tIQ\t\t\t0\t\t\t\n"
                         "b:hit\tHeet\t\t33.64\t42.82\tP\tPPL\tIQ\t\t\t0\t\t\t\n"};
    const Gazetteer gazetteer = two.open();
    std::array<std::string, 4> found;
    {
        std::vector<std::jthread> threads;
        for (std::string& out : found) {
            threads.emplace_back([&gazetteer, &out] {
                for (const auto* const name : {"hit", "heet", "al qaim", "qaim", "iraq", "tripoli"}) {
                    out += ids_of(gazetteer, name) + ";";
                }
            });
        }
    }
    CHECK(found[0] == "b:hit;b:hit;m:qaim;m:qaim;b:country;b:far;");
    CHECK(std::all_of(found.begin(), found.end(), [&](const auto& f) { return f == found[0]; }));
}

TEST_CASE("the number of indexes is bounded", "[gazetteer]")
{
    const TwoIndexes two{"m:a\tAplace\t\t1\t2\tP\tPPL\tIQ\t\t\t0\t\t\t\n"};
    CHECK_THROWS_WITH(Gazetteer::open(std::vector<std::filesystem::path>{}), Contains("0 gazetteer indexes are given"));
    const std::vector many(most_layers + 1, two.later.options.output);
    CHECK_THROWS_WITH(Gazetteer::open(many), Contains("9 gazetteer indexes are given; one to 8"));
    const std::vector same(most_layers, two.later.options.output); // odd, but sound
    CHECK(ids_of(Gazetteer::open(same), "aplace") == "m:a");
}
