// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/gazetteer.hpp"

#include "scratch_index.hpp"
#include "text/fold.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::gazetteer;

namespace {

constexpr std::string_view rows =
    "t:iq\tIraq\tar=العراق|en=Republic of Iraq\t33\t44\tA\tPCLI\tIQ\t\t\t40000000\tIQ\ten=Iraqi|en=Iraqis\tIRQ\n"
    "t:anbar\tAl Anbar Governorate\tar=محافظة الأنبار\t32.5\t41.5\tA\tADM1\tIQ\t01\t\t1800000\tIQ01\t\t\n"
    "t:qaim-d\tAl-Qa'im District\t\t34.3\t41.0\tA\tADM2\tIQ\t01\t0102\t150000\tIQ0102\t\t\n"
    "t:qaim\tAl Qā’im\tHusaybah|ar=القائم\t34.3688\t41.0945\tP\tPPLA2\tIQ\t01\t0102\t74100\t\t\t\n"
    "t:baghdad\tBaghdad\tBagdad|ru=Багдад\t33.3406\t44.4009\tP\tPPLC\tIQ\t07\t\t7216000\t\t\t\n"
    "t:baghdad-az\tBaghdad\t\t34.60\t-113.11\tP\tPPL\tUS\tAZ\t\t0\t\t\t\n"
    "t:gulf\tPersian Gulf\tThe Gulf\t27\t51\tH\tGULF\t\t\t\t0\t\t\t\n"
    "t:ala\tAlabama\t\t32.75\t-86.75\tA\tADM1\tUS\tAL\t\t4800000\t\t\tAla.|AL\n"
    "t:east\tMiddle East\t\t29\t41\tL\tRGN\t\t\t\t0\t\ten=Middle Eastern\t\n"
    "t:t2\tT2\tT2 Station\t34.4\t40.3\tS\tPMPO\tSY\t\t\t0\t\t\t\n";

Gazetteer sample(ScratchIndex& scratch)
{
    scratch.add_rows("sample.tsv", rows);
    return scratch.build();
}

} // namespace

TEST_CASE("a place is found by each of its names", "[gazetteer]")
{
    ScratchIndex scratch;
    const Gazetteer gazetteer = sample(scratch);
    const auto find = [&](std::string_view name) { return ids(gazetteer, gazetteer.find(text::folded(name))); };
    CHECK(find("Al-Qa'im") == "t:qaim t:qaim-d");
    CHECK(find("Qaim") == "t:qaim t:qaim-d");
    CHECK(find("القائم") == "t:qaim");
    CHECK(find("БАГДАД") == "t:baghdad");
    CHECK(find("Anbar") == "t:anbar");
    CHECK(find("al Anbar") == "t:anbar");
    CHECK(find("محافظة الأنبار") == "t:anbar");
    CHECK(find("الأنبار") == "t:anbar");
    CHECK(find("T2") == "t:t2");
    CHECK(find("the gulf") == "t:gulf");
    CHECK(find("Gulf") == "t:gulf");
    CHECK(find("Bagh") == "");
    CHECK(find("") == "");
}

SCENARIO("the most prominent place of a name comes first", "[gazetteer]")
{
    GIVEN("a capital and a hamlet of one name")
    {
        ScratchIndex scratch;
        const Gazetteer gazetteer = sample(scratch);
        THEN("the capital is first")
        {
            CHECK(ids(gazetteer, gazetteer.find("baghdad")) == "t:baghdad t:baghdad-az");
        }
    }
}

TEST_CASE("hits say how the name belongs to the place", "[gazetteer]")
{
    ScratchIndex scratch;
    const Gazetteer gazetteer = sample(scratch);
    const auto kind = [&](std::string_view key) { return gazetteer.find(key).front().kind; };
    CHECK(kind("iraq") == NameKind::main);
    CHECK(kind("republic of iraq") == NameKind::alternate);
    CHECK(kind("iraqis") == NameKind::demonym);
    CHECK(kind("anbar") == NameKind::without_article);
    CHECK(kind("ala") == NameKind::abbreviation);
    CHECK(gazetteer.surface(gazetteer.find("ala").front()) == "Ala.");
    CHECK(gazetteer.surface(gazetteer.find("al").front()) == "AL");
    CHECK(gazetteer.surface(gazetteer.find("iraq").front()).empty());
}

TEST_CASE("usual transliterations meet in the variant key", "[gazetteer]")
{
    ScratchIndex scratch;
    const Gazetteer gazetteer = sample(scratch);
    const auto find = [&](std::string_view name) {
        return ids(gazetteer, gazetteer.find_variant(text::variant_key(text::folded(name))));
    };
    CHECK(find("Baghdad") == "t:baghdad t:baghdad-az");
    CHECK(find("El Qaim") == "t:qaim t:qaim-d");
    CHECK(find("Middle Eastern") == ""); // a word for people is no spelling of the place
    CHECK(find("Nowhere at all") == "");
}

TEST_CASE("the cursor walks names word by word", "[gazetteer]")
{
    ScratchIndex scratch;
    const Gazetteer gazetteer = sample(scratch);
    NameCursor cursor = gazetteer.cursor();
    CHECK(cursor.hits().empty());
    REQUIRE(cursor.step("republic"));
    CHECK(cursor.hits().empty());
    REQUIRE(cursor.step("of"));
    REQUIRE(cursor.step("iraq"));
    CHECK(ids(gazetteer, cursor.hits()) == "t:iq");
    CHECK_FALSE(cursor.step("war"));
    CHECK(cursor.hits().empty());
    CHECK_FALSE(cursor.step("iraq")); // dead for good

    NameCursor half = gazetteer.cursor();
    CHECK(half.step("ira")); // a name goes on like this, though not with a new word
    CHECK(half.hits().empty());
    CHECK_FALSE(half.step("q"));

    NameCursor article = gazetteer.cursor();
    REQUIRE(article.step("al"));
    CHECK(ids(gazetteer, article.hits()) == "t:ala");
    REQUIRE(article.step("anbar"));
    CHECK(ids(gazetteer, article.hits()) == "t:anbar");
    REQUIRE(article.step("governorate"));
    CHECK(ids(gazetteer, article.hits()) == "t:anbar");

    CHECK_FALSE(NameCursor{}.step("iraq"));
    CHECK_FALSE(gazetteer.cursor().step(""));
}

TEST_CASE("a place carries its units, codes and precision", "[gazetteer]")
{
    ScratchIndex scratch;
    const Gazetteer gazetteer = sample(scratch);
    const auto place = [&](std::string_view id) { return gazetteer.place(gazetteer.find_id(id).value()); };
    const Place qaim = place("t:qaim");
    CHECK(qaim.name == "Al Qā’im");
    CHECK(qaim.position == LonLat{41.0945, 34.3688});
    CHECK(qaim.feature_class == 'P');
    CHECK(qaim.feature_code == "PPLA2");
    CHECK(qaim.country == "IQ");
    CHECK(qaim.iso3 == "IRQ");
    CHECK(qaim.admin1 == "Al Anbar Governorate");
    CHECK(qaim.admin2 == "Al-Qa'im District");
    CHECK(qaim.adm1_pcode == "IQ01");
    CHECK(qaim.adm2_pcode == "IQ0102");
    CHECK(qaim.where_prec == 1);
    CHECK(qaim.radius_km == Approx(7.8).margin(0.1));
    CHECK(place("t:baghdad").radius_km > 15.0);
    CHECK(place("t:baghdad").admin1.empty());
    CHECK(place("t:anbar").where_prec == 4);
    CHECK(place("t:anbar").admin1 == "Al Anbar Governorate");
    CHECK(place("t:qaim-d").where_prec == 3);
    CHECK(place("t:iq").where_prec == 6);
    CHECK(place("t:gulf").where_prec == 7); // international waters
    CHECK(place("t:gulf").iso3.empty());
    CHECK(place("t:east").where_prec == 7);
    CHECK(gazetteer.row(gazetteer.country("IQ")).id == "t:iq");
    CHECK(gazetteer.country("US") == no_place); // only one of its units is here
    CHECK(gazetteer.country("") == no_place);
    CHECK(gazetteer.country("ZZ") == no_place);
    CHECK_FALSE(gazetteer.find_id("t:nobody"));
    CHECK(gazetteer.place(no_place) == Place{});
}

TEST_CASE("an index knows what it was made of", "[gazetteer]")
{
    ScratchIndex scratch;
    const Gazetteer gazetteer = sample(scratch);
    const auto info = gazetteer.info();
    CHECK(info.version == "test 1");
    CHECK(info.sources == "sample.tsv");
    CHECK(info.places == 10);
    CHECK(gazetteer.size() == 10);
    CHECK(info.names == scratch.summary.names);
    CHECK(info.bytes == std::filesystem::file_size(scratch.options.output));
    CHECK_NOTHROW(gazetteer.verify());
}
