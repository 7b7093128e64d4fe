// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/incident.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace placeline::incidents {

/// Who is independent of whom: reports that quote one speaker are one origin; a report that quotes nobody is its
/// source's.
std::uint32_t count_origins(const MergedIncident& incident);

/// As Airwars grades: `confirmed`: the side that struck admits the harm; `contested`: rivals name different strikers;
/// `fair`: two independent origins; `weak`: one. \param incident  With its origins counted.
std::string grade_of(const MergedIncident& incident);

} // namespace placeline::incidents
