// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "model/place.hpp"

namespace placeline::publish {

/// The grid that published positions lie on, degrees: some 11 km from south to north.
constexpr double grid_deg = 0.1;
/// What a position on the grid may mean, kilometres: half the diagonal of a cell at the equator.
constexpr double grid_radius_km = 8.0;

/// A place as it may be published: never nearer than its second-order unit or, where the gazetteer has none there, a
/// cell of the grid, which then bears the name of the first-order unit or the country. Units, countries and wide
/// regions keep their names. Positions lie on the grid in any case, since a unit's own point is often that of its town.
/// `where_prec` and `radius_km` say what was done. \param place  Of any gazetteer, or of a user's table.
Place coarse_place(const Place& place, const gazetteer::Gazetteer& gazetteer);

} // namespace placeline::publish
