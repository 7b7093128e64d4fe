// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/source.hpp"

#include "base/error.hpp"
#include "gazetteer/sources/country_codes.hpp"
#include "gazetteer/sources/recognise.hpp"
#include "scratch_sources.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::gazetteer;
using Catch::Matchers::Contains;

namespace {

/// A row of GeoNames' dump.
std::string dump_row(const std::string& id, const std::string& name, const std::string& lat, const std::string& lon,
                     const std::string& kind, const std::string& codes, const std::string& people = "0")
{
    return id + "\t" + name + "\t" + name + "\t\t" + lat + "\t" + lon + "\t" + kind + "\tNL\t\t" + codes + "\t\t\t" +
           people + "\t\t1\tEurope/Amsterdam\t2024-01-01\n";
}

const std::string dump = dump_row("1", "Zeeland", "51.5", "3.8", "A\tADM1", "10\t") +
                         dump_row("2", "Goes", "51.5", "3.9", "P\tPPL", "10\t0664", "27000") +
                         dump_row("3", "Kloetinge", "51.51", "3.93", "P\tPPL", "10\t0664");

const std::string gns_head_old =
    "RC\tUFI\tUNI\tLAT\tLONG\tFC\tDSG\tCC1\tADM1\tPOP\tNT\tLC\tFULL_NAME_RO\tFULL_NAME_ND_RO\n";
const std::string gns_head_new =
    "rk\tufi\tuni\tfull_name\tnt\tlat_dd\tlong_dd\tdesig_cd\tfc\tcc_ft\tadm1\tlang_cd\tfull_nm_nd\n";

} // namespace

TEST_CASE("each text source is known by its content", "[sources]")
{
    CHECK(recognise(dump) == SourceKind::geonames_dump);
    CHECK(recognise("AD.06\tSant Julià\tSant Julia\t3039162\n") == SourceKind::geonames_admin_codes);
    CHECK(recognise("AE.01.101\tAbu Dhabi\tAbu Dhabi\t12047239\n") == SourceKind::geonames_admin_codes);
    CHECK(recognise("# a "
                    "comment\n#ISO\tISO3\nAD\tAND\t020\tAN\tAndorra\tx\t4\t7\tEU\t."
                    "ad\tEUR\tEuro\t376\tA\tr\tca\t3041565\tES\t\n") == SourceKind::geonames_country_info);
    CHECK(recognise("1\t2\ten\tGoes\t1\t\t\t\t\t\n") == SourceKind::geonames_alternate_names);
    CHECK(recognise("A.ADM1\tfirst-order\ta primary division\n") == SourceKind::geonames_feature_codes);
    CHECK(recognise(gns_head_old) == SourceKind::gns);
    CHECK(recognise(gns_head_new) == SourceKind::gns);
    CHECK(recognise("id\tname\tlatitude\tlongitude\tfeature_class\tfeature_code\n") == SourceKind::own_columns);
    CHECK(recognise(R"({"type":"Feature","properties":{"wof:id":5}})") == SourceKind::whos_on_first);
    CHECK(recognise(R"({"type":"FeatureCollection","features":[]})") == SourceKind::table);
    CHECK(recognise("place,lat,lon\nGoes,51,3\n") == SourceKind::table);
    CHECK(recognise("\x1F\x8B\x08") == SourceKind::packed);
    CHECK(recognise("1\tonly seven\tcolumns\t\t\t\t\n" + dump) == SourceKind::geonames_dump); // a broken first line
}

SCENARIO("GeoNames' side files tell more of the dump's places", "[sources]")
{
    ScratchSources scratch;
    GIVEN("a dump, codes of units, countries and alternate names")
    {
        scratch.read("NL.txt", dump);
        scratch.read("admin1CodesASCII.txt",
                     "NL.10\tProvincie Zeeland\tZeeland\t1\nAD.06\tSant Julià\tSant Julia\t9\n");
        scratch.read("admin2Codes.txt", "NL.10.0664\tGemeente Goes\tGoes\t4\n");
        scratch.read("countryInfo.txt", "#ISO\tISO3\nNL\tNLD\t528\tNL\tNetherlands\tAmsterdam\t41526\t17231017\tEU\t."
                                        "nl\tEUR\tEuro\t31\t#\tr\tnl-NL\t7\tDE,BE\t\n");
        scratch.read("alternateNamesV2.txt",
                     "1\t2\tfr\tGoès\t1\t\t\t\t\t\n2\t2\tlink\thttps://example.org\t\t\t\t\t\t\n"
                     "3\t2\tabbr\tGs.\t\t\t\t\t\t\n4\t99\ten\tElsewhere\t\t\t\t\t\t\n");
        scratch.table.finish(scratch.diagnostics);
        THEN("a unit takes its new name, and one without a point lies amidst its places")
        {
            CHECK(scratch.place("geonames:1").name == "Provincie Zeeland");
            CHECK(scratch.place("geonames:4").feature_code == "ADM2");
            CHECK(scratch.place("geonames:4").lat_e7 / 1e7 == Approx(51.505).margin(1e-3));
        }
        THEN("names keep language and kind, and what is no name is passed over")
        {
            CHECK(scratch.names("geonames:2") == "Goès (fr), Gs. (abbreviation)");
            CHECK(scratch.table.sources[4].names == 2);
            CHECK(scratch.table.sources[4].passed == 2);
        }
        THEN("units of other countries are passed over, none is rejected")
        {
            CHECK(scratch.table.sources[1].passed == 1);
            CHECK(scratch.table.sources[1].joined == 1);
            CHECK(scratch.table.rejected == 0);
        }
    }
}

SCENARIO("names of the Geographic Names Server make one place a UFI", "[sources]")
{
    ScratchSources scratch;
    GIVEN("the columns before 2022, with FIPS codes of countries")
    {
        scratch.read("iz.txt", gns_head_old + "1\t-5\t1\t33.4\t43.3\tP\tPPL\tIZ\t01\t\tV\tara\tRumadi\tRumadi\n"
                                              "1\t-5\t2\t33.4\t43.3\tP\tPPL\tIZ\t01\t\tN\tara\tAr Ramādī\tAr Ramadi\n"
                                              "1\t-5\t3\t33.4\t43.3\tP\tPPL\tIZ\t01\t\tC\teng\tRamadi\tRamadi\n"
                                              "1\t-6\t4\t95\t43.3\tP\tPPL\tIZ\t01\t\tN\tara\tAl Mafqūdah\tAl Mafqudah\n"
                                              "1\t-7\t5\t33\n");
        THEN("the conventional name is shown, all are kept, and bad rows told")
        {
            REQUIRE(scratch.table.places.size() == 1);
            CHECK(scratch.place("gns:-5").name == "Ramadi");
            CHECK(scratch.place("gns:-5").country == "IQ");
            CHECK(scratch.names("gns:-5") == "Rumadi, Ar Ramadi, Ar Ramādī");
            CHECK(scratch.table.rejected == 2);
            CHECK_THAT(scratch.warnings.at(0), Contains("iz.txt:5: \"latitude\" is 95; expected -90 to 90"));
            CHECK_THAT(scratch.warnings.at(1), Contains("iz.txt:6: has 4 columns; expected 14"));
        }
    }
    GIVEN("the columns since 2022, with ISO codes")
    {
        scratch.read("ukr.txt", gns_head_new +
                                    "1\t8\t1\tЧасів Яр\tNS\t48.58\t37.83\tPPL\tP\tUKR\tUA-14\tukr\t\n"
                                    "1\t8\t2\tChasiv Yar\tN\t48.58\t37.83\tPPL\tP\tUKR\tUA-14\tukr\tChasiv Yar\n");
        THEN("a name in Latin letters is shown before one in others")
        {
            CHECK(scratch.place("gns:8").name == "Chasiv Yar");
            CHECK(scratch.place("gns:8").country == "UA");
            CHECK(scratch.place("gns:8").admin1_code == "14");
            CHECK(scratch.names("gns:8") == "Часів Яр");
        }
    }
}

SCENARIO("Who's On First comes as features", "[sources]")
{
    ScratchSources scratch;
    scratch.read("NL.txt", dump);
    GIVEN("a collection with a place of GeoNames, a gone one and one that is no place")
    {
        scratch.read(
            "wof.geojson",
            R"({"type":"FeatureCollection","features":[)"
            R"({"type":"Feature","properties":{"wof:id":101,"wof:name":"Ter Goes","wof:placetype":"locality","wof:country":"NL",)"
            R"("geom:latitude":51.5,"geom:longitude":3.9,"wof:concordances":{"gn:id":2},"wof:population":28000,)"
            R"("name:fra_x_preferred":["Goès"],"wof:hierarchy":[{"region_id":85,"county_id":-1}]},"geometry":{"type":"Point","coordinates":[3.9,51.5]}},)"
            R"({"type":"Feature","properties":{"wof:id":102,"wof:name":"Old","wof:placetype":"locality","mz:is_current":0},"geometry":null},)"
            R"({"type":"Feature","properties":{"wof:id":103,"wof:name":"Shop","wof:placetype":"venue"},"geometry":null},)"
            R"({"type":"Feature","properties":{"wof:name":"Nameless"},"geometry":null}]})");
        THEN("the place is joined by its concordance, and found under both ids")
        {
            CHECK(scratch.table.places.size() == 3);
            CHECK(scratch.place("geonames:2").name == "Ter Goes");
            CHECK(scratch.place("geonames:2").population == 28000);
            CHECK(scratch.names("geonames:2") == "Goes, Goès (fr)");
            CHECK(scratch.table.sources[1].joined == 1);
            CHECK(scratch.table.sources[1].passed == 2);
            CHECK(scratch.table.sources[1].rejected == 1);
        }
    }
    GIVEN("a unit with its border, one feature a file")
    {
        scratch.read(
            "85.geojson",
            R"({"type":"Feature","properties":{"wof:id":85,"wof:name":"Noord","wof:placetype":"region","wof:country":"NL",)"
            R"("lbl:latitude":52.5,"lbl:longitude":4.5,"wof:hierarchy":[{"region_id":85}]},)"
            R"("geometry":{"type":"Polygon","coordinates":[[[4,52],[5,52],[5,53],[4,52]]]}})");
        THEN("the border comes along")
        {
            CHECK(scratch.place("wof:85").admin1_code == "85");
            REQUIRE(scratch.table.outlines.size() == 1);
            CHECK(scratch.table.outlines[0].polygons[0][0].size() == 4);
        }
    }
    GIVEN("a folder with a file for each place")
    {
        const auto feature = [](const std::string& id) {
            return R"({"type":"Feature","properties":{"wof:id":)" + id + R"(,"wof:name":"Town )" + id +
                   R"(","wof:placetype":"locality","wof:country":"NL","geom:latitude":52.0,"geom:longitude":4.0},"geometry":null})";
        };
        scratch.read_folder({{"1.geojson", feature("1")},
                             {"2.geojson", feature("2")},
                             {"3.geojson", R"({"type":)"},
                             {"readme.txt", "none"}});
        THEN("all are read, and a broken one is rejected by its name")
        {
            CHECK(scratch.place("wof:2").name == "Town 2");
            CHECK(scratch.table.sources[1].places == 2);
            CHECK(scratch.table.sources[1].rejected == 1);
            CHECK_THAT(scratch.warnings.at(0), Contains("3.geojson: is no whole JSON"));
        }
    }
    GIVEN("a file that is cut off")
    {
        THEN("it says so")
        {
            CHECK_THROWS_WITH(
                scratch.read("cut.geojson", R"({"type":"Feature","properties":{"wof:id":1,"wof:name":"X")"),
                Contains("cut.geojson: is no whole JSON"));
        }
    }
}

TEST_CASE("units of Who's On First that claim to lie in each other do no harm", "[sources]")
{
    ScratchSources scratch;
    const auto unit = [](int id, const std::string& kind, const std::string& hierarchy) {
        return R"({"type":"Feature","properties":{"wof:id":)" + std::to_string(id) +
               R"(,"wof:name":"Unit","wof:placetype":")" + kind +
               R"(","wof:country":"NL","geom:latitude":52,"geom:longitude":4,"wof:hierarchy":[{)" + hierarchy +
               R"(}]},"geometry":null})";
    };
    scratch.read("ring.geojson", R"({"type":"FeatureCollection","features":[)" +
                                     unit(1, "region", R"("region_id":2,"county_id":3)") + "," +
                                     unit(2, "region", R"("region_id":1)") + "," +
                                     unit(3, "county", R"("region_id":1,"county_id":3)") + "]}");
    scratch.table.finish(scratch.diagnostics);
    CHECK(scratch.warnings.empty());
    CHECK(scratch.table.places.size() == 3);
    CHECK(scratch.place("wof:3").admin1_code == "1");
}

SCENARIO("a hostile source is told of, row by row", "[sources]")
{
    ScratchSources scratch;
    GIVEN("rows that are none among good ones")
    {
        const std::string long_name(10'000, 'x');
        scratch.read("bad.txt", dump + "4\tseven\tcolumns\t\t51\t3\tP\n" +
                                    dump_row("5", "Noordpool", "95", "3", "P\tPPL", "10\t") +
                                    dump_row("6", long_name, "51", "3", "P\tPPL", "10\t") +
                                    dump_row("2", "Goes", "51", "3", "P\tPPL", "10\t") +
                                    dump_row("7", "Nan", "nan", "3", "P\tPPL", "10\t") +
                                    dump_row("8", "Inf", "51", "1e400", "P\tPPL", "10\t") +
                                    dump_row("", "No id", "51", "3", "P\tPPL", "10\t") +
                                    dump_row("9", "\xFF\xFE", "51", "3", "P\tPPL", "10\t"));
        THEN("the good ones stay and each bad one is told with its line")
        {
            CHECK(scratch.table.places.size() == 3);
            CHECK(scratch.table.rejected == 8);
            REQUIRE(scratch.warnings.size() == 8);
            CHECK_THAT(scratch.warnings[0], Contains("bad.txt:4: has 7 columns; expected 19"));
            CHECK_THAT(scratch.warnings[7], Contains("bad.txt:11: is not UTF-8"));
        }
    }
    GIVEN("thousands of bad rows")
    {
        std::string rows = dump;
        for (int i = 0; i < 3000; ++i) {
            rows += "x\n";
        }
        scratch.read("bad.txt", rows);
        THEN("a hundred are told, and how many more there are")
        {
            CHECK(scratch.table.rejected == 3000);
            REQUIRE(scratch.warnings.size() == 101);
            CHECK_THAT(scratch.warnings[100], Contains("2900 more problems"));
        }
    }
    GIVEN("files that are no source")
    {
        THEN("each says what it is")
        {
            CHECK_THROWS_WITH(scratch.read("empty.txt", ""), Contains("empty.txt: is empty"));
            CHECK_THROWS_WITH(scratch.read("x.gz", "\x1F\x8B\x08rest"), Contains("unpack it first"));
            CHECK_THROWS_WITH(scratch.read("featureCodes_en.txt", "A.ADM1\tfirst-order\ta division\n"),
                              Contains("names kinds of places, not places"));
            CHECK_THROWS_WITH(scratch.read("words.txt", "just words\n"), Contains("is no gazetteer source"));
        }
    }
}

TEST_CASE("countries are known by the codes that sources use", "[sources]")
{
    const CountryCodes countries;
    CHECK(countries.alpha2("iq") == "IQ");
    CHECK(countries.alpha2("IRQ") == "IQ");
    CHECK(countries.of_fips("IZ") == "IQ");
    CHECK(countries.of_fips("GZ") == "PS");
    CHECK(countries.alpha2("Iraq").empty());
    CHECK(countries.alpha2("").empty());
}
