// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/readings.hpp"

#include <cstdint>
#include <vector>

namespace placeline::claims {

/// A counted noun, its neighbours, and the part of the sentence that the rules may look at.
struct NounContext {
    const TaggedText& text;
    const std::vector<Counted>& all;
    std::uint32_t index; ///< in `all`
    const Counted& counted;
    std::uint32_t start; ///< tokens [start, end) are near
    std::uint32_t end;

    NounContext(const TaggedText& document, const std::vector<Counted>& nouns, std::uint32_t noun);

    [[nodiscard]] Reading reading(Measure measure, std::uint32_t verb, std::uint32_t first, std::uint32_t last) const;

    /// Whether the word of harm, in one of these forms, can have this noun as its victim.
    [[nodiscard]] bool takes(const Cue& cue, int forms) const;

    /// "5,000 people", "hundreds of villagers": a number of those who live in a place.
    [[nodiscard]] bool are_many() const;

    /// The words that complete "driven", "took" or "cost": "from their homes", "hostage", "their lives",
    /// "hospital".
    [[nodiscard]] static text::ClassId completion_of(const Cue& cue);

    /// "wounded" with an object of its own has its subject as the one who wounds.
    [[nodiscard]] bool has_object(const Cue& cue) const;

    /// "could kill", "threatened to kill", "to kill": nobody has died.
    [[nodiscard]] bool unreal_before(std::uint32_t verb) const;

    /// One past the counted noun that starts at the token, articles and adverbs before it; the token where none does.
    [[nodiscard]] std::uint32_t over_item(std::uint32_t token) const;
};

} // namespace placeline::claims
