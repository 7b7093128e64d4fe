// SPDX-License-Identifier: Apache-2.0
#include "review/explain.hpp"

#include "geo/distance.hpp"
#include "incidents/same_event.hpp"
#include "incidents/settle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

namespace placeline::review {

namespace {

using incidents::BestRule;
using incidents::Candidate;
using incidents::MergeOptions;

bool is_shared(const Claim& claim)
{
    return claim.scope == Scope::shared || !claim.share_group.empty();
}

bool enters(const Claim& claim)
{
    return claim.standing && claim.stance == Stance::asserts && !is_shared(claim);
}

std::string fate_of(const SourcedClaim& sourced)
{
    const Claim& claim = sourced.claim;
    std::string words;
    if (claim.stance == Stance::denies) {
        words = "denied: does not enter";
    } else if (is_shared(claim)) {
        words = fmt::format("shared by {}: in no place's figures{}", fmt::join(sourced.places, ", "),
                            claim.counted ? ", counted once among the shared numbers" : "");
    } else if (!claim.standing) {
        words = claim.outdated ? "the report itself calls it an earlier number: gives way"
                               : "gives way to a later number of its source, to one that says the toll rose, or to the "
                                 "total that it is part of";
    } else if (claim.counted) {
        words = "stands, and is counted: it makes the best value";
    } else if (claim.stance == Stance::unconfirmed) {
        words = "unconfirmed: enters the upper bound only";
    } else if (claim.of_opponents) {
        words = "a side's own count of the other side's losses: enters the upper bound";
    } else {
        words = "stands beside the best value: enters the bounds";
    }
    return claim.retelling ? words + " (a retelling: it confirms and never replaces)" : words;
}

std::string id_list(const std::vector<const SourcedClaim*>& claims)
{
    std::vector<std::string_view> ids;
    for (const SourcedClaim* claim : claims) {
        ids.emplace_back(claim->claim.id);
    }
    return fmt::format("{}", fmt::join(ids, " + "));
}

std::string why_low(const Count& count, const std::vector<const SourcedClaim*>& entering)
{
    if (!count.low) {
        return "no claim states a lower bound";
    }
    for (const SourcedClaim* claim : entering) {
        if (claim->claim.bounds.low == count.low) {
            return fmt::format("the least of what stands: {}", claim->claim.id);
        }
    }
    return "the least of what stands, parts added up";
}

std::string why_high(const Count& count, const std::vector<const SourcedClaim*>& entering)
{
    for (const SourcedClaim* claim : entering) {
        if (!count.high && !claim->claim.bounds.high) {
            return fmt::format("open: {} has no upper bound", claim->claim.id);
        }
        if (count.high && claim->claim.bounds.high == count.high) {
            return fmt::format("the greatest of what stands: {}", claim->claim.id);
        }
    }
    return count.high ? "the greatest of what stands, parts and unconfirmed numbers added" : "no claim states one";
}

std::string why_best(const Count& count, const std::vector<const SourcedClaim*>& entering, BestRule rule)
{
    std::vector<const SourcedClaim*> counted;
    std::vector<const SourcedClaim*> rivals;
    for (const SourcedClaim* claim : entering) {
        if (claim->claim.counted) {
            counted.push_back(claim);
        } else if (claim->claim.bounds.value) {
            rivals.push_back(claim);
        }
    }
    if (!count.best) {
        return "no number that stands is one that sums may use";
    }
    if (counted.empty()) {
        return "not from claims of this incident alone";
    }
    std::string words =
        fmt::format("{} {}", counted.size() > 1 ? "the sum of the parts" : "the value of", id_list(counted));
    if (rivals.empty()) {
        return words + ": nothing else stands";
    }
    if (rule != BestRule::contract) {
        return words + (rule == BestRule::lowest ? ": the lowest (--best lowest)" : ": the highest (--best highest)");
    }
    const auto day = [](const SourcedClaim* claim) { return parse_iso_day(claim->published); };
    if (std::ranges::all_of(rivals, [&](const auto* rival) { return day(rival) < day(counted.front()); })) {
        return words + fmt::format(": told last, on {}", counted.front()->published.substr(0, 10));
    }
    if (std::ranges::all_of(rivals, [&](const auto* rival) {
            return rival->claim.bounds.value == counted.front()->claim.bounds.value;
        })) {
        return words + ": the others say the same";
    }
    return words + ": of the latest fresh numbers, by who says so (health, rescue and monitors; officials; media and "
                   "witnesses; a belligerent), then the lower one";
}

std::vector<FigureRule> rules_of(const MergedIncident& merged, BestRule rule)
{
    std::vector<FigureRule> rules;
    for (const Measure measure :
         {Measure::killed, Measure::injured, Measure::strikes, Measure::targets, Measure::munitions}) {
        const Count& count = *incidents::figure(merged.incident.figures, measure);
        if (!count.stated()) {
            continue;
        }
        std::vector<const SourcedClaim*> entering;
        for (const SourcedClaim& sourced : merged.sourced_claims) {
            if (sourced.claim.measure == measure && enters(sourced.claim)) {
                entering.push_back(&sourced);
            }
        }
        FigureRule made{.measure = measure, .count = count, .low = {}, .best = {}, .high = {}};
        if (merged.incident.split && entering.empty()) {
            made.low = made.best = made.high = "a share of a shared number (--allocate equal)";
        } else {
            made.low = why_low(count, entering);
            made.best = why_best(count, entering, rule);
            made.high = why_high(count, entering);
        }
        rules.push_back(std::move(made));
    }
    return rules;
}

using Numbers = std::set<std::pair<Measure, std::uint32_t>>;

Numbers numbers_of(const IncidentPart& part, const MergedIncident& merged)
{
    Numbers numbers;
    for (const SourcedClaim& sourced : merged.sourced_claims) {
        const Claim& claim = sourced.claim;
        const bool harm = claim.measure == Measure::killed || claim.measure == Measure::injured;
        if (harm && sourced.report_id == part.report_id && claim.bounds.value &&
            std::ranges::find(part.incident.claims, claim.id) != part.incident.claims.end()) {
            numbers.emplace(claim.measure, *claim.bounds.value);
        }
    }
    return numbers;
}

std::string place_words(const Incident& a, const Incident& b)
{
    if (!a.place || !b.place) {
        return a.place_text == b.place_text && !a.place_text.empty() ? fmt::format("both name {}", a.place_text)
                                                                     : "one of them tells no place";
    }
    if (a.place->id == b.place->id && !a.place->id.empty()) {
        return fmt::format("both are at {}", a.place->name);
    }
    constexpr double metres = 1000.0;
    return fmt::format("{} and {} are {:.1f} km apart", a.place->name, b.place->name,
                       geo::great_circle_m(a.place->position, b.place->position) / metres);
}

std::string day_words(const Incident& a, const Incident& b)
{
    if (!a.date || !b.date) {
        return "one of them tells no day";
    }
    const bool stated = a.date->from == DateSource::text && b.date->from == DateSource::text;
    if (a.date->start <= b.date->end && b.date->start <= a.date->end) {
        return fmt::format("on {}{}", iso_day(std::max(a.date->start, b.date->start)),
                           stated ? "" : " (the day of publication, for one that states none)");
    }
    return fmt::format("on {} and {}{}", iso_day(a.date->start), iso_day(b.date->start),
                       stated ? "" : " (one of them the day of publication)");
}

/// What speaks for one event, and how well it fits: smaller is better.
std::pair<double, std::string> fit_words(const IncidentPart& a, const IncidentPart& b, const MergedIncident& merged,
                                         const MergeOptions& options)
{
    const auto fit = incidents::fit_of(incidents::candidate_for(a), incidents::candidate_for(b), options);
    const Numbers first = numbers_of(a, merged);
    const Numbers second = numbers_of(b, merged);
    Numbers common;
    std::ranges::set_intersection(first, second, std::inserter(common, common.end()));
    std::string words = fmt::format("{}, {}", place_words(a.incident, b.incident), day_words(a.incident, b.incident));
    for (const auto& [measure, number] : common) {
        words += fmt::format(", both say {} {}", number, to_string(measure));
    }
    constexpr double no_fit = 1000.0;
    const auto cost = common.empty() ? fit.cost_alone : fit.cost_with_number;
    if (!cost) {
        words += fit.may_be_one_in_area ? ", and nothing else in the area may be it" : ", through other reports";
    }
    return {cost.value_or(fit.may_be_one_in_area ? no_fit / 2 : no_fit), words};
}

std::vector<JoinReason> joins_of(const MergedIncident& merged, const MergeOptions& options)
{
    std::vector<JoinReason> joins;
    for (const IncidentPart& part : merged.parts) {
        JoinReason reason{.part = &part, .with = nullptr, .words = "told of it first"};
        double least = 0.0;
        for (const IncidentPart& other : merged.parts) {
            if (&other == &part) {
                break; // those after it were joined to it
            }
            const auto [cost, words] = fit_words(other, part, merged, options);
            if (reason.with == nullptr || cost < least) {
                least = cost;
                reason.with = &other;
                reason.words = words;
            }
        }
        joins.push_back(std::move(reason));
    }
    return joins;
}

} // namespace

Explanation explain(const MergedIncident& merged, const MergeOptions& options)
{
    Explanation made;
    for (const SourcedClaim& sourced : merged.sourced_claims) {
        made.claims.push_back({&sourced, fate_of(sourced)});
    }
    made.figures = rules_of(merged, options.best);
    made.joins = joins_of(merged, options);
    return made;
}

} // namespace placeline::review
