// SPDX-License-Identifier: Apache-2.0
#include "places/own_place.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <utility>

namespace placeline::places {

Place own_place(const LonLat& position, int where_prec, std::string name, const gazetteer::Gazetteer& gazetteer)
{
    constexpr std::array<double, 8> radius_km{0.0, 1.0, 25.0, 30.0, 100.0, 100.0, 300.0, 300.0}; // by where_prec
    Place place;
    if (const auto unit = gazetteer.admin1_at(position); unit != gazetteer::no_place) {
        const Place holder = gazetteer.place(unit);
        place.country = holder.country;
        place.iso3 = holder.iso3;
        place.admin1 = holder.name;
        place.adm1_pcode = holder.adm1_pcode;
    }
    place.id = fmt::format("override:{},{}", position.lat_deg, position.lon_deg);
    place.name = std::move(name);
    place.position = position;
    place.where_prec = where_prec;
    place.radius_km = radius_km[static_cast<std::size_t>(where_prec)];
    return place;
}

} // namespace placeline::places
