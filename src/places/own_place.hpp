// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "model/place.hpp"
#include "model/position.hpp"

#include <string>

namespace placeline::places {

/// A place that a user states and no gazetteer holds: its units are those that hold the position.
/// \param where_prec  UCDP GED, 1 to 7; says the radius too.
Place own_place(const LonLat& position, int where_prec, std::string name, const gazetteer::Gazetteer& gazetteer);

} // namespace placeline::places
