// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/work_item.hpp"
#include "page_sample.hpp"

namespace placeline::sample {

/// The page's set with a second report on Chasiv Yar, its two numbers in one quote, that may be another event.
inline IncidentSet review_set()
{
    IncidentSet set = page_set();
    MergedIncident& town = set.incidents[4];
    town.incident.date = dates("2024-05-12", "2024-05-12");
    town.incident.figures.killed = {2, 2, 2};
    town.incident.figures.injured = {5, 5, 5};
    town.incident.conflict = false;
    for (const auto& [id, measure, number, words] :
         {std::tuple{"c-5", Measure::killed, 2U, "two people"}, std::tuple{"c-6", Measure::injured, 5U, "five"}}) {
        SourcedClaim told = claim(id, measure, number);
        told.report_id = "r2";
        told.source = "Evening Sample";
        told.url = "https://example.org/2";
        told.published = "2024-05-13";
        told.claim.value_text = words;
        told.claim.quote_text = "A shell killed two people and wounded five near the station.";
        told.claim.attributed_to = "rescuers";
        told.claim.attribution = Attribution::rescue;
        town.sourced_claims.push_back(told);
    }
    SourcedClaim other = claim("c-7", Measure::killed, 1);
    other.report_id = "r3";
    other.source = "Late Sample";
    other.claim.quote_text = "one person died in the town the day before";
    other.claim.value_text = "one person";
    town.sourced_claims.push_back(other);
    town.replaces = {"older-id"};
    Correction before;
    before.event = "eee";
    before.field = "actor1";
    before.new_value = "@group";
    before.reviewer = "O. Ther";
    town.incident.corrections.push_back(before);
    return set;
}

inline std::vector<WorkItem> work_items()
{
    WorkItem town;
    town.incident = 4;
    town.score = 9.0;
    town.why = {"place: two of that name are as likely", "reports r2 and r3 may tell of two events"};
    town.place_reasons = {"the text names the district"};
    town.rivals = {{"t:far", "Chasiv Yar, elsewhere", {39.2, 48.1}, 0.41}, {"", "Yar", {37.2, 48.9}, 0.05}};
    town.others = {"hostile", "aaa"};
    town.passages = {{"r2", "It was quiet until noon. ", "A shell killed two people and wounded five near the station.",
                      " Trains stood still."}};
    WorkItem hostile;
    hostile.incident = 6;
    hostile.score = 4.0;
    const std::string script = "</script><script>window.broken = 6</script><img src=x onerror='window.broken = 7'>";
    hostile.why = {script};
    hostile.place_reasons = {script};
    hostile.rivals = {{"=cmd|' /C calc'!A0", script, {41.0, 34.2}, 0.2}};
    hostile.passages = {{"hostile-report", script, hostile_incident().sourced_claims[0].claim.quote_text, script}};
    WorkItem lost;
    lost.incident = 5;
    lost.score = 2.0;
    lost.why = {"\"-Nowhere\" is in no gazetteer"};
    WorkItem north;
    north.incident = 1;
    north.score = 1.0;
    north.why = {"a number is shared by several places"};
    return {town, hostile, lost, north};
}

/// An item for each of `n` incidents.
inline std::vector<WorkItem> items_of_all(std::size_t n)
{
    std::vector<WorkItem> items(n);
    for (std::size_t i = 0; i < n; ++i) {
        items[i].incident = n - 1 - i;
        items[i].why = {"reason " + std::to_string(i)};
    }
    return items;
}

} // namespace placeline::sample
