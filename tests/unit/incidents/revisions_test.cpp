// SPDX-License-Identifier: Apache-2.0
#include "incidents/revisions.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using incidents::Revisions;

namespace {

/// An incident that the reports named told of, each with one claim.
MergedIncident told_by(const std::vector<std::pair<std::string, std::uint32_t>>& reports)
{
    MergedIncident merged;
    for (const auto& [id, revision] : reports) {
        IncidentPart part;
        part.report_id = id;
        part.revision = revision;
        merged.parts.push_back(part);
        SourcedClaim claim;
        claim.report_id = id;
        merged.sourced_claims.push_back(claim);
        merged.reports.push_back(id);
    }
    return merged;
}

} // namespace

SCENARIO("of a report that was sent again only the latest text counts", "[incidents]")
{
    Revisions revisions;
    GIVEN("incidents of both texts, the later one first")
    {
        std::vector<MergedIncident> incidents{told_by({{"a", 1}}), told_by({{"a", 0}}), told_by({{"b", 0}})};
        revisions.drop_earlier(incidents);
        THEN("that of the earlier text is gone")
        {
            REQUIRE(incidents.size() == 2);
            CHECK(incidents[0].parts.front().revision == 1);
            CHECK(incidents[1].parts.front().report_id == "b");
        }
    }
    GIVEN("an earlier text that was joined to another report already")
    {
        std::vector<MergedIncident> incidents{told_by({{"a", 0}, {"b", 0}}), told_by({{"a", 2}})};
        revisions.drop_earlier(incidents);
        THEN("the other report's part stays")
        {
            REQUIRE(incidents.size() == 2);
            CHECK(incidents[0].reports == std::vector<std::string>{"b"});
            REQUIRE(incidents[0].sourced_claims.size() == 1);
            CHECK(incidents[0].sourced_claims.front().report_id == "b");
        }
    }
    GIVEN("a later text that tells of nothing any more")
    {
        revisions.note("a", 1);
        std::vector<MergedIncident> incidents{told_by({{"a", 0}})};
        std::vector<SourcedMention> mentions{{.mention = {}, .report_id = "a", .revision = 0},
                                             {.mention = {}, .report_id = "a", .revision = 1}};
        revisions.drop_earlier(incidents);
        revisions.drop_earlier(mentions);
        THEN("what the earlier one told is withdrawn")
        {
            CHECK(incidents.empty());
            REQUIRE(mentions.size() == 1);
            CHECK(mentions.front().revision == 1);
        }
    }
}
