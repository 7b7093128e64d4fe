// SPDX-License-Identifier: Apache-2.0
#include "incidents/readings.hpp"

#include <limits>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace placeline::incidents {

namespace {

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

/// Claims that may be read together: one report, one sum, one stance, one speaker.
using SumKey = std::tuple<std::string_view, std::uint32_t, Stance, bool, std::string_view>;

/// The speaker as far as sums go: blows are listed by who dealt them, the dead may be rivals' numbers.
std::string_view speaker_of(const Claim& claim)
{
    const bool harm = claim.measure == Measure::killed || claim.measure == Measure::injured ||
                      claim.measure == Measure::casualties || claim.measure == Measure::missing;
    return harm ? std::string_view{claim.attributed_to} : std::string_view{};
}

/// Claims that say they add up, by speaker; what the writer says himself adds to the first speaker's.
class Sums {
public:
    void add(const Statement& statement, std::uint32_t group)
    {
        const Claim& claim = *statement.claim;
        // Parts of one total that is not counted here add up as well: "of the 23, nine soldiers and a guard fell in A".
        const std::uint32_t family = claim.sum_group ? 2 * group : 2 * group + 1;
        sums_[SumKey{statement.report, family, claim.stance, claim.of_opponents, speaker_of(claim)}].push_back(
            &statement);
    }

    /// \return  One list for each sum.
    [[nodiscard]] std::vector<std::vector<const Statement*>> lists() const
    {
        std::vector<std::vector<const Statement*>> lists;
        const SumKey* last = nullptr;
        for (const auto& [key, members] : sums_) { // the writer's own come first, the speakers' behind
            const bool goes_on =
                last != nullptr && std::get<4>(*last).empty() && without_speaker(*last) == without_speaker(key);
            if (goes_on) {
                lists.back().insert(lists.back().end(), members.begin(), members.end());
            } else {
                lists.push_back(members);
            }
            last = &key;
        }
        return lists;
    }

private:
    static std::tuple<std::string_view, std::uint32_t, Stance, bool> without_speaker(const SumKey& key)
    {
        return {std::get<0>(key), std::get<1>(key), std::get<2>(key), std::get<3>(key)};
    }

    std::map<SumKey, std::vector<const Statement*>> sums_;
};

} // namespace

std::uint32_t added(std::uint32_t a, std::uint32_t b) noexcept
{
    const std::uint32_t sum = a + b;
    return sum < a ? std::numeric_limits<std::uint32_t>::max() : sum;
}

bool told_before(const Statement& a, const Statement& b) noexcept
{
    return std::tie(a.told, a.published, a.report, a.index) < std::tie(b.told, b.published, b.report, b.index);
}

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
    Sums sums;
    for (const Statement* statement : ordered) {
        const Claim& claim = *statement->claim;
        if (const auto group = claim.sum_group ? claim.sum_group : claim.part_of) {
            sums.add(*statement, *group);
        } else {
            readings.push_back(sum_of({statement}));
        }
    }
    for (std::vector<const Statement*>& members : sums.lists()) {
        std::sort(members.begin(), members.end(),
                  [](const Statement* a, const Statement* b) { return told_before(*a, *b); });
        readings.push_back(sum_of(std::move(members)));
    }
    std::sort(readings.begin(), readings.end(),
              [](const Reading& a, const Reading& b) { return told_before(a.first(), b.first()); });
    return readings;
}

} // namespace placeline::incidents
