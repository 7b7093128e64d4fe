// SPDX-License-Identifier: Apache-2.0
#include "publish/coarse_place.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace placeline::publish {

namespace {

using gazetteer::Gazetteer;
using gazetteer::no_place;
using gazetteer::PlaceIndex;
using gazetteer::PlaceRow;

double on_grid(double degrees) noexcept
{
    return std::round(degrees / grid_deg) / std::round(1.0 / grid_deg) + 0.0; // + 0.0: never -0
}

bool is_unit(const PlaceRow& row) noexcept
{
    return row.feature_class == 'A' &&
           (row.feature_code == "ADM1" || row.feature_code == "ADM2" || row.feature_code.starts_with("PCL"));
}

/// A region, sea or river that a reader could not tell a village by.
bool is_wide(const PlaceRow& row, const Place& place) noexcept
{
    constexpr double wide_km = 25.0; // UCDP GED: within that a place counts as near a known one
    return (row.feature_class == 'L' || row.feature_class == 'H') && place.where_prec >= 5 &&
           place.radius_km >= wide_km;
}

Place on_the_grid(Place place)
{
    place.position = {on_grid(place.position.lon_deg), on_grid(place.position.lat_deg)};
    place.radius_km = std::max(place.radius_km, grid_radius_km);
    return place;
}

/// Where neither place nor second-order unit may be named: the cell, by the name of what holds it.
Place cell(const Place& place, PlaceIndex admin1, const Gazetteer& gazetteer)
{
    constexpr double radius_step_km = 10.0; // a town could be told by the radius that its size gives it
    Place made;
    made.position = place.position;
    made.where_prec = std::max(place.where_prec, 2);
    made.radius_km =
        place.radius_km > grid_radius_km ? std::ceil(place.radius_km / radius_step_km) * radius_step_km : 0.0;
    const PlaceIndex unit = admin1 != no_place ? admin1 : gazetteer.admin1_at(place.position);
    const PlaceIndex holder = unit != no_place ? unit : gazetteer.country(place.country);
    if (holder != no_place) {
        const Place named = gazetteer.place(holder);
        made.name = named.name;
        made.country = named.country;
        made.iso3 = named.iso3;
        made.admin1 = named.admin1;
        made.adm1_pcode = named.adm1_pcode;
    }
    return on_the_grid(std::move(made));
}

} // namespace

Place coarse_place(const Place& place, const Gazetteer& gazetteer)
{
    const std::optional<PlaceIndex> known = gazetteer.find_id(place.id);
    if (known) {
        const PlaceRow row = gazetteer.row(*known);
        if (is_unit(row) || is_wide(row, place)) {
            Place kept = gazetteer.place(*known); // not what a table calls it
            kept.where_prec = std::max(kept.where_prec, place.where_prec);
            kept.radius_km = std::max(kept.radius_km, place.radius_km);
            return on_the_grid(std::move(kept));
        }
    }
    PlaceIndex unit = known ? gazetteer.row(*known).admin2 : no_place;
    if (unit == no_place) {
        unit = gazetteer.admin2_at(place.position);
    }
    if (unit == no_place || place.where_prec > 3) {
        return cell(place, known ? gazetteer.row(*known).admin1 : no_place, gazetteer);
    }
    Place made = gazetteer.place(unit);
    made.where_prec = std::max(made.where_prec, 3);
    return on_the_grid(std::move(made));
}

} // namespace placeline::publish
