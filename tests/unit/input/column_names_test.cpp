// SPDX-License-Identifier: Apache-2.0
#include "input/column_names.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::input;

namespace {

std::optional<CountField> count_of(const std::string& name)
{
    return ColumnKeys{TableHead{.names = {name}, .hxl_tags = {}}}.count_in(0);
}

std::optional<CountField> count_of_tag(const std::string& tag)
{
    return ColumnKeys{TableHead{.names = {"x"}, .hxl_tags = {tag}}}.count_in(0);
}

CountField killed(std::string group, CountBound bound)
{
    return {.measure = Measure::killed, .group = std::move(group), .bound = bound};
}

} // namespace

TEST_CASE("a column of counts is known by the words of its name", "[input]")
{
    CHECK(count_of("Fatalities") == killed("", CountBound::best));
    CHECK(count_of("number_of_people_killed") == killed("", CountBound::best));
    CHECK(count_of("Civilians killed (min.)") == killed("civilians", CountBound::low));
    CHECK(count_of("KilledMax") == killed("", CountBound::high));
    CHECK(count_of("Muertos")->measure == Measure::killed);
    CHECK(count_of("الجرحى")->measure == Measure::injured);
    CHECK(count_of("Air strikes")->measure == Measure::strikes);
    CHECK(count_of("drones shot down")->measure == Measure::intercepted);
}

TEST_CASE("a name with a word that says something else is no column of counts", "[input]")
{
    for (const std::string name : {"Killed per 100,000", "Killed and injured", "Date of strike", "Type of strike",
                                   "Low", "Women", "deaths_a", "total"}) {
        CAPTURE(name);
        CHECK_FALSE(count_of(name));
    }
}

TEST_CASE("hashtags count by their attributes, in any order and with spaces", "[input]")
{
    CHECK(count_of_tag("#affected +killed") == killed("", CountBound::best));
    CHECK(count_of_tag("#affected+min+killed+civilians") == killed("civilians", CountBound::low));
    CHECK(count_of_tag("#affected+f+killed") == killed("women", CountBound::best));
    CHECK_FALSE(count_of_tag("#population+killed"));
    CHECK_FALSE(count_of_tag("#affected+killed+pct"));
}

TEST_CASE("of several tags that fit, the plainest is taken", "[input]")
{
    const ColumnKeys keys{
        TableHead{.names = {"a", "b", "c"}, .hxl_tags = {"#adm1+name+alt", "#adm1+name", "#adm1+code"}}};
    CHECK(keys.find("any", "admin1") == 1U);
}

TEST_CASE("a count is named as measure, group and bound", "[input]")
{
    CHECK(parse_count_field("killed.low") == killed("", CountBound::low));
    CHECK(parse_count_field("killed@civilians") == killed("civilians", CountBound::best));
    CHECK(parse_count_field("killed.high@side A") == killed("side A", CountBound::high));
    CHECK_FALSE(parse_count_field("slain"));
    CHECK_FALSE(parse_count_field("killed.most"));
    CHECK_FALSE(parse_count_field("killed@"));
}

TEST_CASE("the presets of the project's data can all be read", "[input]")
{
    const std::vector<std::string> presets = column_presets();
    CHECK(presets == std::vector<std::string>{"acled", "gtd", "ucdp", "gdelt", "hxl"});
    for (const std::string& preset : presets) {
        for (const std::string& field : preset_fields(preset)) {
            if (field.starts_with("count:")) {
                CAPTURE(preset, field);
                CHECK(parse_count_field(field.substr(6)));
            }
        }
    }
}
