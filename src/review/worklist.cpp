// SPDX-License-Identifier: Apache-2.0
#include "review/worklist.hpp"

#include "review/doubts.hpp"
#include "review/near_misses.hpp"
#include "review/passage.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace placeline::review {

namespace {

/// Mentions by their report, which are asked for again and again.
using MentionsOf = std::map<std::string_view, std::vector<const Mention*>>;

MentionsOf mentions_of(const IncidentSet& set)
{
    MentionsOf found;
    for (const SourcedMention& sourced : set.mentions) {
        found[sourced.report_id].push_back(&sourced.mention);
    }
    return found;
}

/// Where else the names of an incident's place may lie, best first.
std::vector<Alternative> rivals_of(const MergedIncident& merged, const MentionsOf& mentions)
{
    constexpr std::size_t most = 8;
    std::map<std::string, Alternative> by_id;
    for (const IncidentPart& part : merged.parts) {
        const auto found = mentions.find(part.report_id);
        if (found == mentions.end()) {
            continue;
        }
        for (const Mention* mention : found->second) {
            if (mention->role != Role::event || mention->text != part.incident.place_text) {
                continue;
            }
            for (const Alternative& other : mention->alternatives) {
                Alternative& kept = by_id.emplace(other.id, other).first->second;
                kept.confidence = std::max(kept.confidence, other.confidence);
            }
        }
    }
    std::vector<Alternative> rivals;
    for (auto& [id, rival] : by_id) {
        if (!merged.incident.place || id != merged.incident.place->id) {
            rivals.push_back(std::move(rival));
        }
    }
    std::stable_sort(rivals.begin(), rivals.end(),
                     [](const Alternative& a, const Alternative& b) { return a.confidence > b.confidence; });
    rivals.resize(std::min(rivals.size(), most));
    return rivals;
}

/// Why the place was taken, as the first name that led to it tells.
std::vector<std::string> place_reasons_of(const MergedIncident& merged, const MentionsOf& mentions)
{
    for (const IncidentPart& part : merged.parts) {
        const auto found = mentions.find(part.report_id);
        if (found == mentions.end() || !merged.incident.place) {
            continue;
        }
        for (const Mention* mention : found->second) {
            if (mention->role == Role::event && mention->text == part.incident.place_text && mention->place &&
                mention->place->id == merged.incident.place->id && !mention->reasons.empty()) {
                return mention->reasons;
            }
        }
    }
    return {};
}

std::vector<Passage> passages_of(const MergedIncident& merged, const MentionsOf& mentions, const TextOf& text_of)
{
    std::vector<Passage> passages;
    std::set<std::pair<std::string, std::uint32_t>> seen;
    std::set<std::string_view> told; // reports with a quote
    for (const SourcedClaim& sourced : merged.sourced_claims) {
        told.insert(sourced.report_id);
        if (seen.emplace(sourced.report_id, sourced.quote_start_cp).second) {
            passages.push_back(passage(sourced.report_id, sourced.claim.quote_text, sourced.quote_start_cp,
                                       sourced.quote_end_cp, text_of(sourced.report_id)));
        }
    }
    for (const IncidentPart& part : merged.parts) {
        const auto found = mentions.find(part.report_id);
        if (told.contains(part.report_id) || found == mentions.end()) {
            continue;
        }
        const auto named = std::find_if(found->second.begin(), found->second.end(), [&](const Mention* mention) {
            return mention->role == Role::event && mention->text == part.incident.place_text;
        });
        if (named != found->second.end()) { // no number, but the name of the place
            passages.push_back(passage(part.report_id, (*named)->text, (*named)->span.begin, (*named)->span.end,
                                       text_of(part.report_id)));
        }
    }
    return passages;
}

} // namespace

std::vector<WorkItem> worklist(const IncidentSet& set, const TextOf& text_of)
{
    const MentionsOf mentions = mentions_of(set);
    const std::vector<std::vector<NearMiss>> near = near_misses(set.incidents);
    std::vector<WorkItem> items;
    for (std::size_t i = 0; i < set.incidents.size(); ++i) {
        const MergedIncident& merged = set.incidents[i];
        WorkItem item;
        item.incident = i;
        item.rivals = rivals_of(merged, mentions);
        std::vector<Doubt> doubts = doubts_of(merged, item.rivals);
        for (const NearMiss& miss : near[i]) {
            doubts.push_back(miss.doubt);
            item.others.push_back(set.incidents[miss.other].incident.id);
        }
        std::stable_sort(doubts.begin(), doubts.end(),
                         [](const Doubt& a, const Doubt& b) { return a.score > b.score; });
        for (Doubt& doubt : doubts) {
            item.score += doubt.score;
            item.why.push_back(std::move(doubt.words));
        }
        if (doubts.empty()) {
            continue;
        }
        item.field = std::move(doubts.front().field);
        item.place_reasons = place_reasons_of(merged, mentions);
        item.passages = passages_of(merged, mentions, text_of);
        items.push_back(std::move(item));
    }
    std::stable_sort(items.begin(), items.end(),
                     [](const WorkItem& a, const WorkItem& b) { return a.score > b.score; });
    return items;
}

} // namespace placeline::review
