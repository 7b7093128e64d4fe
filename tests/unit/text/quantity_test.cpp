// SPDX-License-Identifier: Apache-2.0
#include "text/quantity.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <string>
#include <vector>

using namespace placeline;
using namespace placeline::text;

namespace {

constexpr auto open = std::nullopt;

/// The quantities of a text without plain articles.
std::vector<Quantity> numbers(std::string_view text)
{
    std::vector<Quantity> result;
    for (const auto& quantity : find_quantities(analyse(text))) {
        if (!quantity.article) {
            result.push_back(quantity);
        }
    }
    return result;
}

struct Expected {
    std::string text;
    Qualifier qualifier;
    Bounds bounds;
};

/// The only count of the text, with its words.
std::string words_of(std::string_view text)
{
    const auto document = analyse(text);
    for (const auto& quantity : find_quantities(document)) {
        if (!quantity.article && quantity.kind == QuantityKind::cardinal) {
            return std::string{document.span_of(quantity.first_token, quantity.last_token).of(document.text)};
        }
    }
    return {};
}

std::vector<QuantityKind> kinds(std::string_view text)
{
    std::vector<QuantityKind> result;
    for (const auto& quantity : numbers(text)) {
        result.push_back(quantity.kind);
    }
    return result;
}

using Kinds = std::vector<QuantityKind>;
constexpr auto cardinal = QuantityKind::cardinal;
constexpr auto ordinal = QuantityKind::ordinal;
constexpr auto age = QuantityKind::age;
constexpr auto date = QuantityKind::date;
constexpr auto time_of_day = QuantityKind::time;
constexpr auto measure = QuantityKind::measure;
constexpr auto name = QuantityKind::name;

} // namespace

SCENARIO("a number keeps its bounds and its qualifier", "[quantity]")
{
    const auto expected = GENERATE(values<Expected>({
        {"16 people fell ill", Qualifier::exact, {16U, 16U, 16U}},
        {"Seventeen people fell ill", Qualifier::exact, {17U, 17U, 17U}},
        {"more than 85 sites", Qualifier::more_than, {85U, open, 85U}},
        {"over 40 sites", Qualifier::more_than, {40U, open, 40U}},
        {"well over 200 villagers", Qualifier::more_than, {200U, open, 200U}},
        {"at least 52 guests", Qualifier::at_least, {52U, open, 52U}},
        {"no fewer than 133 guests", Qualifier::at_least, {133U, open, 133U}},
        {"upwards of 150 guests", Qualifier::at_least, {150U, open, 150U}},
        {"16 or more guests", Qualifier::at_least, {16U, open, 16U}},
        {"40+ guests", Qualifier::at_least, {40U, open, 40U}},
        {"80-plus guests", Qualifier::at_least, {80U, open, 80U}},
        {"a hundred guests or more", Qualifier::at_least, {100U, open, 100U}},
        {"up to 12 lorries", Qualifier::up_to, {0U, 12U, open}},
        {"as many as 500 guests", Qualifier::up_to, {0U, 500U, open}},
        {"no more than six", Qualifier::up_to, {0U, 6U, open}},
        {"fewer than ten guards", Qualifier::fewer_than, {0U, 10U, open}},
        {"less than 30 boats", Qualifier::fewer_than, {0U, 30U, open}},
        {"some three dozen boats", Qualifier::about, {36U, 36U, 36U}},
        {"nearly 30 boats", Qualifier::about, {30U, 30U, 30U}},
        {"an estimated 4,000 head", Qualifier::about, {4000U, 4000U, 4000U}},
        {"about 1.2 million head", Qualifier::about, {1200000U, 1200000U, 1200000U}},
        {"20 or so boats", Qualifier::about, {20U, 20U, 20U}},
        {"between 8 and 10 boats", Qualifier::range, {8U, 10U, 9U}},
        {"8-10 boats", Qualifier::range, {8U, 10U, 9U}},
        {"8–11 boats", Qualifier::range, {8U, 11U, 9U}},
        {"8 to 10 boats", Qualifier::range, {8U, 10U, 9U}},
        {"two or three boats", Qualifier::range, {2U, 3U, 2U}},
        {"two to three thousand boats", Qualifier::range, {2000U, 3000U, 2500U}},
        {"several boats", Qualifier::vague, {3U, open, open}},
        {"a few boats", Qualifier::vague, {3U, open, open}},
        {"tens of boats", Qualifier::vague, {10U, open, open}},
        {"dozens of boats", Qualifier::vague, {12U, open, open}},
        {"scores were moored", Qualifier::vague, {20U, open, open}},
        {"hundreds of boats", Qualifier::vague, {100U, open, open}},
        {"thousands came", Qualifier::vague, {1000U, open, open}},
        {"tens of thousands came", Qualifier::vague, {10000U, open, open}},
        {"several dozen boats", Qualifier::vague, {36U, open, open}},
        {"a few hundred boats", Qualifier::vague, {300U, open, open}},
        {"an unknown number of boats", Qualifier::vague, {2U, open, open}},
        {"a dozen boats", Qualifier::exact, {12U, 12U, 12U}},
        {"two dozen boats", Qualifier::exact, {24U, 24U, 24U}},
        {"half a dozen boats", Qualifier::exact, {6U, 6U, 6U}},
        {"more than a dozen boats", Qualifier::more_than, {12U, open, 12U}},
        {"a couple of boats", Qualifier::exact, {2U, 2U, 2U}},
        {"a pair of boats", Qualifier::exact, {2U, 2U, 2U}},
        {"twin blasts", Qualifier::exact, {2U, 2U, 2U}},
        {"no boats", Qualifier::exact, {0U, 0U, 0U}},
        {"none was lost", Qualifier::exact, {0U, 0U, 0U}},
        {"nobody was lost", Qualifier::exact, {0U, 0U, 0U}},
        {"no one was lost", Qualifier::exact, {0U, 0U, 0U}},
        {"1,200 boats", Qualifier::exact, {1200U, 1200U, 1200U}},
        {"1 200 boats", Qualifier::exact, {1200U, 1200U, 1200U}},
        {"1\u00A0200 boats", Qualifier::exact, {1200U, 1200U, 1200U}},
        {"twenty-three boats", Qualifier::exact, {23U, 23U, 23U}},
        {"one hundred and five boats", Qualifier::exact, {105U, 105U, 105U}},
        {"two thousand three hundred boats", Qualifier::exact, {2300U, 2300U, 2300U}},
        {"a hundred boats", Qualifier::exact, {100U, 100U, 100U}},
        {"١٢ قاربا", Qualifier::exact, {12U, 12U, 12U}},
    }));
    CAPTURE(expected.text);
    const auto found = numbers(expected.text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == cardinal);
    CHECK(found[0].qualifier == expected.qualifier);
    CHECK(found[0].bounds == expected.bounds);
}

SCENARIO("a quantity's words are the number with its qualifier", "[quantity]")
{
    CHECK(words_of("It sank more than 85 boats.") == "more than 85");
    CHECK(words_of("It sank between 8 and 10 boats.") == "between 8 and 10");
    CHECK(words_of("There were 16 or more boats.") == "16 or more");
    CHECK(words_of("Fighting between two factions") == "two");
    CHECK(words_of("From Elmton to Oakham 12 boats sank") == "12");
    CHECK(words_of("reportedly at least some 40 boats") == "at least some 40");
}

SCENARIO("numbers that count nothing are kinds of their own", "[quantity]")
{
    CHECK(kinds("a 36-year-old and his son, aged 12") == Kinds{age, age});
    CHECK(kinds("Ada Prynne, 71, and a man of 58 left") == Kinds{age, age});
    CHECK(kinds("guests aged between 5 and 12") == Kinds{age});
    CHECK(kinds("the third raid, the 22nd of its sort") == Kinds{ordinal, ordinal});
    CHECK(kinds("on 24 February 2022") == Kinds{date});
    CHECK(kinds("since May 2019 and in 1991") == Kinds{date, date});
    CHECK(kinds("Copyright 2018 Oakham Post") == Kinds{date});
    CHECK(kinds("at 3 a.m., at 14:30 and at 0300 GMT") == Kinds{time_of_day, time_of_day, time_of_day});
    CHECK(kinds("a 155 mm shell, 30km off, 40 per cent, two hours") == Kinds{measure, measure, measure, measure});
    CHECK(kinds("$3 million, 85 hryvnias, 8,000 Tovian pounds") == Kinds{measure, measure, measure});
    CHECK(kinds("a nine-storey block, a three-day truce") == Kinds{measure, measure});
    CHECK(kinds("one in five shops; two thirds of them") == Kinds{measure, measure});
    CHECK(kinds("an F-16, a Su-34, an MQ-9 and T-4") == Kinds{name, name, name, name});
    CHECK(kinds("Resolution 2728 on Tower 22 and Highway 6") == Kinds{name, name, name});
    CHECK(kinds("the 85th Brigade and the 3rd mechanized division") == Kinds{name, name});
    CHECK(kinds("It won 3-2 at No. 5 and is open 24/7") == Kinds{name, name, name});
}

SCENARIO("counts beside names and units stay counts", "[quantity]")
{
    CHECK(kinds("In Oakham 12 people fell ill") == Kinds{cardinal});
    CHECK(kinds("It hit 36 sites at 13 places") == Kinds{cardinal, cardinal});
    CHECK(kinds("2,000 people") == Kinds{cardinal});
    CHECK(kinds("more than 2000 people left") == Kinds{cardinal});
    CHECK(kinds("It fired 155 rounds and 12 155 mm shells") == Kinds{cardinal, cardinal, measure});
    CHECK(kinds("On 5 May 12 boats sank") == Kinds{date, cardinal});
    CHECK(kinds("In 2019 12 boats sank") == Kinds{date, cardinal});
    CHECK(kinds("Oakham: 12 sunk, 3 adrift") == Kinds{cardinal, cardinal});
    CHECK(kinds("The toll rose from 8 to 10") == Kinds{cardinal, cardinal});
    CHECK(kinds("rose to 100 from 59") == Kinds{cardinal, cardinal});
    CHECK(kinds("no longer; no doubt; one another; how many").empty());
}

SCENARIO("parts and additions are marked", "[quantity]")
{
    const auto first = [](std::string_view text) { return numbers(text).at(0); };
    CHECK(first("three of them sank").partitive);
    CHECK(first("six of whom left").partitive);
    CHECK(first("dozens of the boats").partitive);
    CHECK_FALSE(first("dozens of boats").partitive);
    CHECK(first("16 of 18 boats").partitive);
    CHECK(first("16 out of 18 boats").partitive);
    CHECK(first("another five boats").additional);
    CHECK(first("five more boats").additional);
    CHECK(first("16 others left").additional);
    CHECK(first("a further 20 boats").additional);
    CHECK_FALSE(first("five boats").additional);
    CHECK(first("another five boats").bounds.value == 5U);
}

TEST_CASE("an article is one if a countable noun follows, and says so", "[quantity]")
{
    const auto found = find_quantities(analyse("A boat and another ship met an ox."));
    REQUIRE(found.size() == 3);
    for (const auto& quantity : found) {
        CHECK(quantity.article);
        CHECK(quantity.bounds.value == 1U);
    }
    CHECK(found[1].additional);
    CHECK_FALSE(found[0].additional);
}

TEST_CASE("quantities are in order and do not overlap", "[quantity]")
{
    const auto text =
        "At least 5 to 7 of the 1,200 boats, 36-year-old hulls 40 km off at 3 p.m. on 5 May 2021, sank; "
        "no fewer than two dozen others, 8-10 of them new, did not. 99999999999999 and 1.2.3 are no counts.";
    const auto found = find_quantities(analyse(text));
    REQUIRE(found.size() > 8);
    for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(found[i].first_token <= found[i].number_token);
        CHECK(found[i].number_token < found[i].last_token);
        if (i > 0) {
            CHECK(found[i - 1].last_token <= found[i].first_token);
        }
    }
}

TEST_CASE("a number of eighty digits is read and counts nothing", "[quantity]")
{
    const auto found = find_quantities(analyse("Some " + std::string(80, '7') + " rounds were fired, and 5 hit."));
    REQUIRE(found.size() == 2);
    CHECK_FALSE(found[0].bounds.value);
    CHECK(found[1].bounds.value == 5U);
}
