// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/reading_context.hpp"

#include <cstdint>
#include <optional>

namespace placeline::claims {

/// Reads numbers without a noun for what was counted before: "the army put the figure at seven", "15 were shot down".
class FigureReader : ReadingContext {
public:
    using ReadingContext::ReadingContext;

    /// "Of the 20 drones launched, 15 were shot down"; "two of which were intercepted".
    [[nodiscard]] std::optional<Reading> implied_intercepted(std::uint32_t index) const;
    /// "Over Arvela they carried out five": of the strikes counted before.
    [[nodiscard]] std::optional<Reading> implied_strikes(std::uint32_t index) const;
    /// "estimates of 100 to 300", "put the figure at seven": another number for what was counted before.
    [[nodiscard]] std::optional<Reading> figure_again(std::uint32_t index) const;

private:
    /// "others said there were about 200".
    [[nodiscard]] bool said_to_be_there(const Counted& counted) const;
    /// "Estimates run from no fewer than 79 dead to as many as 116": the other end of what is estimated.
    [[nodiscard]] bool far_end_of_range(std::uint32_t index) const;
    /// The word of harm of "how many died" before the token in its sentence, or `none`.
    [[nodiscard]] std::uint32_t asked_for(std::uint32_t token) const;
    [[nodiscard]] bool ends_here(const Counted& counted) const;
    /// The last reading that is no part of another.
    [[nodiscard]] std::uint32_t last_total() const;
};

} // namespace placeline::claims
