// SPDX-License-Identifier: Apache-2.0
#include "tables/create_table.hpp"

#include "base/error.hpp"
#include "scratch_tables.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

using namespace placeline;
using namespace placeline::tables;
using Catch::Matchers::Contains;
using Row = std::vector<std::string>;

namespace {

const bridge::TableLayer strikes{"strikes",
                                 {{"place", bridge::ColumnType::text},
                                  {"killed", bridge::ColumnType::integer},
                                  {"share", bridge::ColumnType::real},
                                  {"day", bridge::ColumnType::date}},
                                 bridge::TableGeometry::point};

bridge::TableRow row(std::vector<std::optional<std::string>> values, std::optional<LonLat> position = std::nullopt)
{
    return {.values = std::move(values), .position = position, .polygons = {}, .number = 1};
}

void write(const std::filesystem::path& path, const std::vector<bridge::TableRow>& rows)
{
    const auto writer = create_table(path, strikes, false);
    for (const auto& each : rows) {
        writer->write(each);
    }
    writer->close();
}

std::string content(const std::filesystem::path& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

} // namespace

TEST_CASE("what is written is read back from each format", "[tables]")
{
    const std::string extension = GENERATE(as<std::string>{}, "xlsx", "ods", "gpkg", "geojson", "shp");
    INFO(extension);
    const ScratchTables scratch;
    const auto path = scratch / ("strikes." + extension);
    write(path, {row({"تل أبيض", "3", "0.25", "2024-02-03"}, LonLat{38.95, 36.7}),
                 row({"a \"b\", c", "0", "1", "2024-02-29"})});
    const auto table = read_all(path);
    REQUIRE(table.rows.size() == 2);
    CHECK(table.values ==
          std::vector<Row>{{"تل أبيض", "3", "0.25", "2024-02-03"}, {"a \"b\", c", "0", "1", "2024-02-29"}});
    if (extension == "gpkg" || extension == "geojson" || extension == "shp") {
        REQUIRE(table.rows[0].position);
        CHECK(table.rows[0].position->lon_deg == Approx(38.95));
        CHECK_FALSE(table.rows[1].position);
    }
}

TEST_CASE("a spreadsheet runs nothing that came from outside", "[tables]")
{
    const ScratchTables scratch;
    const std::string extension = GENERATE(as<std::string>{}, "xlsx", "ods");
    const auto path = scratch / ("t." + extension);
    write(path, {row({"=HYPERLINK(\"http://x\")", "1", "1", "2024-02-03"}), row({"+cmd", "1", "1", "2024-02-03"}),
                 row({"-", "1", "1", "2024-02-03"}), row({"-4.5", "-2", "-1.5", "2024-02-03"})});
    const auto table = read_all(path);
    REQUIRE(table.values.size() == 4);
    CHECK(table.values[0][0] == "'=HYPERLINK(\"http://x\")");
    CHECK(table.values[1][0] == "'+cmd");
    CHECK(table.values[2][0] == "-");
    CHECK(table.values[3] == Row{"-4.5", "-2", "-1.5", "2024-02-03"});
}

TEST_CASE("a file appears when it is whole, and replaces none unasked", "[tables]")
{
    const ScratchTables scratch;
    const auto path = scratch / "t.geojson";
    {
        const auto writer = create_table(path, strikes, false);
        writer->write(row({"Sarrin", "1", "1", "2024-02-03"}));
    }
    CHECK_FALSE(std::filesystem::exists(path));
    scratch.file("t.geojson", "old\n");
    CHECK_THROWS_AS(create_table(path, strikes, false), OutputError);
    const auto writer = create_table(path, strikes, true);
    writer->write(row({"Sarrin", std::nullopt, "1", "2024-02-03"}));
    CHECK(content(path) == "old\n");
    writer->close();
    CHECK(read_all(path).values == std::vector<Row>{{"Sarrin", "NULL", "1", "2024-02-03"}});
}

TEST_CASE("a value that is none of its column's type is refused", "[tables]")
{
    const ScratchTables scratch;
    const auto writer = create_table(scratch / "t.gpkg", strikes, false);
    CHECK_THROWS_WITH(writer->write(row({"Sarrin", "many", "1", "2024-02-03"})),
                      Contains("\"many\" is no value for the column killed"));
}

TEST_CASE("a GeoPackage takes several layers, areas among them", "[tables]")
{
    const ScratchTables scratch;
    const auto path = scratch / "t.gpkg";
    const auto writer = create_table(path, strikes, false);
    writer->write(row({"Sarrin", "1", "1", "2024-02-03"}, LonLat{38.3, 36.6}));
    writer->begin_layer({"units", {{"name", bridge::ColumnType::text}}, bridge::TableGeometry::area});
    auto unit = row({"Aleppo"}, LonLat{37, 36});
    unit.polygons = {{{{36, 35}, {38, 35}, {38, 37}, {36, 35}}}};
    writer->write(unit);
    writer->close();
    CHECK(layer_names(path) == std::vector<std::string>{"strikes", "units"});
    const auto units = read_all(path, {.layer = "units", .with_polygons = true, .filter = "", .open_options = {}});
    REQUIRE(units.rows.size() == 1);
    CHECK(units.rows[0].polygons == unit.polygons);
    CHECK(read_all(path, {.layer = "strikes", .with_polygons = false, .filter = "killed > 1", .open_options = {}})
              .rows.empty());
}

TEST_CASE("formats that are not known, and limits of those that are, are told", "[tables]")
{
    const ScratchTables scratch;
    CHECK_THROWS_WITH(create_table(scratch / "t.doc", strikes, false), Contains("known are .csv, .tsv"));
    CHECK_THROWS_WITH(create_table(scratch / "t.geojson", strikes, false)->begin_layer(strikes),
                      Contains("holds one layer"));
    auto wide = strikes;
    wide.columns[0].name = "name_of_the_place";
    const auto writer = create_table(scratch / "t.shp", wide, false);
    writer->close();
    REQUIRE_FALSE(writer->notes().empty());
    CHECK_THAT(writer->notes()[0], Contains("name_of_the_place"));
}
