// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/sites.hpp"
#include "model/claim.hpp"
#include "text/document.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace placeline::incidents {

/// The sites that a claim or an occurrence is about.
struct Tied {
    std::vector<std::uint32_t> sites;    ///< ascending, unique; several: they share it
    std::vector<std::uint32_t> mentions; ///< the mentions that say so
    bool carried = false;                ///< its own sentence names no place: taken from another sentence
};

struct Ties {
    std::vector<Tied> claims;      ///< one for each claim
    std::vector<Tied> occurrences; ///< one for each occurrence
};

/// Where each claim and occurrence of a report happened: by its clause, then its sentence, then the sentence before (a
/// list's head, the event told so far); claims also by the sentences after and by the only site of the report. Empty
/// where none of these can carry it. A part takes the place of its total unless it names its own; a total of parts at
/// several places is theirs. \param claims, occurrences  In text order. \param published            Tells numbers of
/// the past from those of the event; empty: not known.
Ties find_ties(const std::vector<Claim>& claims, const std::vector<Occurrence>& occurrences,
               const std::vector<Mention>& mentions, const Sites& sites, const text::Document& document,
               std::optional<Day> published = std::nullopt);

} // namespace placeline::incidents
