// SPDX-License-Identifier: Apache-2.0
#include "incidents/sites.hpp"

#include "geo/distance.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace placeline::incidents {

namespace {

/// A place by its id and, since an offset moves it, its position to about a kilometre; without a place by its name.
std::string key_of(const Mention& mention)
{
    if (!mention.place) {
        return "?" + text::folded(mention.text);
    }
    const LonLat& at = mention.place->position;
    return fmt::format("{}@{:.2f},{:.2f}", mention.place->id, at.lon_deg, at.lat_deg);
}

} // namespace

bool is_area(const Place& place) noexcept
{
    return place.where_prec >= 4;
}

bool holds(const Place& area, const Place& inner)
{
    if (area.where_prec < 3 || inner.where_prec >= area.where_prec || area.id == inner.id) {
        return false;
    }
    const double apart_km = geo::great_circle_m(area.position, inner.position) / 1000.0;
    switch (area.where_prec) {
    case 6:
        return !area.country.empty() && area.country == inner.country;
    case 4:
        return area.country == inner.country && !inner.admin1.empty() &&
               (inner.admin1 == area.name || inner.admin1 == area.admin1);
    case 3:
        return area.country == inner.country &&
               ((!inner.admin2.empty() && (inner.admin2 == area.name || inner.admin2 == area.admin2)) ||
                apart_km <= std::min(area.radius_km, 30.0));
    default:
        return apart_km <= area.radius_km;
    }
}

Sites find_sites(const std::vector<Mention>& mentions)
{
    Sites sites;
    sites.of_mention.assign(mentions.size(), no_site);
    for (std::uint32_t m = 0; m < mentions.size(); ++m) {
        const Mention& mention = mentions[m];
        if (mention.role != Role::event) {
            continue;
        }
        const std::string key = key_of(mention);
        auto found =
            std::find_if(sites.all.begin(), sites.all.end(), [&](const Site& site) { return site.key == key; });
        if (found == sites.all.end()) {
            sites.all.push_back({.key = key, .mentions = {}, .place = mention.place, .text = mention.text});
            found = sites.all.end() - 1;
        }
        found->mentions.push_back(m);
        found->confidence = std::max(found->confidence, mention.confidence);
        if (mention.place && found->place && mention.place->where_prec < found->place->where_prec) {
            found->place = mention.place; // the report knows it more exactly elsewhere
        }
        sites.of_mention[m] = static_cast<std::uint32_t>(found - sites.all.begin());
    }
    return sites;
}

} // namespace placeline::incidents
