// SPDX-License-Identifier: Apache-2.0
#include "text/lexicon.hpp"

#include "base/error.hpp"
#include "text/document.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::text;

TEST_CASE("phrases are found by class, the longest of a class wins", "[lexicon]")
{
    const Lexicon lexicon{
        {{"a.tsv", "# words\nbound\tat least\tlow\nbound\tat\tnone\nplace\tat\nunit\tmiles\nunit\t$\n"},
         {"b.tsv", "age\tyear-old\nowner\tthe town's mayor\n"}}};
    const auto document = analyse("At least 5 miles from the town’s mayor, a 36-year-old; $2, year old", lexicon);
    const auto bound = lexicon.cls("bound");
    REQUIRE(document.term_at(0, bound) != nullptr);
    CHECK(document.term_at(0, bound)->n_tokens == 2);
    CHECK(lexicon.value(document.term_at(0, bound)->value) == "low");
    CHECK(document.terms_at(0).size() == 2); // "at" is a place too
    CHECK(document.term_at(0, lexicon.cls("place"))->n_tokens == 1);
    CHECK(document.term_at(5, lexicon.cls("owner"))->n_tokens == 4);
    const auto ages = std::count_if(document.terms.begin(), document.terms.end(),
                                    [&](const Term& term) { return term.cls == lexicon.cls("age"); });
    CHECK(ages == 2);
    const auto units = std::count_if(document.terms.begin(), document.terms.end(),
                                     [&](const Term& term) { return term.cls == lexicon.cls("unit"); });
    CHECK(units == 2);
}

TEST_CASE("a phrase does not reach over the end of a sentence", "[lexicon]")
{
    const Lexicon lexicon{{{"a.tsv", "x\tcar bomb\n"}}};
    CHECK(analyse("They hit a car. Bomb squads came.", lexicon).terms.empty());
    CHECK(analyse("The car\n\nbomb", lexicon).terms.empty());
    CHECK(analyse("A car-bomb, a car bomb.", lexicon).terms.size() == 2);
}

TEST_CASE("a broken line is named by file and number", "[lexicon]")
{
    const std::vector<std::pair<std::string_view, std::string_view>> no_tab{{"words.tsv", "a\tb\nno tab here\n"}};
    CHECK_THROWS_WITH(Lexicon{no_tab}, Catch::Contains("words.tsv:2"));
    const std::vector<std::pair<std::string_view, std::string_view>> no_phrase{{"words.tsv", "a\t\n"}};
    CHECK_THROWS_AS(Lexicon{no_phrase}, InputError);
}

TEST_CASE("classes are asked for by name", "[lexicon]")
{
    const Lexicon lexicon{{{"a.tsv", "attack.air\tstrike\t7\nattack.ground\traid\tx\nother\tword\n"}}};
    CHECK(lexicon.classes_with_prefix("attack.").size() == 2);
    CHECK(lexicon.class_name(lexicon.cls("other")) == "other");
    CHECK(lexicon.find_cls("none") == no_class);
    CHECK_THROWS_AS(lexicon.cls("none"), Error);
    const auto document = analyse("strike raid", lexicon);
    CHECK(lexicon.integer(document.terms_at(0)[0].value) == 7);
    CHECK_THROWS_AS(lexicon.integer(document.terms_at(1)[0].value), Error);
}

TEST_CASE("the language files that are built in are well formed", "[lexicon]")
{
    const Lexicon& lexicon = builtin_lexicon();
    CHECK(lexicon.find_cls("abbrev.title") != no_class);
}
