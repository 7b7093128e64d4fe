// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/incident.hpp"

#include <string>
#include <vector>

namespace placeline::review {

/// The places that people chose for events, as overrides (placeline-overrides(5), CSV): from then on the name means the
/// place in every report. In the country of the place alone where the program had put the name there too, and anywhere
/// where it had not. A name for which several places were chosen gets none.
std::string overrides_of(const std::vector<MergedIncident>& incidents);

} // namespace placeline::review
