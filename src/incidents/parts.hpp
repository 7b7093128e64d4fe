// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/scene.hpp"
#include "incidents/sites.hpp"
#include "model/claim.hpp"
#include "text/document.hpp"

#include <vector>

namespace placeline::incidents {

/// Marks numbers that the report itself calls earlier ones (`outdated`), and a side's count of the other side's losses
/// beside its own (`of_opponents`).
void mark_stances(std::vector<Claim>& claims, const text::Document& document);

/// Two lines of a list on one place add up: they get one `sum_group`.
/// \param ties  Of the claims.
void add_up_list_lines(std::vector<Claim>& claims, const std::vector<Tied>& ties, const std::vector<Mention>& mentions,
                       const text::Document& document);

/// A total for an area is tied to the numbers at places in it that follow: they become its parts; where they make up
/// the whole of it, it is a number for those places.
void tie_area_totals(std::vector<Claim>& claims, std::vector<Tied>& ties, const Sites& sites,
                     const text::Document& document);

/// A total before a list that names place after place, each with its number, is shared over them where they make up the
/// whole of it: "nine dead around A: A, four dead; B, five dead".
/// \param ties  Of the claims.
void share_list_totals(std::vector<Claim>& claims, std::vector<Tied>& ties, const Sites& sites,
                       const text::Document& document);

} // namespace placeline::incidents
