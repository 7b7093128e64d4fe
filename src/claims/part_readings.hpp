// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/reading_context.hpp"

#include <cstdint>
#include <optional>

namespace placeline::claims {

/// Reads numbers that are a part of one before them, by group or by place: "15 of them children", "six were minors".
class PartReader : ReadingContext {
public:
    using ReadingContext::ReadingContext;

    /// "the wounded, about a hundred of them, were carried off".
    [[nodiscard]] std::optional<Reading> of_named_harmed(std::uint32_t index) const;
    /// "six were minors": a part of the number before it.
    [[nodiscard]] std::optional<Reading> said_to_be(std::uint32_t index) const;
    /// "18 people, 15 of them children": a part by group, or by place when a preposition follows the number.
    [[nodiscard]] std::optional<Reading> part_by_group(std::uint32_t index, const std::optional<Reading>& own) const;
    [[nodiscard]] std::optional<Reading> part_of(std::uint32_t index, std::uint32_t parent) const;
    /// The number that "of them" refers back to: the last of people that is itself no part by group. Where the verb of
    /// the total comes later ("12 guests, including two boys, were killed") it has been read already.
    /// \param measure  What the total must count; nothing: as the words after the part say.
    [[nodiscard]] std::uint32_t parent_of_part(std::uint32_t index, std::optional<Measure> measure) const;
    /// "two of the wounded", "three of the dead".
    [[nodiscard]] std::optional<Measure> named_parent(const Counted& counted) const;

private:
    /// A comma between the number and the verb found for it: the verb is the total's.
    [[nodiscard]] bool own_is_far(const Reading& own) const;
    /// "Among the dead were ten civilians, five of them children".
    [[nodiscard]] std::optional<Measure> harmed_before(const Counted& counted) const;
};

} // namespace placeline::claims
