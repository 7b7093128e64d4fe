// SPDX-License-Identifier: Apache-2.0
#include "incidents/figures.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace placeline::incidents {

namespace {

/// What one speaker says of the whole thing: one claim, or claims that add up.
struct Reading {
    std::vector<const Statement*> members;
    std::optional<std::uint32_t> low;
    std::optional<std::uint32_t> high;
    std::optional<std::uint32_t> value;
    bool above_low = false;  ///< "more than": the low bound itself is excluded
    bool below_high = false; ///< "fewer than": the high bound itself is excluded
    bool upper_bound_only = false;
    bool about = false;

    [[nodiscard]] const Statement& first() const { return *members.front(); }
    [[nodiscard]] const Claim& claim() const { return *first().claim; }
    template <typename Test>
    [[nodiscard]] bool any(Test test) const
    {
        return std::any_of(members.begin(), members.end(), [&](const Statement* s) { return test(*s->claim); });
    }
    [[nodiscard]] bool retelling() const
    {
        return any([](const Claim& c) { return c.retelling; });
    }
    [[nodiscard]] bool supersedes() const
    {
        return any([](const Claim& c) { return c.supersedes; });
    }
    [[nodiscard]] bool outdated() const
    {
        return any([](const Claim& c) { return c.outdated; });
    }
    [[nodiscard]] bool zero() const { return high == 0U; }
    /// The number that stands for it where numbers are compared.
    [[nodiscard]] std::uint32_t size() const { return value.value_or(low.value_or(0)); }
};

std::uint32_t added(std::uint32_t a, std::uint32_t b) noexcept
{
    const std::uint32_t sum = a + b;
    return sum < a ? std::numeric_limits<std::uint32_t>::max() : sum;
}

bool upper_only(const Claim& claim)
{
    return claim.qualifier == Qualifier::up_to || claim.qualifier == Qualifier::fewer_than;
}

/// Lows, values and highs add up; a part without a high leaves the sum open, a part without a value adds nothing to
/// `best`.
Reading sum_of(std::vector<const Statement*> members)
{
    Reading reading;
    reading.low = 0;
    reading.high = 0;
    reading.upper_bound_only = true;
    for (const Statement* member : members) {
        const Claim& claim = *member->claim;
        reading.low = added(*reading.low, claim.bounds.low.value_or(0));
        reading.high =
            reading.high && claim.bounds.high ? std::optional{added(*reading.high, *claim.bounds.high)} : std::nullopt;
        if (claim.bounds.value) {
            reading.value = added(reading.value.value_or(0), *claim.bounds.value);
        }
        reading.above_low |= claim.qualifier == Qualifier::more_than;
        reading.below_high |= claim.qualifier == Qualifier::fewer_than;
        reading.upper_bound_only &= upper_only(claim);
        reading.about |= claim.qualifier == Qualifier::about;
    }
    reading.members = std::move(members);
    return reading;
}

/// Claims that may be read together: one report, one sum, one stance.
using SumKey = std::tuple<std::string_view, std::uint32_t, Stance, bool>;

/// Takes the parts of a stated total out (the total is used), and adds up the claims that say they add up.
std::vector<Reading> readings_of(std::span<const Statement> statements)
{
    const auto has_total_here = [&](const Statement& part) {
        return part.claim->part_of && std::any_of(statements.begin(), statements.end(), [&](const Statement& other) {
                   return other.report == part.report && other.index == *part.claim->part_of &&
                          other.index != part.index && other.claim->stance != Stance::denies;
               });
    };
    std::vector<const Statement*> ordered;
    for (const Statement& statement : statements) {
        if (!has_total_here(statement)) {
            ordered.push_back(&statement);
        }
    }
    std::sort(ordered.begin(), ordered.end(),
              [](const Statement* a, const Statement* b) { return told_before(*a, *b); });
    std::vector<Reading> readings;
    std::map<SumKey, std::vector<const Statement*>> sums;
    for (const Statement* statement : ordered) {
        const Claim& claim = *statement->claim;
        // Parts of one total that is not counted here add up as well: "of the 23, nine soldiers and a guard fell in A".
        const auto group = claim.sum_group ? claim.sum_group : claim.part_of;
        if (group) {
            const std::uint32_t family = claim.sum_group ? 2 * *group : 2 * *group + 1;
            sums[SumKey{statement->report, family, claim.stance, claim.of_opponents}].push_back(statement);
        } else {
            readings.push_back(sum_of({statement}));
        }
    }
    for (auto& [key, members] : sums) {
        readings.push_back(sum_of(std::move(members)));
    }
    std::sort(readings.begin(), readings.end(),
              [](const Reading& a, const Reading& b) { return told_before(a.first(), b.first()); });
    return readings;
}

/// Whether a report that was there before gives way to `later` (CONTRACT: same source, or the toll rose or was
/// corrected).
bool replaces(const Reading& later, const Reading& earlier, bool corrected_down)
{
    const Statement& a = later.first();
    const Statement& b = earlier.first();
    if (a.report == b.report) {
        // Within a report a number called new replaces all but what another named speaker holds against it.
        // "It climbed to nine after two more died": both are new, the whole is the greater one.
        const bool newer = later.supersedes() && (!earlier.supersedes() || earlier.size() < later.size());
        return newer && !later.outdated() &&
               (earlier.claim().attributed_to.empty() || later.claim().attributed_to.empty() ||
                earlier.claim().attributed_to == later.claim().attributed_to);
    }
    const bool anew = later.supersedes() || a.update;
    const bool was_new = earlier.supersedes() || b.update;
    const bool lower = earlier.size() <= later.size();
    if (anew && !was_new && a.source != b.source && a.told == b.told && earlier.size() < later.size() &&
        !earlier.retelling()) {
        return true; // of one day's reports, the one that says the toll rose is the later
    }
    if (!told_before(b, a)) {
        return false;
    }
    if (a.source == b.source) {
        return true;
    }
    return anew && b.told < a.told && (corrected_down || lower);
}

std::vector<const Reading*> standing_among(const std::vector<Reading>& readings)
{
    // The greatest number that each report calls an earlier one: a lower one beside it is a correction.
    std::map<std::string_view, std::uint32_t> outdated_in;
    std::set<std::string_view> tell_anew;
    for (const Reading& reading : readings) {
        if (reading.outdated()) {
            std::uint32_t& size = outdated_in[reading.first().report];
            size = std::max(size, reading.size());
        } else if (reading.value) {
            tell_anew.insert(reading.first().report);
        }
    }
    std::vector<const Reading*> standing;
    for (const Reading& reading : readings) {
        const bool gives_way =
            (reading.outdated() && tell_anew.contains(reading.first().report)) ||
            std::any_of(readings.begin(), readings.end(), [&](const Reading& other) {
                if (&other == &reading) {
                    return false;
                }
                const auto old = outdated_in.find(other.first().report);
                return replaces(other, reading, old != outdated_in.end() && old->second > other.size());
            });
        if (!gives_way) {
            standing.push_back(&reading);
        }
    }
    return standing;
}

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
    for (std::size_t i = 0; i < readings.size(); ++i) {
        for (std::size_t k = i + 1; k < readings.size(); ++k) {
            const Interval a = interval(*readings[i]);
            const Interval b = interval(*readings[k]);
            if (a.to < b.from || b.to < a.from) {
                return true;
            }
        }
    }
    return false;
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

bool told_before(const Statement& a, const Statement& b) noexcept
{
    return std::tie(a.told, a.published, a.report, a.index) < std::tie(b.told, b.published, b.report, b.index);
}

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
        const bool stands =
            std::any_of(standing.begin(), standing.end(), [&](const Reading* other) { return other == &reading; });
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
