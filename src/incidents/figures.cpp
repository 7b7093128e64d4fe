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
    std::set<std::pair<std::string_view, std::uint32_t>> here;
    for (const Statement& statement : statements) {
        if (statement.claim->stance != Stance::denies) {
            here.emplace(statement.report, statement.index);
        }
    }
    const auto has_total_here = [&](const Statement& part) {
        return part.claim->part_of && *part.claim->part_of != part.index &&
               here.contains({part.report, *part.claim->part_of});
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

/// Whether of two numbers of one report the one called new replaces the other: all but what another named speaker holds
/// against it. "It climbed to nine after two more died": both are new, the whole is the greater one.
bool replaces_in_report(const Reading& later, const Reading& earlier)
{
    const bool newer = later.supersedes() && (!earlier.supersedes() || earlier.size() < later.size());
    return newer && !later.outdated() &&
           (earlier.claim().attributed_to.empty() || later.claim().attributed_to.empty() ||
            earlier.claim().attributed_to == later.claim().attributed_to);
}

bool tells_anew(const Reading& reading)
{
    return reading.supersedes() || reading.first().update;
}

/// The greatest numbers told anew on one day, of two sources: for each source the greatest of another is at hand.
struct AnewOfDay {
    std::uint32_t greatest = 0;
    std::string_view source;
    std::uint32_t of_others = 0;

    void add(std::uint32_t size, std::string_view from)
    {
        if (from == source) {
            greatest = std::max(greatest, size);
        } else if (size > greatest) {
            of_others = greatest;
            greatest = size;
            source = from;
        } else {
            of_others = std::max(of_others, size);
        }
    }
    [[nodiscard]] std::uint32_t beside(std::string_view from) const { return from == source ? of_others : greatest; }
};

/// What gives way to what (CONTRACT: same source, or the toll rose or was corrected), without comparing all pairs.
class Succession {
public:
    explicit Succession(const std::vector<Reading>& readings)
    {
        // The greatest number that each report calls an earlier one: a lower one beside it is a correction.
        std::map<std::string_view, std::uint32_t> outdated_in;
        for (const Reading& reading : readings) {
            const std::string_view report = reading.first().report;
            if (reading.outdated()) {
                std::uint32_t& size = outdated_in[report];
                size = std::max(size, reading.size());
            } else if (reading.value) {
                tell_.insert(report);
            }
            of_report_[report].push_back(&reading);
            const Reading*& last = last_of_source_[reading.first().source];
            if (last == nullptr || told_before(last->first(), reading.first())) {
                last = &reading;
            }
        }
        for (const Reading& reading : readings) {
            if (!tells_anew(reading)) {
                continue;
            }
            const auto old = outdated_in.find(reading.first().report);
            const bool corrected_down = old != outdated_in.end() && old->second > reading.size();
            anew_[reading.first().told].add(reading.size(), reading.first().source);
            std::uint32_t& reach = reach_[reading.first().told];
            reach = std::max(reach, corrected_down ? std::numeric_limits<std::uint32_t>::max() : reading.size());
        }
        std::uint32_t later = 0;
        for (auto day = reach_.rbegin(); day != reach_.rend(); ++day) {
            later = day->second = std::max(day->second, later);
        }
    }

    [[nodiscard]] bool gives_way(const Reading& reading) const
    {
        const Statement& first = reading.first();
        if (reading.outdated() && tell_.contains(first.report)) {
            return true;
        }
        const auto& together = of_report_.at(first.report);
        if (std::any_of(together.begin(), together.end(), [&](const Reading* other) {
                return other != &reading && replaces_in_report(*other, reading);
            })) {
            return true;
        }
        // The readings of a report are neighbours in the order of telling: the last of the source tells all.
        const Statement& last = last_of_source_.at(first.source)->first();
        if (last.report != first.report && told_before(first, last)) {
            return true;
        }
        // Of one day's reports, the one that says the toll rose is the later.
        const auto day = anew_.find(first.told);
        if (day != anew_.end() && !tells_anew(reading) && !reading.retelling() &&
            day->second.beside(first.source) > reading.size()) {
            return true;
        }
        const auto later = reach_.upper_bound(first.told);
        return later != reach_.end() && later->second >= reading.size();
    }

private:
    std::set<std::string_view> tell_;
    std::map<std::string_view, std::vector<const Reading*>> of_report_;
    std::map<std::string_view, const Reading*> last_of_source_;
    std::map<std::optional<Day>, AnewOfDay> anew_;
    /// Per day of telling: the greatest number that one told anew then or later takes the place of.
    std::map<std::optional<Day>, std::uint32_t> reach_;
};

/// In the order of `readings`.
std::vector<const Reading*> standing_among(const std::vector<Reading>& readings)
{
    const Succession succession{readings};
    std::vector<const Reading*> standing;
    for (const Reading& reading : readings) {
        if (!succession.gives_way(reading)) {
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
