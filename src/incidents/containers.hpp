// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/mention.hpp"
#include "text/document.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace placeline::incidents {

/// A place that stands in for one that the gazetteer lacks, since the text puts that one in it or beside it.
struct StandIn {
    Place place;             ///< `where_prec` 2 for a town, else that of the unit
    double confidence = 0.0; ///< of the mention that names it
};

/// The nearest place that the text ties to a name without one: behind it ("A, in the state of B", "the A quarter of B",
/// "A, a meadow above B"), before it ("B's A", "in B, ... the A quarter", "- B: 2 June, A"), or at the head of its
/// list. Towns and first- and second-order units only: a country says too little. \param mention  Index of a mention
/// without a place.
std::optional<StandIn> stand_in_for(std::uint32_t mention, const std::vector<Mention>& mentions,
                                    const text::Document& document);

} // namespace placeline::incidents
