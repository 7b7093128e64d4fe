// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace placeline::input {

/// The ACLED sub-event type for how a table names or codes a kind of event (geodata/event-types.tsv).
/// \param preset  Whose table it is. \return Empty: known to be no event of harm. Nothing: not known.
std::optional<std::string> event_type_in_cell(std::string_view preset, std::string_view cell);

/// ISO 3166-1 alpha-2 for a code of FIPS 10-4 (geodata/fips.tsv); empty: not known.
std::string country_of_fips(std::string_view fips);

} // namespace placeline::input
