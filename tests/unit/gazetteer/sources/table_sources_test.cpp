// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/source.hpp"

#include "base/error.hpp"
#include "scratch_sources.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::gazetteer;
using Catch::Matchers::Contains;

namespace {

const std::string own_head = "id\tname\talternatenames\tlatitude\tlongitude\tfeature_class\tfeature_code\tcountry_"
                             "code\tadmin1_code\tadmin2_code\n";
/// Two provinces that have a district of one name each.
const std::string own_units = own_head + "x:1\tHerat\t\t34.3\t62.2\tA\tADM1\tAF\t11\t\n"
                                         "x:2\tKandahar\tQandahar\t31.6\t65.7\tA\tADM1\tAF\t23\t\n"
                                         "x:3\tGhorian\t\t34.3\t61.5\tA\tADM2\tAF\t11\t1103\n"
                                         "x:4\tShindand\t\t33.3\t62.1\tA\tADM2\tAF\t11\t1109\n"
                                         "x:5\tShindand\t\t31.0\t65.0\tA\tADM2\tAF\t23\t2309\n";

} // namespace

SCENARIO("P-codes find the units that other sources gave", "[sources]")
{
    ScratchSources scratch;
    scratch.read("own.tsv", own_units);
    GIVEN("OCHA's list of P-codes")
    {
        scratch.read_layers("pcodes.csv",
                            {{"pcodes",
                              {{"Location", "Admin Level", "P-Code", "Name", "Parent P-Code", "Valid from date"},
                               {{"AFG", "2", "AF3209", "Shindand", "AF32", ""},
                                {"AFG", "1", "AF27", "Qandahar", "AFG", ""},
                                {"AFG", "1", "AF32", "Hirat", "AFG", ""},
                                {"AFG", "1", "AF99", "Nowhere", "AFG", ""},
                                {"AFG", "one", "AF98", "Bad", "AFG", ""},
                                {"AFG", "1", "", "No code", "AFG", ""}}}}});
        scratch.table.finish(scratch.diagnostics);
        THEN("a unit is found by another name or spelling, and a namesake told by its parent")
        {
            CHECK(scratch.place("x:2").pcode == "AF27");
            CHECK(scratch.place("x:1").pcode == "AF32");
            CHECK(scratch.place("x:4").pcode == "AF3209");
            CHECK(scratch.place("x:5").pcode.empty());
        }
        THEN("the unit's own codes stay, and units of no source are passed over")
        {
            CHECK(scratch.place("x:1").admin1_code == "11");
            CHECK(scratch.table.places.size() == 5);
            CHECK(scratch.table.sources[1].joined == 3);
            CHECK(scratch.table.sources[1].passed == 1);
            CHECK(scratch.table.sources[1].rejected == 2);
            CHECK_THAT(scratch.warnings.at(0), Contains("pcodes.csv:6: \"Admin Level\" is none of 1 to 4"));
        }
    }
}

TEST_CASE("names of units keep the language of their column", "[sources]")
{
    ScratchSources scratch;
    scratch.read_layers("afg.xlsx", {{"ADM1",
                                      {{"ADM1_EN", "ADM1_DA", "ADM1_PCODE", "ADM1ALT1_EN", "ADM0_EN", "ADM0_PCODE"},
                                       {{"Ghazni", "غزنی", "AF11", "Ghaznee", "Afghanistan", "AF"}},
                                       {LonLat{67.9, 33.5}}}}});
    scratch.table.finish(scratch.diagnostics);
    CHECK(scratch.names("pcode:AF11") == "Ghazni (en), غزنی (prs), Ghaznee (en)");
}

TEST_CASE("P-codes whose parents form a ring are read to the end", "[sources]")
{
    ScratchSources scratch;
    scratch.read("own.tsv", own_units);
    scratch.read_layers("pcodes.csv", {{"pcodes",
                                        {{"Location", "Admin Level", "P-Code", "Name", "Parent P-Code"},
                                         {{"AFG", "1", "AF32", "Hirat", "AF3209"},
                                          {"AFG", "2", "AF3209", "Shindand", "AF32"},
                                          {"AFG", "2", "AF3210", "Itself", "AF3210"}}}}});
    scratch.table.finish(scratch.diagnostics);
    CHECK(scratch.place("x:1").pcode == "AF32");
    CHECK(scratch.place("x:4").pcode == "AF3209");
}

SCENARIO("units of Common Operational Datasets bring names, P-codes and borders", "[sources]")
{
    ScratchSources scratch;
    scratch.read("own.tsv", own_units);
    const Outline border{{{{61, 33}, {63, 33}, {63, 35}, {61, 33}}}};
    GIVEN("layers of two orders, in the older columns")
    {
        scratch.read_layers("cod.gpkg",
                            {{"adm1",
                              {{"ADM1_EN", "ADM1_DA", "ADM1_PCODE", "ADM0_EN", "ADM0_PCODE", "AREA_SQKM"},
                               {{"Herat", "هرات", "AF32", "Afghanistan", "AF", "1"}},
                               {LonLat{62, 34}},
                               {border}}},
                             {"adm2",
                              {{"ADM2_EN", "ADM2_PCODE", "ADM2ALT1_EN", "ADM1_EN", "ADM1_PCODE", "ADM0_PCODE"},
                               {{"Shindand", "AF3209", "Sabzwar", "Herat", "AF32", "AF"},
                                {"Zawol", "AF3216", "", "Herat", "AF32", "AF"}},
                               {LonLat{62, 33}, LonLat{62.5, 33.5}},
                               {border, {}}}}});
        scratch.table.finish(scratch.diagnostics);
        THEN("known units are joined by their names, with their borders")
        {
            CHECK(scratch.place("x:1").pcode == "AF32");
            CHECK(scratch.names("x:1") == "Herat (en), هرات (prs)");
            CHECK(scratch.names("x:4") == "Shindand (en), Sabzwar (en)");
            CHECK(scratch.table.outlines.size() == 2);
        }
        THEN("a unit that no source has is new, and a part of what the layer says")
        {
            CHECK(scratch.place("pcode:AF3216").feature_code == "ADM2");
            CHECK(scratch.place("pcode:AF3216").country == "AF");
            CHECK(scratch.place("pcode:AF3216").admin2_code == "AF3216");
        }
    }
    GIVEN("the newer columns, with the middle of each unit")
    {
        scratch.read_layers(
            "cod.gpkg",
            {{"adm1",
              {{"adm1_name", "adm1_name1", "adm1_pcode", "adm0_pcode", "center_lat", "center_lon"},
               {{"Ghazni", "غزنی", "AF11", "AF", "33.5", "68.4"}, {"Broken", "", "AF12", "AF", "95", "68.4"}},
               {},
               {}}}});
        scratch.table.finish(scratch.diagnostics);
        THEN("they are places of their own")
        {
            CHECK(scratch.place("pcode:AF11").lat_e7 == 335000000);
            CHECK(scratch.table.rejected == 1);
        }
    }
}

TEST_CASE("Natural Earth's country is that of the unit's ISO code", "[sources]")
{
    ScratchSources scratch;
    scratch.read("own.tsv", own_head + "geonames:703883\tCrimea\t\t45.3\t34.4\tA\tADM1\tUA\t11\t\n");
    scratch.read_layers(
        "ne.gpkg",
        {{"admin1",
          {{"featurecla", "NAME", "name_ru", "iso_a2", "iso_3166_2", "gn_id", "ne_id", "LATITUDE", "Longitude",
            "scalerank"},
           {{"Admin-1 states provinces", "Crimea", "Крым", "RU", "UA-43", "703883", "1", "45.2", "34.3", "2"},
            {"Range/mtn", "Zagros", "", "", "", "", "2", "", "", "1"},
            {"Admin-0 indicator", "Line", "", "", "", "", "3", "", "", "1"},
            {"Sea", "Aral", "", "", "", "", "4", "", "", "1"}},
           {std::nullopt, LonLat{50, 32}, LonLat{0, 0}, std::nullopt}}}});
    CHECK(scratch.place("geonames:703883").country == "UA");
    CHECK(scratch.names("geonames:703883") == "Крым (ru)");
    CHECK(scratch.place("ne:2").feature_code == "MTS");
    CHECK(scratch.table.sources[1].passed == 1);
    CHECK(scratch.table.sources[1].rejected == 1);
    CHECK_THAT(scratch.warnings.at(0), Contains("ne.gpkg:4: has no position"));
}

TEST_CASE("a database of Who's On First gives places, names and what they lie in", "[sources]")
{
    ScratchSources scratch;
    scratch.read("own.tsv", own_head + "geonames:5\tGoes\t\t51.5\t3.9\tP\tPPL\tNL\t10\t\n");
    scratch.read_layers(
        "wof.db", {{"spr",
                    {{"id", "name", "placetype", "country", "latitude", "longitude", "is_current", "is_deprecated",
                      "is_superseded"},
                     {{"1", "Zeeland", "region", "NL", "51.5", "3.8", "1", "0", "0"},
                      {"2", "Ter Goes", "locality", "NL", "51.5", "3.9", "-1", "0", "0"},
                      {"3", "Gone", "locality", "NL", "51.5", "3.9", "0", "0", "0"},
                      {"4", "Shop", "venue", "NL", "51.5", "3.9", "1", "0", "0"},
                      {"5", "Pole", "locality", "NL", "99", "3.9", "1", "0", "0"}}}},
                   {"names",
                    {{"id", "language", "name", "privateuse"},
                     {{"1", "fra", "Zélande", "preferred"},
                      {"2", "nld", "Goes aan de Schelde", ""},
                      {"9", "eng", "Nobody", ""}}}},
                   {"concordances", {{"id", "other_id", "other_source"}, {{"2", "5", "gn:id"}, {"2", "Q1", "wd:id"}}}},
                   {"ancestors", {{"id", "ancestor_id", "ancestor_placetype"}, {{"2", "1", "region"}}}}});
    CHECK(scratch.place("wof:1").admin1_code == "1");
    CHECK(scratch.names("wof:1") == "Zélande (fr)");
    CHECK(scratch.place("geonames:5").name == "Ter Goes");
    CHECK(scratch.place("geonames:5").admin1_code == "1");
    CHECK(scratch.table.places.size() == 2);
    CHECK(scratch.table.sources[1].kind == "Who's On First database");
    CHECK(scratch.table.sources[1].rejected == 1);
}

SCENARIO("any table is read once its columns are known", "[sources]")
{
    ScratchSources scratch;
    const std::map<std::string, FakeLayer> wards{{"wards",
                                                  {{"Ward", "Y", "X", "Land", "Also", "No"},
                                                   {{"Souk", "33.3", "44.4", "IRQ", "Sug; ar=سوق", "7"},
                                                    {"Nameless", "33", "44", "Iraq", "", "8"},
                                                    {"", "33", "44", "IQ", "", "9"},
                                                    {"Far", "133", "44", "IQ", "", "10"},
                                                    {"Lost", "", "", "IQ", "", "11"}}}}};
    GIVEN("names of columns from the command line")
    {
        scratch.options.columns.name = "ward";
        scratch.options.columns.country = "Land";
        scratch.options.columns.names = "Also";
        scratch.options.columns.id = "No";
        scratch.read_layers("wards.csv", wards);
        THEN("good rows become places, bad ones are told")
        {
            REQUIRE(scratch.table.places.size() == 1);
            const SourcePlace& place = scratch.place("wards:7");
            CHECK(place.country == "IQ");
            CHECK(place.feature_class == 'P');
            CHECK(scratch.names("wards:7") == "Sug, سوق (ar)");
            REQUIRE(scratch.warnings.size() == 4);
            CHECK_THAT(scratch.warnings[0], Contains("wards.csv:3: \"Iraq\" is no country code"));
            CHECK_THAT(scratch.warnings[1], Contains("wards.csv:4: has no name"));
            CHECK_THAT(scratch.warnings[2], Contains("wards.csv:5: \"latitude\" is 133"));
            CHECK_THAT(scratch.warnings[3], Contains("wards.csv:6: has no position"));
        }
    }
    GIVEN("nothing that tells which column holds the names")
    {
        THEN("the message lists the columns")
        {
            CHECK_THROWS_WITH(scratch.read_layers("wards.csv", wards),
                              Contains("--name-column") && Contains("Ward, Y, X"));
        }
    }
    GIVEN("a column that is not there")
    {
        scratch.options.columns.name = "Ward";
        scratch.options.columns.lat = "Latitude";
        THEN("it is told by its option")
        {
            CHECK_THROWS_WITH(scratch.read_layers("wards.csv", wards), Contains("--lat-column is \"Latitude\""));
        }
    }
}

TEST_CASE("OpenStreetMap's tags tell kind and names", "[sources]")
{
    ScratchSources scratch;
    scratch.options.osm_tags = "osmconf.ini";
    scratch.options.country = "LI";
    const std::vector<std::string> columns{
        "osm_id",  "osm_way_id", "name",     "place",   "boundary",   "admin_level", "capital",   "military",
        "landuse", "aeroway",    "waterway", "barrier", "population", "ISO3166-1",   "ISO3166-2", "other_tags"};
    const auto row = [&](std::map<std::string, std::string> tags) {
        std::vector<std::string> cells;
        for (const std::string& column : columns) {
            cells.push_back(tags[column]);
        }
        return cells;
    };
    scratch.read_layers(
        "x.pbf",
        {{"points",
          {columns,
           {row({{"osm_id", "1"},
                 {"name", "Vaduz"},
                 {"place", "town"},
                 {"capital", "yes"},
                 {"population", "5668"},
                 {"other_tags", R"("name:ar"=>"فادوز","name:etymology"=>"none","alt_name"=>"Farduz;Wa\"duz")"}}),
            row({{"osm_id", "2"}, {"name", "Bench"}, {"barrier", "block"}})},
           {LonLat{9.52, 47.14}, LonLat{9.5, 47.1}}}},
         {"multipolygons",
          {columns,
           {row({{"osm_id", "3"},
                 {"name", "Oberland"},
                 {"boundary", "administrative"},
                 {"admin_level", "4"},
                 {"ISO3166-2", "LI-OB"}}),
            row({{"osm_way_id", "4"}, {"name", "Range"}, {"military", "training_area"}})},
           {LonLat{9.5, 47.1}, LonLat{9.5, 47.2}}}},
         {"lines", {columns, {row({{"osm_id", "5"}, {"name", "Damm"}, {"waterway", "dam"}})}, {LonLat{9.6, 47.1}}}}});
    CHECK(scratch.place("osm:node/1").feature_code == "PPLC");
    CHECK(scratch.place("osm:node/1").population == 5668);
    CHECK(scratch.place("osm:node/1").country == "LI");
    CHECK(scratch.names("osm:node/1") == "فادوز (ar), Farduz, Wa\"duz");
    CHECK(scratch.place("osm:relation/3").admin1_code == "OB");
    CHECK(scratch.place("osm:way/4").feature_code == "MILB");
    CHECK(scratch.place("osm:way/5").feature_code == "DAM");
    CHECK(scratch.table.sources[0].passed == 1);
}
