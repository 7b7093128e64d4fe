// SPDX-License-Identifier: Apache-2.0
#include "review/diff.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using review::Change;
using review::ChangeKind;
using review::FieldChange;

namespace {

MergedIncident incident(const char* id, std::uint32_t killed)
{
    MergedIncident merged;
    merged.incident.id = id;
    merged.incident.figures.killed = {killed, killed, killed};
    merged.reports = {"r1"};
    return merged;
}

} // namespace

SCENARIO("a run is compared with another by the ids of its incidents", "[review]")
{
    const std::vector before{incident("a", 4), incident("b", 1), incident("c", 2)};
    THEN("it does not differ from itself")
    {
        CHECK(review::diff(before, before).empty());
    }
    THEN("what is new, changed and gone is told, with the columns that changed")
    {
        const std::vector after{incident("a", 6), incident("b", 1), incident("d", 3)};
        const auto changes = review::diff(before, after);
        REQUIRE(changes.size() == 3);
        CHECK(changes[0].kind == ChangeKind::changed);
        CHECK(changes[0].fields ==
              std::vector<FieldChange>{{"kill_low", "4", "6"}, {"kill_best", "4", "6"}, {"kill_high", "4", "6"}});
        CHECK(changes[1].kind == ChangeKind::gone);
        CHECK(changes[1].id == "c");
        CHECK(changes[2].kind == ChangeKind::added);
        CHECK(changes[2].id == "d");
    }
    THEN("not stated and zero differ")
    {
        auto after = before;
        after[0].incident.figures.killed = {};
        after[1].incident.figures.killed.best = 0;
        const auto changes = review::diff(before, after);
        REQUIRE(changes.size() == 2);
        CHECK(changes[0].fields[1] == FieldChange{"kill_best", "4", ""});
        CHECK(changes[1].fields[0] == FieldChange{"kill_best", "1", "0"});
    }
    THEN("an incident that was counted into another became it")
    {
        std::vector after{incident("a", 5), incident("c", 2)};
        after[0].replaces = {"b"};
        const auto changes = review::diff(before, after);
        REQUIRE(changes.size() == 2);
        CHECK(changes[1].kind == ChangeKind::became);
        CHECK(changes[1].id == "b");
        CHECK(changes[1].other == "a");
        CHECK(changes[1].fields.empty()); // "a" has a row of its own
        AND_THEN("the other way round it left")
        {
            const auto back = review::diff(after, before);
            REQUIRE(back.size() == 2);
            CHECK(back[1].kind == ChangeKind::left);
            CHECK(back[1].other == "a");
        }
    }
    THEN("an incident under the id of an earlier report is no new one")
    {
        auto renamed = incident("e", 9);
        renamed.replaces = {"c"};
        const auto changes = review::diff(before, {before[0], before[1], renamed});
        REQUIRE(changes.size() == 1);
        CHECK(changes[0].kind == ChangeKind::became);
        CHECK(changes[0].other == "e");
        CHECK(changes[0].fields[0] == FieldChange{"kill_low", "2", "9"});
    }
    THEN("reports are compared only where both sides have them")
    {
        auto layer = before;
        for (auto& merged : layer) {
            merged.reports.clear();
        }
        CHECK(review::diff(before, layer).empty());
        auto more = before;
        more[0].reports = {"r1", "r2"};
        CHECK(review::diff(before, more)[0].fields == std::vector<FieldChange>{{"reports", "r1", "r1, r2"}});
    }
}
