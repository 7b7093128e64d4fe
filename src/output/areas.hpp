// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/incident.hpp"
#include "output/layer_file.hpp"
#include "output/value.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace placeline::output {

/// A circle on the sphere as a polygon of 32 positions, cut in two at the antimeridian (RFC 7946, section 3.1.9); with
/// a pole inside it, the band up to that pole.
Polygons circle(const LonLat& centre, double radius_km);

/// What a place known as an area (where_prec 3 to 6) covers: its unit's or country's polygons where the gazetteer has
/// them, else a circle of its radius.
class AreaShapes {
public:
    explicit AreaShapes(const bridge::AreaSource& areas) : areas_{&areas} {}

    /// Null: the place is a point (where_prec 1, 2, 7), or nothing is known of its extent. Lives as long as this.
    const Polygons* of(const Place& place);
    /// The polygons of a unit, empty where there are none. Lives as long as this.
    const Polygons& unit(const std::string& place_id);

private:
    const bridge::AreaSource* areas_;
    std::map<std::string, Polygons> units_; ///< many incidents lie in few units
    std::map<std::string, Polygons> circles_;
};

/// One row of the layer `admin_areas`: a first-order unit and the sums of what happened there. A measure that no
/// incident states stays null.
struct AdminRow {
    Place unit;
    std::uint32_t n_incidents = 0;
    std::optional<std::uint64_t> killed;
    std::optional<std::uint64_t> injured;
    std::optional<std::uint64_t> strikes;
    std::optional<Day> first;
    std::optional<Day> last;
};

/// Sums of `best` by first-order unit, sorted by country, name and id. Incidents known only by region or country
/// (where_prec 5 to 7) belong to no unit and are left out, as are shared numbers, which belong to no place.
std::vector<AdminRow> sums_by_unit(const std::vector<MergedIncident>& incidents, const bridge::AreaSource& areas);

std::span<const Column<AdminRow>> admin_columns() noexcept;

} // namespace placeline::output
