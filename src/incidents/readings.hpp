// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/statement.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace placeline::incidents {

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

/// Takes the parts of a stated total out (the total is used), and adds up the claims that say they add up: those of one
/// report and speaker.
/// \param statements  Of one measure, of one event; in any order.
/// \return            In order of telling (`told_before` of the first of each).
std::vector<Reading> readings_of(std::span<const Statement> statements);

/// Orders by day of publication, time of publication as written, report and place in the report: what "earlier" means.
bool told_before(const Statement& a, const Statement& b) noexcept;

/// The sum, or the greatest number that fits.
std::uint32_t added(std::uint32_t a, std::uint32_t b) noexcept;

} // namespace placeline::incidents
