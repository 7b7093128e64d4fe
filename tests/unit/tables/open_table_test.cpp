// SPDX-License-Identifier: Apache-2.0
#include "tables/open_table.hpp"

#include "base/error.hpp"
#include "scratch_tables.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::tables;
using Catch::Matchers::Contains;
using Row = std::vector<std::string>;

TEST_CASE("a table's cells come as they were written", "[tables]")
{
    const ScratchTables scratch;
    const auto path = scratch.file("t.csv", "place,code,note\nتل أبيض,007,\"a, b\"\nSarrin,,\n");
    const auto table = read_all(path);
    REQUIRE(table.columns.size() == 3);
    CHECK(table.columns[1].name == "code");
    CHECK(table.values == std::vector<Row>{{"تل أبيض", "007", "a, b"}, {"Sarrin", "", ""}});
    CHECK(table.rows[1].number == 2);
}

TEST_CASE("text that does not say its encoding becomes valid UTF-8", "[tables]")
{
    const ScratchTables scratch;
    const auto table = read_all(scratch.file("t.csv", "place,n\nBent Jba\xEFl,1\n"));
    CHECK(table.values == std::vector<Row>{{"Bent Jbaïl", "1"}});
}

TEST_CASE("positions are WGS 84, longitude first, whatever the layer has", "[tables]")
{
    const ScratchTables scratch;
    const auto path = scratch.file(
        "t.geojson",
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32637"}},"features":[)"
        R"({"type":"Feature","properties":{"n":1},"geometry":{"type":"Point","coordinates":[500000,4000000]}},)"
        R"({"type":"Feature","properties":{"n":2},"geometry":null}]})");
    const auto table = read_all(path);
    REQUIRE(table.rows.size() == 2);
    REQUIRE(table.rows[0].position);
    CHECK(table.rows[0].position->lon_deg == Approx(39.0).margin(1e-6)); // the zone's middle
    CHECK(table.rows[0].position->lat_deg == Approx(36.1439).margin(1e-3));
    CHECK_FALSE(table.rows[1].position);
    CHECK(table.values[0] == Row{"1"});
    CHECK(table.columns[0].type == bridge::ColumnType::integer);
}

TEST_CASE("a polygon is stood for by a point within it", "[tables]")
{
    const ScratchTables scratch;
    // A horseshoe, the middle of which is outside of it.
    const auto path = scratch.file(
        "t.geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon",)"
        R"("coordinates":[[[0,0],[3,0],[3,3],[2,3],[2,1],[1,1],[1,3],[0,3],[0,0]]]}}]})");
    const auto table = read_all(path, {.layer = "", .with_polygons = true, .filter = "", .open_options = {}});
    REQUIRE(table.rows.size() == 1);
    REQUIRE(table.rows[0].position);
    const auto [lon, lat] = *table.rows[0].position;
    CHECK((lat < 1.0 || lon < 1.0 || lon > 2.0));
    REQUIRE(table.rows[0].polygons.size() == 1);
    CHECK(table.rows[0].polygons[0][0].size() == 9);
    CHECK(read_all(path).rows[0].polygons.empty()); // only when asked for
}

TEST_CASE("a point off the globe is none", "[tables]")
{
    const ScratchTables scratch;
    const auto path =
        scratch.file("t.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},)"
                                  R"("geometry":{"type":"Point","coordinates":[40,95]}}]})");
    CHECK_FALSE(read_all(path).rows.at(0).position);
}

TEST_CASE("a file that cannot be read says so with its name", "[tables]")
{
    const ScratchTables scratch;
    CHECK_THROWS_WITH(open_table(scratch / "absent.xlsx", {}), Contains("absent.xlsx: cannot be read"));
    CHECK_THROWS_AS(open_table(scratch / "absent.xlsx", {}), InputError);
    CHECK_THROWS_WITH(open_table(scratch.file("words.docx", "no table"), {}), Contains("is no table or layer"));
    CHECK_THROWS_WITH(open_table(scratch.file("cut.xlsx", "PK\x03\x04 and then nothing"), {}), Contains("cut.xlsx"));
    const auto layers = scratch.file("t.csv", "a,b\n1,2\n");
    CHECK_THROWS_WITH(open_table(layers, {.layer = "sheet2", .with_polygons = false, .filter = "", .open_options = {}}),
                      Contains("has no layer \"sheet2\"; it has t"));
    CHECK(layer_names(layers) == std::vector<std::string>{"t"});
}

TEST_CASE("a name is never more than the name of a file", "[tables]")
{
    const ScratchTables scratch;
    for (const char* name : {"/vsicurl/http://127.0.0.1:9/t.csv", "/vsimem/t.csv", "WFS:http://127.0.0.1:9/",
                             "GeoJSON:{\"type\":\"Point\"}", "{\"type\":\"Point\",\"coordinates\":[1,2]}"}) {
        INFO(name);
        CHECK_THROWS_WITH(open_table(name, {}), Contains("cannot be read"));
    }
    // A file that points to others, and one that is named like a connection.
    const auto virtual_layer =
        scratch.file("t.vrt", "<OGRVRTDataSource><OGRVRTLayer name=\"passwd\"><SrcDataSource>CSV:/etc/passwd"
                              "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
    CHECK_THROWS_AS(open_table(virtual_layer, {}), InputError);
    CHECK(read_all(scratch.file("MYSQL:x.csv", "a,b\n1,2\n")).values == std::vector<Row>{{"1", "2"}});
}
