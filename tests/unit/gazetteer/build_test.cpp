// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/build.hpp"

#include "base/error.hpp"
#include "scratch_index.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <zstd.h>

using namespace placeline;
using namespace placeline::gazetteer;
using Catch::Matchers::Contains;

namespace {

/// A row in GeoNames' columns.
std::string geonames(std::string_view id, std::string_view name, std::string_view alternates, std::string_view lat,
                     std::string_view lon)
{
    const auto text = [](std::string_view t) { return std::string{t}; };
    return text(id) + "\t" + text(name) + "\t" + text(name) + "\t" + text(alternates) + "\t" + text(lat) + "\t" +
           text(lon) + "\tP\tPPL\tNL\t\t07\t\t\t\t1200\t\t3\tEurope/Amsterdam\t2024-01-01\n";
}

std::string content(const std::filesystem::path& path)
{
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

} // namespace

TEST_CASE("GeoNames' own columns are read", "[gazetteer]")
{
    ScratchIndex scratch;
    scratch.add_source("NL.txt", geonames("2759794", "Amsterdam", "Mokum,Амстердам", "52.37403", "4.88969"));
    const Gazetteer gazetteer = scratch.build();
    CHECK(ids(gazetteer, gazetteer.find("mokum")) == "geonames:2759794");
    CHECK(gazetteer.row(0).population == 1200);
    CHECK(gazetteer.row(0).n_names == 3);
    CHECK(scratch.warnings.empty());
}

TEST_CASE("a source may be packed with zstd", "[gazetteer]")
{
    const std::string text = geonames("1", "Amsterdam", "", "52.37403", "4.88969");
    std::string packed(ZSTD_compressBound(text.size()), '\0');
    packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 3));
    ScratchIndex scratch;
    scratch.add_source("NL.txt.zst", packed);
    CHECK(scratch.build().size() == 1);

    scratch.options.sources = {scratch.file("cut.zst", packed.substr(0, packed.size() - 6))};
    CHECK_THROWS_AS(scratch.build(), InputError);
    scratch.options.sources = {scratch.file("NL.zip", "PK\x03\x04....")};
    CHECK_THROWS_WITH(scratch.build(),
                      Contains("NL.zip: is a gzip file, or a ZIP archive without a .txt; unpack it first"));
}

SCENARIO("a later source patches a place of an earlier one", "[gazetteer]")
{
    GIVEN("a row of the same id with other fields")
    {
        ScratchIndex scratch;
        scratch.add_rows("bulk.tsv", "x:1\tOldtown\tAlt\t10\t20\tP\tPPL\tNL\t\t\t500\t\ten=Oldtowner\t\n");
        scratch.add_rows("own.tsv", "x:1\tNewtown\tMore\t\t\t\tPPLA\t\t\t\t\tNL99\t\tNT\n");
        const Gazetteer gazetteer = scratch.build();
        THEN("fields that say something override, names are added")
        {
            const Place place = gazetteer.place(0);
            CHECK(gazetteer.size() == 1);
            CHECK(place.name == "Newtown");
            CHECK(place.feature_code == "PPLA");
            CHECK(place.position == LonLat{20, 10});
            CHECK(gazetteer.row(0).population == 500);
            CHECK(gazetteer.row(0).pcode == "NL99");
            for (const auto* const name : {"oldtown", "alt", "oldtowner", "newtown", "more", "nt"}) {
                CHECK(ids(gazetteer, gazetteer.find(name)) == "x:1");
            }
        }
    }
}

TEST_CASE("a row without a name waits for its place", "[gazetteer]")
{
    ScratchIndex scratch;
    scratch.add_rows("a.tsv", "x:1\t\t\t\t\t\t\t\t\t\t\t\ten=Islander\t\nx:9\t\t\t\t\t\t\t\t\t\t\t\ten=Nobody\t\n");
    scratch.add_rows("b.tsv", "x:1\tThe Island\t\t10\t20\tT\tISL\tNL\t\t\t500\t\t\t\n");
    const Gazetteer gazetteer = scratch.build();
    CHECK(ids(gazetteer, gazetteer.find("islander")) == "x:1");
    CHECK(scratch.summary.rows == 3);
    CHECK(scratch.summary.rejected == 1);
    REQUIRE(scratch.warnings.size() == 1);
    CHECK_THAT(scratch.warnings[0], Contains("a.tsv:3: has no name, and no source has a place \"x:9\""));
}

TEST_CASE("bad rows are rejected with file, line and reason", "[gazetteer]")
{
    ScratchIndex scratch;
    const std::string good = geonames("1", "Goodplace", "", "52", "4");
    scratch.add_source("rows.txt",
                       good + geonames("2", "Too far north", "", "95.2", "4") + "3\tseven\tcolumns\t\t1\t2\tP\n" +
                           geonames("4", std::string(10'000, 'n'), "", "52", "4") +
                           geonames("1", "Goodplace again", "", "52", "4") +
                           geonames("5", "Not a number", "", "north", "4") + geonames("6", "Latin\xE9", "", "52", "4") +
                           geonames("seven", "No number", "", "52", "4") + geonames("8", "", "", "52", "4") + "\n" +
                           geonames("9", "Fine", std::string(10'000, 'a'), "52", "4"));
    const Gazetteer gazetteer = scratch.build();
    CHECK(gazetteer.size() == 2);
    CHECK(scratch.summary.rows == 10);
    CHECK(scratch.summary.rejected == 8);
    REQUIRE(scratch.warnings.size() == 9);
    CHECK_THAT(scratch.warnings[0], Contains("rows.txt:2: \"latitude\" is 95.2; expected -90 to 90"));
    CHECK_THAT(scratch.warnings[1], Contains("rows.txt:3: has 7 columns; expected 19"));
    CHECK_THAT(scratch.warnings[2], Contains("rows.txt:4: \"name\" has 10000 bytes"));
    CHECK_THAT(scratch.warnings[3], Contains("rows.txt:5: id \"geonames:1\" stands in this file already"));
    CHECK_THAT(scratch.warnings[4], Contains("rows.txt:6: \"latitude\" is \"north\""));
    CHECK_THAT(scratch.warnings[5], Contains("rows.txt:7: is not UTF-8"));
    CHECK_THAT(scratch.warnings[6], Contains("rows.txt:8: \"geonameid\" is \"seven\""));
    CHECK_THAT(scratch.warnings[7], Contains("rows.txt:9: has no name"));
    CHECK_THAT(scratch.warnings[8], Contains("rows.txt:11: a name of 10000 bytes is left out"));
}

TEST_CASE("names that say nothing are left out", "[gazetteer]")
{
    ScratchIndex scratch;
    scratch.add_rows("a.tsv", "x:1\tProper\tx|17|2 4|...|京\t10\t20\tP\tPPL\tNL\t\t\t0\t\t\t\n");
    const Gazetteer gazetteer = scratch.build();
    CHECK(scratch.summary.names == 1);
    CHECK(gazetteer.find("x").empty());
    CHECK(gazetteer.find("17").empty());
}

TEST_CASE("a unit that claims to hold itself does no harm", "[gazetteer]")
{
    ScratchIndex scratch; // codes are the only hierarchy, so that a ring of units cannot be written; the nearest thing:
    scratch.add_rows(
        "a.tsv",
        "x:1\tFirst\t\t10\t20\tA\tADM1\tNL\t01\t\t5\t\t\t\nx:2\tSecond\t\t10\t20\tA\tADM2\tNL\t01\t02\t0\t\t\t\n"
        "x:3\tNamesake\t\t10\t20\tA\tADM1\tNL\t01\t\t9\t\t\t\n");
    const Gazetteer gazetteer = scratch.build();
    CHECK(gazetteer.place(1).admin1 == "Namesake"); // the larger of two rows with one code
    CHECK(gazetteer.place(1).admin2 == "Second");
    CHECK(gazetteer.row(0).admin1 == 0);
}

TEST_CASE("a place without codes lies in the unit that holds its point", "[gazetteer]")
{
    ScratchIndex scratch;
    scratch.add_rows(
        "a.tsv", "x:1\tUnit\t\t10\t20\tA\tADM1\tNL\t01\t\t5\t\t\t\nx:2\tInside\t\t10.2\t20.2\tP\tPPL\tNL\t\t\t0\t\t\t\n"
                 "x:3\tOf elsewhere\t\t10.2\t20.2\tP\tPPL\tBE\t\t\t0\t\t\t\n");
    scratch.add_boundaries("b.geojson", R"({"features":[{"properties":{"id":"x:1"},"geometry":{"type":"Polygon",
        "coordinates":[[[19,9],[21,9],[21,11],[19,11],[19,9]]]}}]})");
    const Gazetteer gazetteer = scratch.build();
    CHECK(gazetteer.place(1).admin1 == "Unit");
    CHECK(gazetteer.place(2).admin1.empty()); // of two sources that disagree on the country neither is believed
}

TEST_CASE("a file of another kind is no source", "[gazetteer]")
{
    ScratchIndex scratch;
    scratch.add_source("other.csv", "name,lat,lon\nA,1,2\n");
    CHECK_THROWS_WITH(scratch.build(), Contains("other.csv: is no gazetteer source"));
    scratch.options.sources = {scratch.file("empty.tsv", "")};
    CHECK_THROWS_WITH(scratch.build(), Contains("empty.tsv: is empty"));
    scratch.options.sources = {"no/such/file.txt"};
    CHECK_THROWS_WITH(scratch.build(), Contains("no/such/file.txt"));
    scratch.options.sources.clear();
    CHECK_THROWS_AS(scratch.build(), UsageError);
}

TEST_CASE("an index is replaced only when told so", "[gazetteer]")
{
    ScratchIndex scratch;
    scratch.add_rows("a.tsv", "x:1\tProper\t\t10\t20\tP\tPPL\tNL\t\t\t0\t\t\t\n");
    scratch.build();
    scratch.options.overwrite = false;
    CHECK_THROWS_AS(scratch.build(), OutputError);
}

TEST_CASE("the same sources give the same bytes", "[gazetteer]")
{
    std::string rows;
    for (int i = 0; i < 2000; ++i) {
        rows += "x:" + std::to_string(i) + "\tPlace " + std::to_string(i % 700) + "\tAlt " + std::to_string(i % 13) +
                " town|Other" + std::to_string(i) + "\t10\t20\tP\tPPL\tIQ\t\t\t" + std::to_string(i % 50) + "\t\t\t\n";
    }
    ScratchIndex scratch;
    scratch.add_rows("a.tsv", rows);
    scratch.build();
    const std::string first = content(scratch.options.output);
    scratch.build();
    CHECK(content(scratch.options.output) == first);
}
