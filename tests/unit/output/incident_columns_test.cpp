// SPDX-License-Identifier: Apache-2.0
#include "output/incident_columns.hpp"

#include "output/areas.hpp"
#include "output/claim_columns.hpp"
#include "output/mention_columns.hpp"
#include "sample_set.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <set>

using namespace placeline;
using namespace placeline::output;

namespace {

Value cell(const MergedIncident& merged, std::string_view column)
{
    static IncidentRow row; // its texts outlive the call
    row.fill(merged);
    for (const auto& [field, get] : incident_columns()) {
        if (field.name == column) {
            return get(row);
        }
    }
    FAIL("no column " << column);
    return {};
}

const Value null;

MergedIncident sharing(std::vector<SourcedClaim> claims)
{
    auto merged = sample::incident("x", std::nullopt);
    merged.sourced_claims = std::move(claims);
    return merged;
}

SourcedClaim shared(Measure measure, Qualifier qualifier, Bounds bounds)
{
    auto made = sample::claim("s", measure, 0);
    made.claim.qualifier = qualifier;
    made.claim.bounds = bounds;
    made.claim.scope = Scope::shared;
    made.claim.share_group = "g";
    made.places = {"Northland", "Eastland"};
    return made;
}

} // namespace

TEST_CASE("column names are whole in a Shapefile and differ", "[columns]")
{
    std::set<std::string_view> names;
    for (const auto& column : incident_columns()) {
        CHECK(column.field.name.size() <= 10);
        CHECK(names.insert(column.field.name).second);
    }
    CHECK(names.size() == 56);
}

SCENARIO("zero and not stated differ", "[columns]")
{
    const auto set = sample::incident_set();
    CHECK(cell(set.incidents[0], "kill_best") == Value{std::int64_t{0}});
    CHECK(cell(set.incidents[0], "inj_best") == null);
    CHECK(cell(set.incidents[5], "latitude") == null);
    CHECK(cell(set.incidents[5], "loc_conf") == null);
}

SCENARIO("a shared number stands in words, never in a row's own columns", "[columns]")
{
    const auto set = sample::incident_set();
    const auto& east = set.incidents[2];
    CHECK(cell(east, "targ_low") == null);
    CHECK(cell(east, "targ_best") == null);
    CHECK(cell(east, "shared") == Value{std::string_view{"targets >40 (Northland, Eastland)"}});
    CHECK(cell(east, "scope") == Value{std::string_view{"shared"}});
    CHECK(cell(east, "share_id") == Value{std::string_view{"group-1"}});

    GIVEN("two measures")
    {
        const auto merged = sharing({shared(Measure::targets, Qualifier::more_than, {40, {}, 40}),
                                     shared(Measure::munitions, Qualifier::more_than, {90, {}, 90})});
        CHECK(shared_words(merged) == "targets >40, munitions >90 (Northland, Eastland)");
    }
    GIVEN("each way to read a number")
    {
        CHECK(shared_words(sharing({shared(Measure::killed, Qualifier::exact, {6, 6, 6})})) ==
              "killed 6 (Northland, Eastland)");
        CHECK(shared_words(sharing({shared(Measure::killed, Qualifier::about, {6, 6, 6})})) ==
              "killed ~6 (Northland, Eastland)");
        CHECK(shared_words(sharing({shared(Measure::killed, Qualifier::at_least, {6, {}, 6})})) ==
              "killed >=6 (Northland, Eastland)");
        CHECK(shared_words(sharing({shared(Measure::killed, Qualifier::up_to, {0, 6, {}})})) ==
              "killed <=6 (Northland, Eastland)");
        CHECK(shared_words(sharing({shared(Measure::killed, Qualifier::range, {8, 10, 9})})) ==
              "killed 8-10 (Northland, Eastland)");
        CHECK(shared_words(sharing({shared(Measure::killed, Qualifier::vague, {12, {}, {}})})) ==
              "killed >=12 (Northland, Eastland)");
    }
    GIVEN("parts of a sum, equal ones too")
    {
        const auto ten = shared(Measure::munitions, Qualifier::exact, {10, 10, 10});
        CHECK(shared_words(sharing({ten, ten})) == "munitions 10+10 (Northland, Eastland)");
    }
    GIVEN("a rival that makes no best value")
    {
        auto rival = shared(Measure::killed, Qualifier::exact, {9, 9, 9});
        rival.claim.counted = false;
        const auto best = shared(Measure::killed, Qualifier::exact, {6, 6, 6});
        CHECK(shared_words(sharing({rival, best})) == "killed 6 (Northland, Eastland)");
        CHECK(shared_words(sharing({best, rival})) == "killed 6 (Northland, Eastland)");
    }
}

SCENARIO("a row names who says its numbers, and when that was published, without shifting a day", "[columns]")
{
    const auto set = sample::incident_set();
    const auto& north = set.incidents[1];
    CHECK(cell(north, "attrib_to") == Value{std::string_view{"the spokesman; the ministry"}});
    CHECK(cell(north, "source") == Value{std::string_view{"Daily Sample"}});
    CHECK(cell(north, "pub_last") == Value{sample::day("2024-05-12")});
    CHECK(cell(north, "n_claims") == Value{std::int64_t{2}});
    CHECK(cell(set.incidents[4], "date_start") == null);
    CHECK(cell(set.incidents[4], "date_from") == null);
    CHECK(cell(set.incidents[4], "conflict") == Value{std::int64_t{1}});
}

SCENARIO("a report that tells of an incident without a number is a source too", "[columns]")
{
    auto merged = sample::incident("x", std::nullopt);
    IncidentPart part;
    part.source = "Evening Sample";
    part.url = "https://example.org/2";
    part.published = "2024-05-14";
    merged.parts = {part, part};
    CHECK(cell(merged, "source") == Value{std::string_view{"Evening Sample"}});
    CHECK(cell(merged, "source_url") == Value{std::string_view{"https://example.org/2"}});
    CHECK(cell(merged, "pub_first") == Value{sample::day("2024-05-14")});
    CHECK(cell(merged, "quote") == null);
}

TEST_CASE("the manual names every column", "[columns]")
{
    std::ifstream page{PLACELINE_SOURCE_DIR "/docs/man/placeline-layers.5"};
    REQUIRE(page);
    std::set<std::string> words;
    for (std::string word; page >> word;) {
        words.insert(word);
    }
    const auto check = [&words](const auto& columns) {
        for (const auto& column : columns) {
            CHECK(words.contains(std::string{column.field.name}));
        }
    };
    check(incident_columns());
    check(claim_columns());
    check(mention_columns());
    check(admin_columns());
}
