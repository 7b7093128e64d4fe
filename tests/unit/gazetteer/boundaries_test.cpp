// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/read_boundaries.hpp"

#include "geo/polygon.hpp"
#include "scratch_index.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <random>

using namespace placeline;
using namespace placeline::gazetteer;

namespace {

struct Star {
    LonLat centre;
    std::vector<LonLat> ring;
};

/// A jagged ring around a point.
Star star(LonLat centre, double radius_deg, int corners, std::mt19937& random)
{
    Star out{centre, {}};
    for (int i = 0; i < corners; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / corners;
        const double reach = radius_deg * (0.3 + 0.7 * static_cast<double>(random() % 1000) / 1000.0);
        out.ring.push_back({std::round((centre.lon_deg + reach * std::cos(angle)) * 1e4) / 1e4,
                            std::round((centre.lat_deg + reach * std::sin(angle)) * 1e4) / 1e4});
    }
    out.ring.push_back(out.ring.front());
    return out;
}

std::string coordinates(const std::vector<LonLat>& ring)
{
    std::string out;
    for (const auto& p : ring) {
        out += fmt::format("{}[{},{}]", out.empty() ? "" : ",", p.lon_deg, p.lat_deg);
    }
    return "[" + out + "]";
}

std::string feature(std::string_view id, const std::string& polygons)
{
    return fmt::format(
        R"({{"type":"Feature","properties":{{"id":"{}"}},"geometry":{{"type":"MultiPolygon","coordinates":[{}]}}}})",
        id, polygons);
}

std::string collection(const std::string& features)
{
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

} // namespace

TEST_CASE("the grid agrees with the even-odd rule", "[gazetteer]")
{
    std::mt19937 random{7};
    const Star large = star({20, 5}, 9.0, 60, random);      // cells wholly inside, and cells of edges
    const Star small = star({60.2, -33.1}, 0.2, 9, random); // within one or two cells
    const Star hole = star({20, 5}, 1.5, 12, random);
    ScratchIndex scratch;
    const auto path = scratch.file(
        "units.geojson", collection(feature("a", "[" + coordinates(large.ring) + "," + coordinates(hole.ring) + "]") +
                                    "," + feature("b", "[" + coordinates(small.ring) + "]")));
    Diagnostics diagnostics;
    BoundaryReader reader{[](const FeatureKeys& keys) {
                              return std::optional{Unit{keys.first_of({"id"}) == "a" ? 10U : 20U, 1}};
                          },
                          diagnostics};
    reader.read(path);
    const UnitParts parts = lay_out(reader.take());
    REQUIRE(parts.units.size() == 2);
    CHECK(parts.units[0].place == 10);
    CHECK(parts.second_order.cells.empty());
    const UnitView view = parts.view(parts.first_order);

    std::uniform_real_distribution<double> lon{10.0, 30.0};
    std::uniform_real_distribution<double> lat{-5.0, 15.0};
    int wrong = 0;
    int inside_large = 0;
    for (int i = 0; i < 40'000; ++i) {
        const bool near_small = i % 2 == 0;
        const LonLat p = near_small ? LonLat{59.9 + (lon(random) - 10.0) * 0.03, -33.4 + (lat(random) + 5.0) * 0.03}
                                    : LonLat{lon(random), lat(random)};
        const bool in_large = geo::point_in_ring(p, large.ring) != geo::point_in_ring(p, hole.ring);
        const bool in_small = geo::point_in_ring(p, small.ring);
        const std::uint32_t expected = in_large ? 0 : in_small ? 1 : no_unit;
        const auto found = view.unit_at(static_cast<std::int32_t>(std::lround(p.lon_deg * 1e7)),
                                        static_cast<std::int32_t>(std::lround(p.lat_deg * 1e7)));
        wrong += found == expected ? 0 : 1;
        inside_large += in_large ? 1 : 0;
    }
    CHECK(wrong == 0);
    CHECK(inside_large > 1000);
}

TEST_CASE("borders along the lines of the grid and at the antimeridian hold", "[gazetteer]")
{
    ScratchIndex scratch;
    const std::vector<LonLat> west{{20, 10}, {25, 10}, {25, 20}, {20, 20}, {20, 10}};
    const std::vector<LonLat> east{{25, 10}, {30, 10}, {30, 20}, {25, 20}, {25, 10}};
    const std::vector<LonLat> far_east{{179, -1}, {180, -1}, {180, 1}, {179, 1}, {179, -1}};
    const std::vector<LonLat> far_west{{-180, -1}, {-179, -1}, {-179, 1}, {-180, 1}, {-180, -1}};
    scratch.add_rows("places.tsv", "w\tWest\t\t15\t22\tA\tADM1\tLY\t01\t\t0\t\t\t\n"
                                   "e\tEast\t\t15\t27\tA\tADM1\tEG\t01\t\t0\t\t\t\n"
                                   "f\tFar\t\t0\t179.5\tA\tADM1\tFJ\t01\t\t0\t\t\t\n");
    scratch.add_boundaries("units.geojson",
                           collection(feature("w", "[" + coordinates(west) + "]") + "," +
                                      feature("e", "[" + coordinates(east) + "]") + "," +
                                      feature("f", "[" + coordinates(far_east) + "],[" + coordinates(far_west) + "]")));
    const Gazetteer gazetteer = scratch.build();
    const auto id_at = [&](LonLat p) { return std::string{gazetteer.row(gazetteer.admin1_at(p)).id}; };
    CHECK(id_at({24.9999, 15}) == "w");
    CHECK(id_at({25.0001, 15}) == "e");
    CHECK(id_at({20.5, 10.5}) == "w");
    CHECK(id_at({180, 0}) == "f");
    CHECK(id_at({-180, 0}) == "f");
    CHECK(id_at({-179.5, 0.5}) == "f");
    CHECK(id_at({22, 9.9}) == "w");  // 11 km off: the coast is drawn roughly
    CHECK(id_at({22, 9.5}).empty()); // 56 km off
    CHECK(id_at({-178.9, 0}) == "f");
    CHECK(id_at({0, 95}).empty());

    const auto polygons = gazetteer.boundary(gazetteer.find_id("f").value());
    REQUIRE(polygons.size() == 2);
    REQUIRE(polygons[0].size() == 1);
    CHECK(polygons[0][0] == far_east);
    CHECK(gazetteer.boundary(no_place).empty());
    CHECK(gazetteer.place(*gazetteer.find_id("w")).radius_km == Approx(430).epsilon(0.1)); // of 600,000 km2
}

TEST_CASE("a feature that is no boundary is named and left out", "[gazetteer]")
{
    ScratchIndex scratch;
    scratch.add_rows("places.tsv", "w\tWest\t\t15\t22\tA\tADM1\tLY\t01\t\t0\t\t\t\n");
    const std::vector<LonLat> square{{20, 10}, {25, 10}, {25, 20}, {20, 20}, {20, 10}};
    const std::vector<LonLat> off{{20, 10}, {25, 95}, {25, 20}, {20, 10}};
    scratch.add_boundaries("units.geojson", collection(feature("nobody", "[" + coordinates(square) + "]") + "," +
                                                       feature("w", "[" + coordinates(off) + "]") +
                                                       R"(,{"type":"Feature","properties":{},"geometry":null})"));
    const Gazetteer gazetteer = scratch.build();
    CHECK(gazetteer.info().boundaries == 0);
    REQUIRE(scratch.warnings.size() == 3);
    CHECK_THAT(scratch.warnings[0],
               Catch::Matchers::Contains("units.geojson: feature 1: no source has a place with the id"));
    CHECK_THAT(scratch.warnings[1], Catch::Matchers::Contains("feature 2: position 25, 95 is not on the globe"));

    scratch.options.boundaries = {scratch.file("broken.geojson", "{\"features\": [")};
    CHECK_THROWS_WITH(scratch.build(), Catch::Matchers::Contains("broken.geojson: is no GeoJSON"));
}

SCENARIO("second-order units hold points too", "[gazetteer]")
{
    GIVEN("borders of both orders in two files, which name their units in different ways")
    {
        ScratchIndex scratch;
        scratch.add_rows("places.tsv", "geonames:1\tProvince\t\t15\t22\tA\tADM1\tLY\t01\t\t0\t\t\t\n"
                                       "d:west\tWest District\t\t15\t21\tA\tADM2\tLY\t01\t0101\t0\tLY0101\t\t\n"
                                       "d:east\tEast District\t\t15\t24\tA\tADM2\tLY\t01\t0102\t0\t\t\t\n"
                                       "p:coded\tCoded\t\t15\t24\tP\tPPL\tLY\t01\t0101\t0\t\t\t\n"
                                       "p:bare\tBare\t\t15\t24\tP\tPPL\tLY\t\t\t0\t\t\t\n"
                                       "p:foreign\tForeign\t\t15\t24\tP\tPPL\tEG\t\t\t0\t\t\t\n");
        const auto square = [](double west, double east) {
            return coordinates({{west, 10}, {east, 10}, {east, 20}, {west, 20}, {west, 10}});
        };
        const auto keyed = [&](std::string_view properties, double west, double east) {
            return fmt::format(
                R"({{"type":"Feature","properties":{{{}}},"geometry":{{"type":"Polygon","coordinates":[{}]}}}})",
                properties, square(west, east));
        };
        scratch.add_boundaries("first.geojson", collection(keyed(R"("gn_id": 1.0)", 20, 25)));
        scratch.add_boundaries(
            "second.geojson",
            collection(keyed(R"("ADM2_PCODE": "LY0101", "ADM1_PCODE": "LY01")", 20, 23) + "," +
                       keyed(R"("country_code": "LY", "admin1_code": "01", "admin2_code": "0102")", 23, 25) + "," +
                       keyed(R"("ADM2_PCODE": "LY0199", "ADM1_PCODE": "LY01")", 20, 23)));
        const Gazetteer gazetteer = scratch.build();
        const auto id_of = [&](PlaceIndex place) { return std::string{gazetteer.row(place).id}; };
        THEN("a point lies in one of each order")
        {
            CHECK(id_of(gazetteer.admin1_at({21, 15})) == "geonames:1");
            CHECK(id_of(gazetteer.admin2_at({21, 15})) == "d:west");
            CHECK(id_of(gazetteer.admin2_at({24, 15})) == "d:east");
            CHECK(gazetteer.admin2_at({26, 15}) == no_place);
            CHECK(gazetteer.admin2_at({21, 95}) == no_place);
        }
        THEN("a place has the unit of its codes, else the one that holds it, if that is of its country")
        {
            const auto place = [&](std::string_view id) { return gazetteer.place(*gazetteer.find_id(id)); };
            CHECK(place("p:coded").admin2 == "West District");
            CHECK(place("p:coded").adm2_pcode == "LY0101");
            CHECK(place("p:bare").admin1 == "Province");
            CHECK(place("p:bare").admin2 == "East District");
            CHECK(place("p:foreign").admin2.empty());
        }
        THEN("borders are told, and only first-order units make up a country")
        {
            CHECK(gazetteer.boundary(*gazetteer.find_id("d:east")).size() == 1);
            CHECK(gazetteer.info().boundaries == 3);
            REQUIRE(scratch.warnings.size() == 1);
            CHECK_THAT(
                scratch.warnings[0],
                Catch::Matchers::Contains("second.geojson: feature 3: no source has a unit with its gn_id, pcode"));
        }
    }
}
