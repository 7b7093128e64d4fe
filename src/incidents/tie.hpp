// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/incident.hpp"
#include "text/document.hpp"

#include <string>
#include <vector>

namespace placeline::incidents {

/// Ties the claims and occurrences of one report to its event places and days, and makes incidents of them. Sets each
/// claim's `mentions`, `scope`, `share_group`, `standing` and `counted`, and each incident's figures (CONTRACT, "An
/// incident's figures"). A claim that no event place can carry gets an incident without a place, so that no number is
/// lost. \param report    Its `mentions` and `claims` are filled in, in text order; `incidents` is filled here. \param
/// occurrences  What claims/ found beside the numbers.
void tie(ParsedReport& report, const std::vector<Occurrence>& occurrences, const text::Document& document);

} // namespace placeline::incidents
