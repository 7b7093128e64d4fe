// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/find_claims.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace placeline::claims {

using Strings = std::vector<std::string>;

/// What is found in a report published on 2024-05-15, a Wednesday.
ReportFacts facts_of(std::string_view text);

/// The claims in short, in text order: "killed 16", "injured >40" (more than), ">=5" (at least), "~7" (about), "<=9"
/// (up to),
/// "<10" (fewer than), "8-10", "12+" (vague); with " (children)" for a group, " denied", " unconfirmed".
Strings numbers(std::string_view text);

/// The same without groups, with " part of 0" (index of the total) and " sum 0" (number of the sum).
Strings sums(std::string_view text);

/// "killed 16: the health ministry"; "killed 16: -" where the writer speaks.
Strings speakers(std::string_view text);

/// "killed 16: 2024-05-14", or "2024-05-13/2024-05-14", or "-".
Strings days(std::string_view text);

} // namespace placeline::claims
