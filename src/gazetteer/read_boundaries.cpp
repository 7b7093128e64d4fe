// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/read_boundaries.hpp"

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "gazetteer/sources/source_text.hpp"
#include "geo/distance.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <simdjson.h>
#include <utility>

namespace placeline::gazetteer {

namespace {

using format::VertexRecord;

bool same(const VertexRecord& a, const VertexRecord& b)
{
    return a.lon_e7 == b.lon_e7 && a.lat_e7 == b.lat_e7;
}

void add_vertex(Ring& ring, const LonLat& position)
{
    const VertexRecord vertex{even_e7(position.lon_deg), even_e7(position.lat_deg)};
    if (ring.empty() || !same(ring.back(), vertex)) {
        ring.push_back(vertex);
    }
}

void close(Ring& ring)
{
    if (ring.size() > 1 && !same(ring.front(), ring.back())) {
        ring.push_back(ring.front());
    }
}

/// Adds a ring that has an area. \return False where the polygon has come to its end: an outer ring without an area
/// takes its holes along.
bool add_ring(Polygon& polygon, Ring ring)
{
    if (ring.size() >= 4) {
        polygon.push_back(std::move(ring));
    }
    return !polygon.empty();
}

/// \throws InputError  with the reason only; the caller knows file and feature.
Ring read_ring(simdjson::dom::array positions)
{
    Ring ring;
    for (const simdjson::dom::element element : positions) {
        const simdjson::dom::array pair = element.get_array();
        const double lon = pair.at(0).get_double();
        const double lat = pair.at(1).get_double();
        if (!geo::valid({lon, lat})) {
            throw InputError{fmt::format("position {}, {} is not on the globe", lon, lat)};
        }
        add_vertex(ring, {lon, lat});
    }
    close(ring);
    return ring;
}

Polygon read_polygon(simdjson::dom::array rings)
{
    Polygon polygon;
    for (const simdjson::dom::element element : rings) {
        if (!add_ring(polygon, read_ring(element.get_array()))) {
            break;
        }
    }
    return polygon;
}

std::vector<Polygon> read_geometry(simdjson::dom::object geometry)
{
    const std::string_view type = geometry["type"].get_string();
    std::vector<Polygon> polygons;
    if (type == "Polygon") {
        polygons.push_back(read_polygon(geometry["coordinates"].get_array()));
    } else if (type == "MultiPolygon") {
        for (const simdjson::dom::element element : geometry["coordinates"].get_array()) {
            polygons.push_back(read_polygon(element.get_array()));
        }
    } else {
        throw InputError{fmt::format("a {} is no area; expected Polygon or MultiPolygon", type)};
    }
    std::erase_if(polygons, [](const Polygon& polygon) { return polygon.empty(); });
    if (polygons.empty()) {
        throw InputError{"has no ring with an area"};
    }
    return polygons;
}

FeatureKeys keys_of(simdjson::dom::element feature)
{
    FeatureKeys keys;
    simdjson::dom::object properties;
    if (feature["properties"].get_object().get(properties) != simdjson::SUCCESS) {
        return keys;
    }
    for (const auto& [name, value] : properties) {
        if (value.is_string()) {
            keys.add(name, value.get_string().value_unsafe());
        } else if (value.is_int64()) {
            keys.add(name, fmt::format("{}", value.get_int64().value_unsafe()));
        } else if (value.is_double()) {
            keys.add(name, fmt::format("{:.0f}", value.get_double().value_unsafe()));
        }
    }
    return keys;
}

} // namespace

void FeatureKeys::add(std::string_view name, std::string_view value)
{
    std::string small{name};
    for (char& c : small) {
        c = ascii_lower(c);
    }
    values_.emplace_back(std::move(small), value);
}

std::string_view FeatureKeys::first_of(std::initializer_list<std::string_view> names) const
{
    for (const std::string_view name : names) {
        for (const auto& [key, value] : values_) {
            if (key == name && !value.empty()) {
                return value;
            }
        }
    }
    return {};
}

BoundaryReader::BoundaryReader(UnitOfKeys unit_of_keys, Diagnostics& diagnostics)
    : unit_of_keys_{std::move(unit_of_keys)}, diagnostics_{diagnostics}
{
}

void BoundaryReader::read(const std::filesystem::path& path)
{
    simdjson::dom::parser parser;
    const std::string text = read_source_file(path);
    try {
        const simdjson::dom::element document = parser.parse(text);
        std::size_t number = 0;
        for (const simdjson::dom::element feature : document["features"].get_array()) {
            ++number;
            try {
                const FeatureKeys keys = keys_of(feature);
                const auto unit = unit_of_keys_(keys);
                if (!unit) {
                    const std::string_view id = keys.first_of({"id"});
                    throw InputError{id.empty() ? "no source has a unit with its gn_id, pcode or codes"
                                                : fmt::format("no source has a place with the id \"{:.60}\"", id)};
                }
                auto polygons = read_geometry(feature["geometry"].get_object());
                if (!seen_.insert(unit->place).second) {
                    throw InputError{"its unit stands in the boundaries already"};
                }
                units_.push_back({*unit, std::move(polygons)});
            } catch (const InputError& error) {
                diagnostics_.warn(fmt::format("{}: feature {}: {}", path.string(), number, error.what()));
            } catch (const simdjson::simdjson_error& error) {
                diagnostics_.warn(
                    fmt::format("{}: feature {}: is no GeoJSON feature: {}", path.string(), number, error.what()));
            }
        }
    } catch (const simdjson::simdjson_error& error) {
        throw InputError{fmt::format("{}: is no GeoJSON feature collection: {}", path.string(), error.what())};
    }
}

void BoundaryReader::add(const Unit& unit, const std::vector<std::vector<std::vector<LonLat>>>& polygons)
{
    BorderedUnit bordered{unit, {}};
    for (const auto& rings : polygons) {
        Polygon polygon;
        for (const auto& positions : rings) {
            Ring ring;
            for (const LonLat& position : positions) {
                if (geo::valid(position)) {
                    add_vertex(ring, position);
                }
            }
            close(ring);
            if (!add_ring(polygon, std::move(ring))) {
                break;
            }
        }
        if (!polygon.empty()) {
            bordered.polygons.push_back(std::move(polygon));
        }
    }
    if (!bordered.polygons.empty() && seen_.insert(unit.place).second) {
        units_.push_back(std::move(bordered));
    }
}

} // namespace placeline::gazetteer
