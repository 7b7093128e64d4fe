// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/place_groups.hpp"
#include "incidents/positions.hpp"
#include "model/claim.hpp"
#include "model/mention.hpp"
#include "text/document.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace placeline::incidents {

/// Which of a sentence's places a number or word is about: the nearest, with what stands between weighed in. All that
/// it is made from must live as long.
class NearestPlace {
public:
    NearestPlace(const std::vector<Claim>& claims, const std::vector<Mention>& mentions, const Positions& positions,
                 const text::Document& document)
        : claims_{claims}, mentions_{mentions}, at_{positions}, document_{document}
    {
    }

    /// \param token    Of the number or word. \param measure  Of the number; empty for a word.
    /// \return One of `groups`, or nullptr where there is none.
    [[nodiscard]] const PlaceGroup* nearest(std::uint32_t token, const std::vector<PlaceGroup>& groups,
                                            std::optional<Measure> measure) const;

    /// A nearer place for a number that stands beside a wider one: "killed in Iraq when a drone hit A".
    [[nodiscard]] const PlaceGroup* within_area(const PlaceGroup& chosen, std::uint32_t claim,
                                                const std::vector<PlaceGroup>& groups) const;

    /// "36 targets, among them sites near A": the cue stands between and the places follow it closely.
    [[nodiscard]] bool are_examples(std::uint32_t token, const PlaceGroup& group) const;

private:
    [[nodiscard]] int distance(std::uint32_t token, const PlaceGroup& group, std::optional<Measure> measure) const;
    [[nodiscard]] const std::optional<Place>& place_of(std::uint32_t mention) const { return mentions_[mention].place; }
    [[nodiscard]] bool is(std::uint32_t token, text::ClassId cls) const
    {
        return document_.term_at(token, cls) != nullptr;
    }

    const std::vector<Claim>& claims_;
    const std::vector<Mention>& mentions_;
    const Positions& at_;
    const text::Document& document_;
};

} // namespace placeline::incidents
