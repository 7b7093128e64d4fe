// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/same_place.hpp"

#include "geo/distance.hpp"

#include <cmath>

namespace placeline::gazetteer {

namespace {

constexpr double reach_m = 5'000.0;
constexpr double reach_lat_deg = 0.045; ///< a little more than `reach_m`: rules most pairs out without a sine

bool near(const LonLat& a, const LonLat& b) noexcept
{
    return std::abs(a.lat_deg - b.lat_deg) <= reach_lat_deg && geo::great_circle_m(a, b) <= reach_m;
}

/// A country by any of its codes (PCLI, PCLD ...), a unit of first to fourth order by its own.
bool is_area(const Described& place) noexcept
{
    return place.feature_class == 'A' && (place.feature_code.starts_with("PCL") ||
                                          (place.feature_code.size() == 4 && place.feature_code.starts_with("ADM")));
}

} // namespace

bool same_place(const Described& a, const Described& b) noexcept
{
    if (!a.country.empty() && !b.country.empty() && a.country != b.country) {
        return false;
    }
    if (a.feature_class != b.feature_class) {
        return false;
    }
    if (!is_area(a) && !is_area(b)) {
        return near(a.position, b.position);
    }
    const bool countries = a.feature_code.starts_with("PCL") && b.feature_code.starts_with("PCL");
    if ((!countries && a.feature_code != b.feature_code) || a.country.empty() || b.country.empty()) {
        return false;
    }
    // First-order units of one name and country are one; of lower ones a country may have several of a name.
    return countries || a.feature_code == "ADM1" || geo::great_circle_m(a.position, b.position) <= 50'000.0;
}

} // namespace placeline::gazetteer
