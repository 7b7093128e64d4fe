// SPDX-License-Identifier: Apache-2.0
#include "pipeline/seen_reports.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace placeline;
using pipeline::fingerprint;
using pipeline::SeenReports;

namespace {

Report report(std::string id, std::string text)
{
    Report out;
    out.id = std::move(id);
    out.text = std::move(text);
    return out;
}

} // namespace

SCENARIO("each text of each report is taken once", "[pipeline]")
{
    GIVEN("a report that was taken")
    {
        SeenReports seen;
        const auto first = seen.take(fingerprint(report("a", "Three were killed.")));
        CHECK_FALSE(first.known);
        CHECK(first.revision == 0);
        THEN("it is known when it comes again")
        {
            CHECK(seen.take(fingerprint(report("a", "Three were killed."))).known);
            CHECK(seen.all().size() == 1);
        }
        THEN("another text of it is its first revision, and the first text stays known")
        {
            const auto second = seen.take(fingerprint(report("a", "Five were killed.")));
            CHECK_FALSE(second.known);
            CHECK(second.revision == 1);
            CHECK(second.index == 1);
            CHECK(seen.take(fingerprint(report("a", "Three were killed."))).known);
            CHECK(seen.take(fingerprint(report("a", "Six were killed."))).revision == 2);
        }
        THEN("the same text under another id is another report")
        {
            const auto other = seen.take(fingerprint(report("b", "Three were killed.")));
            CHECK_FALSE(other.known);
            CHECK(other.revision == 0);
        }
    }
}

TEST_CASE("what parsing does not read makes no report new", "[pipeline]")
{
    Report counted = report("a", "Three were killed.");
    counted.extra.push_back({.name = "views", .json = "41"});
    CHECK(fingerprint(counted) == fingerprint(report("a", "Three were killed.")));
    counted.published = "2024-02-03";
    CHECK_FALSE(fingerprint(counted) == fingerprint(report("a", "Three were killed.")));
    CHECK_FALSE(fingerprint(report("a", "bc")).id == fingerprint(report("ab", "c")).id);
    Report titled = report("a", "c");
    titled.title = "b";
    CHECK_FALSE(fingerprint(titled) == fingerprint(report("a", "bc")));
}

TEST_CASE("many reports are told apart, in the order in which they came", "[pipeline]")
{
    SeenReports seen;
    constexpr int many = 20000;
    for (int i = 0; i < many; ++i) {
        REQUIRE(seen.take(fingerprint(report(std::to_string(i), "Three were killed."))).index ==
                static_cast<std::size_t>(i));
    }
    for (int i = 0; i < many; ++i) {
        REQUIRE(seen.take(fingerprint(report(std::to_string(i), "Three were killed."))).known);
    }
    CHECK(seen.all().size() == many);
    CHECK(seen.all().front() == fingerprint(report("0", "Three were killed.")));
}
