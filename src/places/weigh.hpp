// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "places/candidate_features.hpp"
#include "places/links.hpp"
#include "places/votes.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace placeline::places {

/// What the text calls a place, see `FoundName::hint`.
constexpr std::string_view hint_letters = "P210HTS";
/// Per letter of `hint_letters`: whether any mention of the name is called so.
using Hints = std::array<bool, hint_letters.size()>;

/// Features of the candidates of a name that need no other name; the rest are 0.
void weigh_alone(const Contest& contest, const Hints& hints, std::vector<CandidateFeatures>& features);

/// Sets the features of a name's candidates among the others, as the round before left those.
/// \param own   Number of the name in `contests`.
/// \param votes Of `contests`.
/// \param least Candidates less probable than this keep the features they have.
void weigh_together(std::size_t own, std::span<const Contest> contests, const Votes& votes, std::span<const Link> links,
                    double least, std::vector<CandidateFeatures>& features);

} // namespace placeline::places
