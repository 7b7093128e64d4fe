// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/incident.hpp"
#include "text/document.hpp"

namespace placeline::incidents {

/// Whether a report speaks of violence: it counts somebody or something, has a word of geodata/language/*/violence.tsv,
/// or a country or force acts in it. Where it does not, "bombed", "shot" and "battle" may well be of the theatre, the
/// film set and the budget.
bool speaks_of_violence(const ParsedReport& report, const text::Document& document);

} // namespace placeline::incidents
