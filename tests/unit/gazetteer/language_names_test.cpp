// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/country_languages.hpp"
#include "gazetteer/gazetteer.hpp"
#include "scratch_index.hpp"
#include "text/language_code.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace placeline;
using namespace placeline::gazetteer;

namespace {

/// "ar دمشق, he דמשק, ru Дамаск (historic)": the names of a place in their order.
std::string names(const Gazetteer& gazetteer, std::string_view id)
{
    std::string out;
    for (const LanguageName& name : gazetteer.names_of(gazetteer.find_id(id).value())) {
        out += fmt::format("{}{} {}", out.empty() ? "" : ", ", name.language, name.text);
        out += name.use == NameUse::plain ? std::string{} : fmt::format(" ({})", to_string(name.use));
    }
    return out;
}

std::string name_in(const Gazetteer& gazetteer, std::string_view id, std::string_view language)
{
    return gazetteer.name_in(gazetteer.find_id(id).value(), language).value_or("none");
}

} // namespace

SCENARIO("a place keeps the languages of its names", "[gazetteer]")
{
    ScratchIndex scratch;
    scratch.add_rows("a.tsv", "x:1\tDamascus\ten=Damascus|ar=دمشق|ar=الشام|fr=Damas|de=Damaskus|da=Damaskus|Dimashq|"
                              "he=דמשק\t33.5\t36.3\tP\tPPLC\tSY\t\t\t9\t\t\t\n"
                              "x:2\tKropyvnytskyi\tuk-x-historic=Кіровоград|uk=Кропивницький|ru=Kirovohrad|"
                              "heb=קרופיבניצקי\t48.5\t32.3\tP\tPPLA\tUA\t\t\t9\t\t\t\n"
                              "x:3\tAkashat\tعكاشات\t33.7\t40\tP\tPPL\tIQ\t\t\t9\t\t\t\n"
                              "x:4\tErbil\tku=Hewlêr|ckb=هەولێر\t36.2\t44\tP\tPPL\tIQ\t\t\t9\t\tfr=Erbilois\t\n");
    GIVEN("an index of sources that tell some of them")
    {
        const Gazetteer gazetteer = scratch.build();
        THEN("each is there as it was written, by language, in the source's order")
        {
            CHECK(names(gazetteer, "x:1") ==
                  "ar دمشق, ar الشام, da Damaskus, de Damaskus, en Damascus, fr Damas, he דמשק");
            CHECK(gazetteer.infos().front().language_places == 3);
        }
        THEN("a use and a code of three letters are understood; Latin letters are no name in a language of others")
        {
            CHECK(names(gazetteer, "x:2") == "he קרופיבניצקי, uk Кропивницький, uk Кіровоград (historic)");
        }
        THEN("names without a language, and words for the people, are none")
        {
            CHECK(names(gazetteer, "x:3").empty());
            CHECK(names(gazetteer, "x:4") == "ckb هەولێر, ku Hewlêr");
        }
        THEN("the one to show is today's, in the language asked for or in the country's own")
        {
            CHECK(name_in(gazetteer, "x:1", "ar") == "دمشق");
            CHECK(name_in(gazetteer, "x:1", "local") == "دمشق");
            CHECK(name_in(gazetteer, "x:1", "en") == "Damascus"); // said, though it is the main name too
            CHECK(name_in(gazetteer, "x:1", "sv") == "none");
            CHECK(name_in(gazetteer, "x:2", "local") == "Кропивницький");
            CHECK(name_in(gazetteer, "x:3", "local") == "none");
            CHECK(name_in(gazetteer, "x:4", "local") == "هەولێر"); // the next of the country's languages
        }
        THEN("nothing is asked of a place that is none")
        {
            CHECK(gazetteer.names_of(no_place).empty());
            CHECK_FALSE(gazetteer.name_in(no_place, "local"));
        }
    }
    GIVEN("a later source that names the place too")
    {
        scratch.add_rows("b.tsv", "x:1\t\tar=دمشق الفيحاء|ja=ダマスカス|fr-x-preferred=Damas\t\t\t\t\t\t\t\t\t\t\t\n");
        const Gazetteer gazetteer = scratch.build();
        THEN("its names come first, and nothing is told twice")
        {
            CHECK(name_in(gazetteer, "x:1", "ar") == "دمشق الفيحاء");
            CHECK(name_in(gazetteer, "x:1", "ja") == "ダマスカス");
            CHECK(names(gazetteer, "x:1") == "ar دمشق الفيحاء, ar دمشق, ar الشام, da Damaskus, de Damaskus, "
                                             "en Damascus, fr Damas (preferred), he דמשק, ja ダマスカス");
        }
    }
    GIVEN("a later index that names the place too")
    {
        scratch.build();
        ScratchIndex other;
        other.add_rows("b.tsv", "x:1\tDimashq\tar=مدينة دمشق|fr=Damas\t33.5\t36.3\tP\tPPLC\tSY\t\t\t9\t\t\t\n");
        other.build();
        const std::vector<std::filesystem::path> both{scratch.options.output, other.options.output};
        const Gazetteer gazetteer = Gazetteer::open(both);
        THEN("the names of both are there, the later one's first")
        {
            CHECK(names(gazetteer, "x:1") ==
                  "ar مدينة دمشق, ar دمشق, ar الشام, da Damaskus, de Damaskus, en Damascus, fr Damas, he דמשק");
        }
    }
}

TEST_CASE("a place may have names in more languages than a byte counts", "[gazetteer]")
{
    ScratchIndex scratch;
    std::string list;
    std::vector<std::string> expected;
    for (char a = 'a'; a <= 'z'; ++a) {
        for (char b = 'a'; b <= 'z'; b += 2) { // three letters; those that are no language's may be any
            const std::string code{a, b, 'q'};
            if (text::language_code(code) != code || text::is_romanised("Name", code)) {
                continue; // a code that gave way to another, a language of other letters
            }
            list += fmt::format("{}{}=Name {}", list.empty() ? "" : "|", code, code);
            expected.push_back(fmt::format("Name {}", code));
        }
    }
    list += "|fr=" + std::string(300, 'x'); // and one longer than a byte counts
    scratch.add_rows("a.tsv", "x:1\tPlace\t" + list + "\t1\t2\tP\tPPL\tIQ\t\t\t9\t\t\t\n");
    const Gazetteer gazetteer = scratch.build();
    for (const std::string& name : expected) {
        CHECK(gazetteer.name_in(0, name.substr(5)).value_or("none") == name);
    }
    CHECK(gazetteer.name_in(0, "fr") == std::string(300, 'x'));
}

TEST_CASE("every country with people has languages, in codes that names carry", "[gazetteer]")
{
    CHECK(languages_of("SY").front() == "ar");
    CHECK(languages_of("IL").front() == "he");
    CHECK(languages_of("UA").front() == "uk");
    CHECK(languages_of("PS").front() == "ar");
    CHECK(languages_of("BE").size() == 3);
    CHECK(languages_of("AQ").empty());
    CHECK(languages_of("").empty());
}
