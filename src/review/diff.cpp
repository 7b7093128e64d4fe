// SPDX-License-Identifier: Apache-2.0
#include "review/diff.hpp"

#include "records/column_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace placeline::review {

namespace {

/// Claims that say the same number in the same words may be told by several reports.
std::string claims_of(const MergedIncident& merged)
{
    std::vector<std::string> claims;
    for (const SourcedClaim& sourced : merged.sourced_claims) {
        const Claim& claim = sourced.claim;
        claims.push_back(
            fmt::format("{} {}{}", to_string(claim.measure),
                        claim.value_text.empty() ? fmt::format("{}", claim.bounds.value.value_or(0)) : claim.value_text,
                        claim.attributed_to.empty() ? "" : fmt::format(" ({})", claim.attributed_to)));
    }
    std::sort(claims.begin(), claims.end());
    return fmt::format("{}", fmt::join(claims, "; "));
}

std::string reports_of(const MergedIncident& merged)
{
    return fmt::format("{}", fmt::join(merged.reports, ", "));
}

/// Those that a layer gives back as a run tells them.
constexpr std::array columns{std::to_array<std::string_view>({
    "date_start", "date_end", "date_prec", "where_prec", "event_type", "level",     "place",     "place_id",
    "country",    "admin1",   "admin2",    "place_text", "loc_conf",   "latitude",  "longitude", "actor1",
    "actor2",     "kill_low", "kill_best", "kill_high",  "inj_low",    "inj_best",  "inj_high",  "civ_low",
    "civ_best",   "civ_high", "strk_low",  "strk_best",  "strk_high",  "targ_low",  "targ_best", "targ_high",
    "mun_low",    "mun_best", "mun_high",  "scope",      "n_sources",  "n_origins", "grade",     "conflict",
})};

/// What a layer gives back has no reports.
bool is_record(const MergedIncident& merged) noexcept
{
    return !merged.reports.empty();
}

std::vector<FieldChange> changes_between(const MergedIncident& before, const MergedIncident& after)
{
    std::vector<FieldChange> changes;
    const auto compare = [&changes](std::string_view field, std::string old_value, std::string new_value) {
        if (old_value != new_value) {
            changes.push_back({std::string{field}, std::move(old_value), std::move(new_value)});
        }
    };
    for (const std::string_view column : columns) {
        compare(column, records::column_value(before, column), records::column_value(after, column));
    }
    if (is_record(before) && is_record(after)) {
        compare("claims", claims_of(before), claims_of(after));
        compare("reports", reports_of(before), reports_of(after));
    }
    return changes;
}

using ById = std::map<std::string_view, const MergedIncident*>;

ById by_id(const std::vector<MergedIncident>& run)
{
    ById found;
    for (const MergedIncident& merged : run) {
        found.emplace(merged.incident.id, &merged);
    }
    return found;
}

/// Which incident an id was counted into.
ById by_replaced(const std::vector<MergedIncident>& run)
{
    ById found;
    for (const MergedIncident& merged : run) {
        for (const std::string& id : merged.replaces) {
            found.emplace(id, &merged);
        }
    }
    return found;
}

const MergedIncident* at(const ById& index, std::string_view id)
{
    const auto found = index.find(id);
    return found == index.end() ? nullptr : found->second;
}

} // namespace

std::string_view to_string(ChangeKind kind) noexcept
{
    constexpr std::array<std::string_view, 5> names{"new", "changed", "became", "left", "gone"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<Change> diff(const std::vector<MergedIncident>& old_run, const std::vector<MergedIncident>& new_run)
{
    const ById old_ids = by_id(old_run);
    const ById new_ids = by_id(new_run);
    const ById into = by_replaced(new_run);
    const ById out_of = by_replaced(old_run);
    std::vector<Change> changes;
    std::set<const MergedIncident*> told; // of the new run
    for (const MergedIncident& before : old_run) {
        const std::string& id = before.incident.id;
        if (const MergedIncident* after = at(new_ids, id)) {
            if (auto between = changes_between(before, *after); !between.empty()) {
                changes.push_back({ChangeKind::changed, id, {}, &before, after, std::move(between)});
            }
        } else if (const MergedIncident* whole = at(into, id)) {
            // What it grew into is told of once, where that has no row of its own in the old run.
            const bool first = at(old_ids, whole->incident.id) == nullptr && told.insert(whole).second;
            changes.push_back({ChangeKind::became, id, whole->incident.id, &before, whole,
                               first ? changes_between(before, *whole) : std::vector<FieldChange>{}});
        } else {
            changes.push_back({ChangeKind::gone, id, {}, &before, nullptr, {}});
        }
    }
    for (const MergedIncident& after : new_run) {
        const std::string& id = after.incident.id;
        if (at(old_ids, id) != nullptr || told.contains(&after)) {
            continue;
        }
        const MergedIncident* whole = at(out_of, id);
        changes.push_back({whole == nullptr ? ChangeKind::added : ChangeKind::left,
                           id,
                           whole == nullptr ? std::string{} : whole->incident.id,
                           whole,
                           &after,
                           {}});
    }
    return changes;
}

} // namespace placeline::review
