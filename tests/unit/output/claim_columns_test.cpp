// SPDX-License-Identifier: Apache-2.0
#include "output/claim_columns.hpp"

#include "sample_set.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::output;

namespace {

std::vector<ClaimRow> claim_rows_of(const std::vector<MergedIncident>& incidents)
{
    std::vector<ClaimRow> rows;
    for_each_claim_row(incidents, [&](const ClaimRow& row) { rows.push_back(row); });
    return rows;
}

} // namespace

SCENARIO("a shared claim is one row that belongs to no incident", "[claims]")
{
    const auto set = sample::incident_set();
    const auto rows = claim_rows_of(set.incidents);
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].event_id == "aaa");
    CHECK(rows[1].event_id == "bbb");
    CHECK(rows[2].sourced->claim.id == "shared-1");
    CHECK(rows[2].event_id.empty());
    CHECK(rows[2].places == "Northland; Eastland");
    CHECK(rows[3].event_id == "ddd");
}

SCENARIO("numbers that only look alike stay apart", "[claims]")
{
    auto first = sample::incident("a", std::nullopt);
    auto second = sample::incident("b", std::nullopt);
    auto here = sample::claim("same", Measure::killed, 2);
    auto there = here;
    here.claim.number = {4, 7};
    there.claim.number = {20, 23}; // "two in A and two in B"
    first.sourced_claims = {here};
    second.sourced_claims = {there};
    const std::vector incidents{first, second};
    const auto rows = claim_rows_of(incidents);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].event_id == "a");
    CHECK(rows[1].event_id == "b");
}
