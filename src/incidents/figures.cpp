// SPDX-License-Identifier: Apache-2.0
#include "incidents/figures.hpp"

#include "incidents/readings.hpp"
#include "incidents/succession.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>
#include <tuple>
#include <vector>

namespace placeline::incidents {

namespace {

/// Health, rescue, monitor; then an official of the place hit; then media and witnesses; then a belligerent.
int rank(Attribution kind) noexcept
{
    switch (kind) {
    case Attribution::health:
    case Attribution::rescue:
    case Attribution::monitor:
        return 0;
    case Attribution::official:
        return 1;
    case Attribution::none:
    case Attribution::media:
    case Attribution::witness:
    case Attribution::organisation:
        return 2;
    case Attribution::belligerent:
        return 3;
    }
    return 3;
}

/// Whether the party that denies harm says so of itself: its zero gives way to any positive number.
bool is_interested_zero(const Reading& reading)
{
    const Attribution kind = reading.claim().attribution;
    return reading.zero() && (kind == Attribution::belligerent || kind == Attribution::official);
}

/// "It had killed a commander", "some militants died", beside the same report's number for everybody: one of them, or
/// an unknown number, of one kind is no rival of the whole.
bool is_within_a_total(const Reading& reading, const std::vector<const Reading*>& all)
{
    const Claim& claim = reading.claim();
    const bool of_one_kind = !claim.group.empty() && reading.members.size() == 1;
    if (!of_one_kind || reading.zero() || (claim.qualifier != Qualifier::vague && reading.value != 1U)) {
        return false;
    }
    return std::any_of(all.begin(), all.end(), [&](const Reading* other) {
        return other->first().report == reading.first().report && other->claim().group.empty() && other->value &&
               *other->value > reading.size() && !other->outdated();
    });
}

struct Interval {
    double from;
    double to;
};

/// What the reading allows. "About" leaves a tenth on either side.
Interval interval(const Reading& reading)
{
    constexpr double open_end = 1e18;
    const double slack = reading.about ? 0.1 * reading.size() : 0.0;
    const double from = reading.upper_bound_only ? 0.0 : reading.low.value_or(0) + (reading.above_low ? 1.0 : 0.0);
    const double to = reading.high ? *reading.high - (reading.below_high ? 1.0 : 0.0) : open_end;
    return {from - slack, to + slack};
}

bool contradict(const std::vector<const Reading*>& readings)
{
    double greatest_from = 0.0;
    double least_to = std::numeric_limits<double>::max();
    for (const Reading* reading : readings) {
        const Interval allowed = interval(*reading);
        if (allowed.from > allowed.to) {
            continue; // "fewer than none" contradicts itself, not the others
        }
        greatest_from = std::max(greatest_from, allowed.from);
        least_to = std::min(least_to, allowed.to);
    }
    return least_to < greatest_from;
}

std::optional<std::uint32_t> least_low(const std::vector<const Reading*>& readings)
{
    std::optional<std::uint32_t> low;
    const bool only_upper =
        std::all_of(readings.begin(), readings.end(), [](const Reading* reading) { return reading->upper_bound_only; });
    for (const Reading* reading : readings) {
        if (reading->low && (only_upper || !reading->upper_bound_only)) {
            low = std::min(low.value_or(*reading->low), *reading->low);
        }
    }
    return low;
}

/// The greatest high, unless an open bound lies above it.
std::optional<std::uint32_t> greatest_high(const std::vector<const Reading*>& readings)
{
    std::optional<std::uint32_t> high;
    for (const Reading* reading : readings) {
        if (reading->high) {
            high = std::max(high.value_or(0), *reading->high);
        }
    }
    for (const Reading* reading : readings) {
        if (!reading->high && high &&
            (*high < reading->low.value_or(0) || (reading->above_low && *high == reading->low.value_or(0)))) {
            return std::nullopt;
        }
    }
    return high;
}

/// The reading whose value is `best`, or nullptr.
const Reading* best_among(const std::vector<const Reading*>& readings, BestRule rule)
{
    // A report with a fresh number does not retell: its words of burials are of the same story.
    std::set<std::string_view> fresh;
    for (const Reading* reading : readings) {
        if (!reading->retelling()) {
            fresh.insert(reading->first().report);
        }
    }
    const auto better = [rule, &fresh](const Reading& a, const Reading& b) {
        if (rule == BestRule::lowest && *a.value != *b.value) {
            return *a.value < *b.value;
        }
        if (rule == BestRule::highest && *a.value != *b.value) {
            return *a.value > *b.value;
        }
        const auto key = [&fresh](const Reading& reading) {
            const std::optional<Day> told = reading.first().told;
            return std::tuple{!fresh.contains(reading.first().report), // a retelling confirms and never replaces
                              told ? -told->time_since_epoch().count() : 1, rank(reading.claim().attribution),
                              *reading.value};
        };
        return key(a) < key(b);
    };
    const Reading* best = nullptr;
    for (const Reading* reading : readings) {
        if (reading->value && (best == nullptr || better(*reading, *best))) {
            best = reading;
        }
    }
    return best;
}

} // namespace

bool is_civilian(std::string_view group) noexcept
{
    return group.find("civilian") != std::string_view::npos;
}

Reckoning reckon(std::span<const Statement> statements, BestRule rule)
{
    for (const Statement& statement : statements) {
        statement.claim->standing = true;
        statement.claim->counted = false;
    }
    const std::vector<Reading> readings = readings_of(statements);
    std::vector<const Reading*> standing = standing_among(readings);
    for (const Reading& reading : readings) {
        const bool stands = std::binary_search(standing.begin(), standing.end(), &reading); // in order of `readings`
        for (const Statement* member : reading.members) {
            member->claim->standing = stands;
        }
    }

    std::vector<const Reading*> asserted;
    std::vector<const Reading*> unconfirmed;
    std::vector<const Reading*> of_opponents;
    for (const Reading* reading : standing) {
        // "No civilian was harmed" is a zero for civilians, not for everybody.
        const bool zero_of_a_group = reading->zero() && !reading->claim().group.empty();
        if (reading->claim().stance == Stance::denies || zero_of_a_group) {
            continue;
        }
        auto& list = reading->claim().stance == Stance::unconfirmed ? unconfirmed
                     : reading->claim().of_opponents                ? of_opponents
                                                                    : asserted;
        list.push_back(reading);
    }
    if (asserted.empty()) {
        asserted.swap(of_opponents); // alone they stand like any other claim
    }
    const bool any_positive = std::any_of(asserted.begin(), asserted.end(), [](const Reading* reading) {
        return !reading->zero() && reading->low.value_or(0) > 0;
    });
    if (any_positive) {
        std::erase_if(asserted, [](const Reading* reading) { return is_interested_zero(*reading); });
    }

    std::erase_if(asserted, [all = asserted](const Reading* reading) { return is_within_a_total(*reading, all); });

    Reckoning result;
    if (asserted.empty()) {
        if (!unconfirmed.empty()) {
            result.count = {.low = 0, .best = std::nullopt, .high = greatest_high(unconfirmed)};
        }
        return result;
    }
    result.conflict = contradict(asserted);
    result.count.low = least_low(asserted);
    // Unconfirmed numbers enter `high` only; an open one is no bound that others must reach.
    std::vector<const Reading*> for_high = asserted;
    std::copy_if(unconfirmed.begin(), unconfirmed.end(), std::back_inserter(for_high),
                 [](const Reading* reading) { return reading->high.has_value(); });
    result.count.high = greatest_high(for_high);
    if (result.count.high && !of_opponents.empty()) {
        const auto theirs = greatest_high(of_opponents);
        result.count.high = theirs ? std::optional{added(*result.count.high, *theirs)} : std::nullopt;
    }
    if (const Reading* best = best_among(asserted, rule)) {
        result.count.best = best->value;
        for (const Statement* member : best->members) {
            member->claim->counted = true;
        }
    }
    return result;
}

Count reckon_civilians(std::span<const Statement> statements, BestRule rule)
{
    std::vector<Claim> claims;
    claims.reserve(statements.size());
    std::vector<Statement> civilian;
    for (const Statement& statement : statements) {
        if (statement.claim->measure != Measure::killed || !is_civilian(statement.claim->group)) {
            continue;
        }
        claims.push_back(*statement.claim);
        claims.back().group.clear(); // a zero for civilians is a zero here
        civilian.push_back(statement);
        civilian.back().claim = &claims.back();
    }
    return reckon(civilian, rule).count;
}

} // namespace placeline::incidents
