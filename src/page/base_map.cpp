// SPDX-License-Identifier: Apache-2.0
#include "page/base_map.hpp"

#include "page/topology.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace placeline::page {

namespace {

constexpr double world_tolerance_deg = 0.06; ///< a pixel of a map of the world, 6000 pixels wide
constexpr double finest_tolerance_deg = 0.001;
constexpr double steps_across = 3000.0; ///< in detail a line may move by so much less than the extent
constexpr std::size_t most_towns = 600;
constexpr double per_degree = 1e6; ///< of a Vertex
constexpr double grid = 1000.0;    ///< of the page, to the degree

char letter_of(ArcKind kind) noexcept
{
    switch (kind) {
    case ArcKind::coast:
        return 'c';
    case ArcKind::unit:
        return 'u';
    case ArcKind::country:
        return 'b';
    case ArcKind::disputed:
        return 'd';
    case ArcKind::seam:
        break;
    }
    return 's';
}

LonLat position_of(const Vertex& v) noexcept
{
    return {v.x / per_degree, v.y / per_degree};
}

void append_zigzag(std::string& out, std::int64_t value)
{
    auto bits = static_cast<std::uint64_t>(value < 0 ? ~(value << 1) : value << 1);
    for (; bits >= 0x20; bits >>= 5U) {
        out += static_cast<char>((0x20U | (bits & 0x1FU)) + 63U);
    }
    out += static_cast<char>(bits + 63U);
}

/// What is drawn in detail: needed units and whatever lies in or near the extent.
class Detail {
public:
    Detail(const Topology& full, const geo::Extent& around, const std::vector<std::uint32_t>& needed)
        : near_arc_(full.arcs.size()), near_unit_(full.units.size())
    {
        for (std::size_t arc = 0; arc < full.arcs.size(); ++arc) {
            near_arc_[arc] = std::ranges::any_of(
                full.arcs[arc].line, [&around](const Vertex& v) { return around.contains(position_of(v)); });
        }
        for (std::size_t unit = 0; unit < full.units.size(); ++unit) {
            const auto is_near = [this](std::int32_t arc) {
                return static_cast<bool>(near_arc_[static_cast<std::size_t>(arc < 0 ? ~arc : arc)]);
            };
            near_unit_[unit] = std::ranges::any_of(
                full.units[unit], [&](const ArcRing& ring) { return std::ranges::any_of(ring, is_near); });
        }
        for (const std::uint32_t unit : needed) {
            near_unit_[unit] = true;
            for (const ArcRing& ring : full.units[unit]) {
                for (const std::int32_t arc : ring) {
                    near_arc_[static_cast<std::size_t>(arc < 0 ? ~arc : arc)] = true;
                }
            }
        }
    }

    [[nodiscard]] bool arc(std::size_t index) const { return near_arc_[index]; }
    [[nodiscard]] bool unit(std::size_t index) const { return near_unit_[index]; }

private:
    std::vector<bool> near_arc_;
    std::vector<bool> near_unit_;
};

/// The world by country in outline, and by unit around the incidents.
Topology land_of(const bridge::BaseMapData& base, const geo::Extent& around, const std::vector<std::uint32_t>& needed,
                 const bridge::DisputedBorders& borders)
{
    const Topology full = topology_of(base.units, borders);
    const Detail detail{full, around, needed};
    std::vector<std::string> group_of(base.units.size());
    for (std::size_t unit = 0; unit < base.units.size(); ++unit) {
        group_of[unit] = detail.unit(unit) ? "" : base.units[unit].place.country;
    }
    const double fine_deg = std::max(finest_tolerance_deg, around.longer_side_deg() / steps_across);
    return simplified(merged(full, group_of), [&](std::size_t arc) {
        return detail.arc(arc) ? fine_deg : std::max(world_tolerance_deg, fine_deg);
    });
}

void write_arcs(records::JsonWriter& json, const Topology& land)
{
    std::string kinds;
    json.key("arcs").begin_array();
    std::vector<LonLat> line;
    for (const Arc& arc : land.arcs) {
        line.clear();
        std::ranges::transform(arc.line, std::back_inserter(line), position_of);
        json.text(encoded_polyline(line));
        kinds += letter_of(arc.kind);
    }
    json.end_array().key("kinds").text(kinds);
}

void write_units(records::JsonWriter& json, const Topology& land, const bridge::BaseMapData& base,
                 std::map<std::string, std::size_t>& countries)
{
    json.key("units").begin_array();
    for (std::size_t unit = 0; unit < land.units.size(); ++unit) {
        const auto country = countries.try_emplace(base.units[unit].place.country, countries.size()).first->second;
        json.begin_array().integer(country).begin_array();
        for (const ArcRing& ring : land.units[unit]) {
            json.begin_array();
            for (const std::int32_t arc : ring) {
                json.integer(arc);
            }
            json.end_array();
        }
        json.end_array().end_array();
    }
    json.end_array();
}

void write_countries(records::JsonWriter& json, const std::map<std::string, std::size_t>& countries,
                     const std::set<std::string>& focus)
{
    std::vector<std::string> codes(countries.size());
    for (const auto& [code, index] : countries) {
        codes[index] = code;
    }
    json.key("countries").begin_array();
    for (const std::string& code : codes) {
        json.text(code);
    }
    json.end_array().key("focus").begin_array();
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (focus.contains(codes[i])) {
            json.integer(i);
        }
    }
    json.end_array();
}

std::string in_one_line(std::string name)
{
    if (const std::size_t end = name.find('\n'); end != std::string::npos) {
        name.replace(end, 1, " · ");
    }
    return name;
}

void write_label(records::JsonWriter& json, const LabelSource& labels, const Place& place, int kind)
{
    json.begin_array().text(in_one_line(labels.areas.name_on_map(place, labels.names)));
    for (const double degrees : {place.position.lon_deg, place.position.lat_deg}) {
        json.number(std::round(degrees * grid) / grid);
    }
    json.integer(kind).end_array();
}

/// The greatest first, so that where there is little room a map names those.
std::vector<const Place*> by_size(const bridge::BaseMapData& base)
{
    std::map<std::string, double> size;
    for (const bridge::BaseUnit& unit : base.units) {
        double& sum = size[unit.place.country];
        for (const auto& polygon : unit.polygons) {
            const auto [west, east] = std::ranges::minmax(polygon.front(), {}, &LonLat::lon_deg);
            const auto [south, north] = std::ranges::minmax(polygon.front(), {}, &LonLat::lat_deg);
            sum += (east.lon_deg - west.lon_deg) * (north.lat_deg - south.lat_deg); // of its box: near enough to rank
        }
    }
    std::vector<const Place*> countries;
    for (const Place& country : base.countries) {
        countries.push_back(&country);
    }
    std::ranges::stable_sort(countries,
                             [&size](const Place* a, const Place* b) { return size[a->country] > size[b->country]; });
    return countries;
}

/// \param focus  Codes of the countries with incidents: units are named in these alone.
void write_labels(records::JsonWriter& json, const bridge::BaseMapData& base, const LabelSource& labels,
                  const geo::Extent& around, const std::set<std::string>& focus)
{
    json.key("labels").begin_array();
    for (const Place* country : by_size(base)) {
        write_label(json, labels, *country, 0);
    }
    for (const bridge::BaseUnit& unit : base.units) {
        if (focus.contains(unit.place.country) && around.contains(unit.place.position)) {
            write_label(json, labels, unit.place, 1);
        }
    }
    std::size_t n_towns = 0;
    for (const Place& town : labels.areas.towns()) {
        const bool capital = town.feature_code == "PPLC";
        if (capital || (n_towns < most_towns && around.contains(town.position))) {
            n_towns += capital ? 0 : 1;
            write_label(json, labels, town, capital ? 2 : 3);
        }
    }
    json.end_array();
}

std::set<std::string> countries_of(const std::vector<MergedIncident>& incidents)
{
    std::set<std::string> countries;
    for (const MergedIncident& merged : incidents) {
        if (const auto& place = merged.incident.place; place && place->where_prec < 7) {
            countries.insert(place->country);
        }
    }
    return countries;
}

} // namespace

std::string encoded_polyline(const std::vector<LonLat>& line)
{
    std::string encoded;
    std::int64_t x = 0;
    std::int64_t y = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const std::int64_t next_x = std::llround(line[i].lon_deg * grid);
        const std::int64_t next_y = std::llround(line[i].lat_deg * grid);
        if (i > 0 && i + 1 < line.size() && next_x == x && next_y == y) {
            continue;
        }
        append_zigzag(encoded, next_x - x);
        append_zigzag(encoded, next_y - y);
        x = next_x;
        y = next_y;
    }
    return encoded;
}

std::vector<std::uint32_t> units_of(const Place& area, const bridge::BaseMapData& base)
{
    const bool is_country = area.feature_code.starts_with("PCL");
    std::vector<std::uint32_t> units;
    for (std::uint32_t i = 0; i < base.units.size(); ++i) {
        const Place& unit = base.units[i].place;
        if (unit.id == area.id || (is_country && unit.country == area.country)) {
            units.push_back(i);
        }
    }
    return units;
}

void write_base_map(records::JsonWriter& json, const bridge::BaseMapData& base, const LabelSource& labels,
                    const geo::Extent& extent, const std::vector<std::uint32_t>& needed,
                    const std::vector<MergedIncident>& incidents, const bridge::DisputedBorders& borders)
{
    constexpr double detail_margin = 0.4;
    constexpr double least_margin_deg = 2.0;
    const geo::Extent around = extent.grown(detail_margin, least_margin_deg);
    const Topology land = land_of(base, around, needed, borders);
    std::map<std::string, std::size_t> countries;
    json.begin_object().key("extent").begin_array();
    for (const double degrees : {extent.west, extent.south, extent.east, extent.north}) {
        json.number(std::round(degrees * grid) / grid);
    }
    json.end_array();
    write_arcs(json, land);
    write_units(json, land, base, countries);
    const std::set<std::string> focus = countries_of(incidents);
    write_countries(json, countries, focus);
    write_labels(json, base, labels, around, focus);
    json.end_object();
}

} // namespace placeline::page
