// SPDX-License-Identifier: Apache-2.0
#include "review/apply_events.hpp"

#include "base/hash.hpp"
#include "incidents/group_events.hpp"
#include "incidents/joined.hpp"
#include "review/apply_report.hpp"
#include "review/edit.hpp"
#include "review/edit_report.hpp"
#include "review/edit_reports.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace placeline::review {

namespace {

using incidents::Candidate;
using incidents::Event;
using incidents::Pool;
using Groups = std::vector<std::vector<std::uint32_t>>;

/// The ids that records came with and that no part of theirs bears: a person's doing, and kept.
std::map<std::string, PartKey> given_ids(const std::vector<MergedIncident>& incidents)
{
    std::map<std::string, PartKey> given;
    for (const MergedIncident& merged : incidents) {
        const std::string& id = merged.incident.id;
        const bool own =
            merged.parts.empty() || std::any_of(merged.parts.begin(), merged.parts.end(),
                                                [&id](const IncidentPart& part) { return part.incident.id == id; });
        if (!own) {
            const PartKey first = key_of(merged.parts.front());
            const auto [found, is_new] = given.emplace(id, first);
            found->second = std::min(found->second, first);
        }
    }
    return given;
}

/// Reports that were dropped are no longer there to find; that they were stays with what is left.
std::multimap<PartKey, Correction> drops_told(const std::vector<MergedIncident>& incidents)
{
    std::multimap<PartKey, Correction> told;
    for (const MergedIncident& merged : incidents) {
        for (const Correction& correction : merged.incident.corrections) {
            if (correction.action == CorrectionAction::drop && !merged.parts.empty()) {
                told.emplace(key_of(merged.parts.front()), correction);
            }
        }
    }
    return told;
}

class EventJoin {
public:
    EventJoin(std::vector<MergedIncident> incidents, const std::vector<Row>& rows,
              const incidents::MergeOptions& options, Findings& findings)
        : rows_{rows}, options_{options}, findings_{findings}, given_{given_ids(incidents)},
          drops_told_{drops_told(incidents)}, pool_{incidents::pool_of(incidents)}
    {
        for (IncidentPart& part : pool_.parts) {
            part.incident.corrections.clear(); // they are among the rows
        }
    }

    std::vector<MergedIncident> run()
    {
        drop_parts(edit_reports(pool_, rows_, findings_));
        begin();
        split();
        take_rows();
        std::vector<MergedIncident> merged = incidents::joined(events(regrouped()), pool_, options_);
        set_events(merged);
        incidents::sort_incidents(merged);
        return merged;
    }

private:
    /// A name for the event that a part goes into. The least weight wins, then the elder part.
    struct Name {
        int weight;
        std::uint32_t part;
        std::string id;

        bool operator<(const Name& other) const
        {
            return std::tie(weight, part, id) < std::tie(other.weight, other.part, other.id);
        }
    };
    enum Weight { locked, merging, split_off, corrected, as_given };

    [[nodiscard]] Groups grouped() const
    {
        return incidents::group_events(incidents::candidates_of(pool_.parts, pool_), options_);
    }

    /// Parts that are dropped go, as if their reports had never come; their events keep the ids.
    void drop_parts(const std::set<PartKey>& dropped)
    {
        if (dropped.empty()) {
            return;
        }
        for (const auto& group : grouped()) {
            const Event event{.parts = group};
            const auto rest = std::find_if(group.begin(), group.end(), [&](std::uint32_t part) {
                return !dropped.contains(key_of(pool_.parts[part]));
            });
            if (rest == group.end()) {
                continue;
            }
            for (const std::uint32_t part : group) {
                if (dropped.contains(key_of(pool_.parts[part]))) {
                    carry_drops_of(pool_.parts[part].report_id, pool_.parts[*rest].incident);
                }
            }
            if (dropped.contains(key_of(pool_.parts[part_of_id(event)]))) {
                given_.emplace(incidents::own_id(event, pool_), key_of(pool_.parts[*rest]));
            }
        }
        std::erase_if(pool_.parts, [&](const IncidentPart& part) { return dropped.contains(key_of(part)); });
    }

    /// What lives on says why a report is no longer part of it.
    void carry_drops_of(const std::string& report, Incident& incident) const
    {
        for (const Row& row : rows_) {
            if (row.given.action == CorrectionAction::drop && row.given.report == report) {
                carry(incident, row.given);
            }
        }
    }

    [[nodiscard]] std::uint32_t part_of_id(const Event& event) const
    {
        const std::string& id = incidents::own_id(event, pool_);
        return *std::find_if(event.parts.begin(), event.parts.end(),
                             [&](std::uint32_t part) { return pool_.parts[part].incident.id == id; });
    }

    /// Groups the parts as the program finds them, but for events that are locked.
    void begin()
    {
        std::map<PartKey, std::uint32_t> by_key;
        for (std::uint32_t i = 0; i < pool_.parts.size(); ++i) {
            by_key.emplace(key_of(pool_.parts[i]), i);
            part_of_id_.emplace(pool_.parts[i].incident.id, i);
        }
        for (const auto& [id, key] : given_) {
            if (const auto found = by_key.find(key); found != by_key.end()) {
                part_of_id_[id] = found->second;
                names_.insert({as_given, found->second, id});
            }
        }
        std::vector<Candidate> candidates = incidents::candidates_of(pool_.parts, pool_);
        std::uint32_t pin = 0;
        for (const Row& row : rows_) {
            const auto found = part_of_id_.find(row.given.event);
            if (row.given.action == CorrectionAction::lock && found != part_of_id_.end()) {
                candidates[found->second].pin = ++pin;
            }
        }
        groups_ = incidents::group_events(candidates, options_);
        group_of_.resize(pool_.parts.size());
        for (std::uint32_t g = 0; g < groups_.size(); ++g) {
            for (const std::uint32_t part : groups_[g]) {
                group_of_[part] = g;
            }
        }
        state_.resize(pool_.parts.size());
    }

    /// Parts that leave their event. It keeps the id by which the row names it, even where that is the part's own.
    void split()
    {
        for (const Row& row : rows_) {
            if (row.of_report() || row.given.action != CorrectionAction::split) {
                continue;
            }
            const auto named = part_of_id_.find(row.given.event);
            if (named == part_of_id_.end()) {
                continue;
            }
            const auto& group = groups_[group_of_[named->second]];
            std::vector<std::uint32_t> leaving;
            std::optional<std::uint32_t> rest; // the eldest that stays
            for (const std::uint32_t part : group) {
                if (pool_.parts[part].report_id == row.given.report && is_about(row, part)) {
                    leaving.push_back(part);
                } else if (!rest && !state_[part].alone) {
                    rest = part;
                }
            }
            if (leaving.empty() || !rest) {
                findings_.failed(row, fmt::format("event {} has {} report {}", row.given.event,
                                                  leaving.empty() ? "no part of" : "nothing but", row.given.report));
                continue;
            }
            for (const std::uint32_t part : leaving) {
                state_[part].alone = true;
                split_ids_.emplace(split_id(part), part);
                said_.emplace(part, &row);
            }
            rest_of_.emplace(row.given.event, *rest);
            names_.insert({split_off, *rest, row.given.event});
            said_.emplace(*rest, &row);
        }
    }

    [[nodiscard]] bool is_about(const Row& row, std::uint32_t part)
    {
        ReportView view;
        for (const std::string& id : pool_.parts[part].incident.claims) {
            if (const auto found = pool_.claims.find({row.given.report, id}); found != pool_.claims.end()) {
                view.claims.push_back(&found->second.claim);
            }
        }
        return review::is_about(row, pool_.parts[part].incident, view);
    }

    [[nodiscard]] std::string split_id(std::uint32_t part) const
    {
        const IncidentPart& split = pool_.parts[part];
        return IdHash{}.add("split").add(split.report_id).add(split.incident.id).text();
    }

    /// A part of the event that an id names; parts that stand alone are events of their own.
    [[nodiscard]] std::optional<std::uint32_t> find(const std::string& id) const
    {
        if (const auto rest = rest_of_.find(id); rest != rest_of_.end()) {
            return rest->second;
        }
        if (const auto split = split_ids_.find(id); split != split_ids_.end()) {
            return split->second;
        }
        const auto found = part_of_id_.find(id);
        if (found == part_of_id_.end()) {
            return std::nullopt;
        }
        return state_[found->second].alone ? found->second : first_of(found->second);
    }

    [[nodiscard]] std::uint32_t first_of(std::uint32_t part) const
    {
        const auto& group = groups_[group_of_[part]];
        return *std::find_if(group.begin(), group.end(), [this](auto other) { return !state_[other].alone; });
    }

    [[nodiscard]] std::vector<std::uint32_t> event_of(std::uint32_t part) const
    {
        if (state_[part].alone) {
            return {part};
        }
        std::vector<std::uint32_t> parts = groups_[group_of_[part]];
        std::erase_if(parts, [this](std::uint32_t other) { return state_[other].alone; });
        return parts;
    }

    void take_rows()
    {
        for (const Row& row : rows_) {
            const auto part = row.of_report() ? std::nullopt : find(row.given.event);
            if (!part) {
                continue;
            }
            switch (row.given.action) {
            case CorrectionAction::merge:
                merge(row, *part);
                break;
            case CorrectionAction::drop:
                findings_.used(row);
                for (const std::uint32_t other : event_of(*part)) {
                    state_[other].gone = true;
                }
                break;
            case CorrectionAction::split:
                break;
            case CorrectionAction::lock:
            case CorrectionAction::set:
                said_.emplace(*part, &row);
                names_.insert(
                    {row.given.action == CorrectionAction::lock ? locked : corrected, *part, row.given.event});
                if (row.sets() && row.field->joins()) {
                    team_of(*part);
                    moved_.emplace_back(*part, &row);
                }
            }
        }
    }

    void merge(const Row& row, std::uint32_t into)
    {
        const std::uint32_t team = team_of(into);
        for (const std::string& id : row.others) {
            const auto other = find(id);
            if (!other) {
                findings_.failed(row, fmt::format("no event of this run is {}", id));
                continue;
            }
            const std::uint32_t theirs = team_of(*other);
            for (PartState& state : state_) {
                if (state.team == theirs) {
                    state.team = team;
                }
            }
            said_.emplace(into, &row);
            names_.insert({merging, into, row.given.event});
            merged_ids_.insert(id);
        }
    }

    /// The team of an event, which is made one where it is none yet.
    std::uint32_t team_of(std::uint32_t part)
    {
        if (state_[part].team == 0) {
            ++n_teams_;
            for (const std::uint32_t other : event_of(part)) {
                state_[other].team = n_teams_;
            }
        }
        return state_[part].team;
    }

    /// Groups again, with what was said: what is at another place or on another day meets others there.
    [[nodiscard]] Groups regrouped() const
    {
        const bool as_before = std::none_of(state_.begin(), state_.end(), [](const PartState& state) {
            return state.alone || state.gone || state.team != 0;
        });
        if (as_before) {
            return groups_;
        }
        std::vector<std::uint32_t> index;
        std::vector<IncidentPart> parts;
        Groups groups;
        for (std::uint32_t i = 0; i < pool_.parts.size(); ++i) {
            if (state_[i].gone) {
                continue;
            }
            if (state_[i].alone && state_[i].team == 0) {
                groups.push_back({i});
                continue;
            }
            index.push_back(i);
            parts.push_back(pool_.parts[i]);
            for (const auto& [part, row] : moved_) {
                if (state_[part].team == state_[i].team) {
                    set_incident(parts.back().incident, *row);
                }
            }
        }
        std::vector<Candidate> candidates = incidents::candidates_of(parts, pool_);
        std::uint32_t pin = 0;
        for (std::uint32_t c = 0; c < candidates.size(); ++c) {
            candidates[c].team = state_[index[c]].team;
            const auto [begin, end] = said_.equal_range(index[c]);
            if (std::any_of(begin, end,
                            [](const auto& said) { return said.second->given.action == CorrectionAction::lock; })) {
                candidates[c].pin = ++pin;
            }
        }
        for (std::vector<std::uint32_t>& group : incidents::group_events(candidates, options_)) {
            for (std::uint32_t& part : group) {
                part = index[part];
            }
            groups.push_back(std::move(group));
        }
        return groups;
    }

    [[nodiscard]] std::vector<Event> events(const Groups& groups) const
    {
        std::vector<Event> events;
        std::set<std::string> taken;
        for (const auto& group : groups) {
            Event event{.parts = group};
            const Name* best = nullptr;
            for (const Name& name : names_) {
                const bool ours = std::binary_search(group.begin(), group.end(), name.part);
                const bool gave_way = name.weight != locked && merged_ids_.contains(name.id);
                if (ours && !gave_way && (best == nullptr || name < *best)) {
                    best = &name;
                }
            }
            if (best != nullptr) {
                event.id = best->id;
                taken.insert(best->id);
            }
            events.push_back(std::move(event));
        }
        for (Event& event : events) {
            if (event.id.empty() && taken.contains(incidents::own_id(event, pool_))) {
                event.id = split_id(part_of_id(event));
            }
        }
        return events;
    }

    void set_events(std::vector<MergedIncident>& all)
    {
        std::map<PartKey, std::uint32_t> index_of;
        for (std::uint32_t i = 0; i < pool_.parts.size(); ++i) {
            index_of.emplace(key_of(pool_.parts[i]), i);
        }
        for (MergedIncident& merged : all) {
            std::set<const Row*> rows; // one array's addresses: in the order of the rows
            for (IncidentPart& part : merged.parts) {
                for (const Correction& correction : std::exchange(part.incident.corrections, {})) {
                    carry(merged.incident, correction);
                }
                const auto [first, last] = drops_told_.equal_range(key_of(part));
                std::for_each(first, last, [&](const auto& told) { carry(merged.incident, told.second); });
                const auto [begin, end] = said_.equal_range(index_of.at(key_of(part)));
                std::transform(begin, end, std::inserter(rows, rows.end()),
                               [](const auto& said) { return said.second; });
            }
            std::vector<Claim*> claims;
            for (SourcedClaim& claim : merged.sourced_claims) {
                claims.push_back(&claim.claim);
            }
            set_event(merged.incident, {rows.begin(), rows.end()}, claims, findings_);
        }
    }

    /// What rows say of a part.
    struct PartState {
        bool alone = false; ///< split off: an event of its own, unless a merge names it
        bool gone = false;
        std::uint32_t team = 0; ///< `Candidate::team`
    };

    const std::vector<Row>& rows_;
    const incidents::MergeOptions& options_;
    Findings& findings_;
    std::map<std::string, PartKey> given_; ///< ids that no part bears
    std::multimap<PartKey, Correction> drops_told_;
    Pool pool_;
    std::map<std::string, std::uint32_t> part_of_id_;
    Groups groups_;
    std::vector<std::uint32_t> group_of_; ///< by part
    std::vector<PartState> state_;        ///< by part
    std::uint32_t n_teams_ = 0;
    std::map<std::string, std::uint32_t> split_ids_; ///< that parts get which were split off, if theirs are taken
    std::map<std::string, std::uint32_t> rest_of_;   ///< a part that stays, by the id of the event that others left
    std::set<Name> names_;
    std::set<std::string> merged_ids_;                        ///< of events that went into others
    std::multimap<std::uint32_t, const Row*> said_;           ///< by a part of the event
    std::vector<std::pair<std::uint32_t, const Row*>> moved_; ///< rows that change place, days or kind
};

} // namespace

std::vector<MergedIncident> join_with(std::vector<MergedIncident> incidents, const std::vector<Row>& rows,
                                      const incidents::MergeOptions& options, Findings& findings)
{
    return EventJoin{std::move(incidents), rows, options, findings}.run();
}

} // namespace placeline::review
