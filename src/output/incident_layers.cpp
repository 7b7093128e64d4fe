// SPDX-License-Identifier: Apache-2.0
#include "output/incident_layers.hpp"

#include "geo/extent.hpp"
#include "output/claim_columns.hpp"
#include "output/incident_columns.hpp"
#include "output/incident_rows.hpp"
#include "output/mention_columns.hpp"

#include <algorithm>

namespace placeline::output {

namespace {

bool is_area(const MergedIncident& merged)
{
    const int prec = merged.incident.place->where_prec;
    return prec >= 3 && prec <= 6;
}

LayerSchema incident_schema(std::string name, std::string description, Geometry geometry)
{
    return {std::move(name), std::move(description), geometry, fields_of(incident_columns())};
}

} // namespace

void IncidentLayers::add_incidents(LayerFile& file, const std::string& description, AreaGeometry area_geometry,
                                   const bridge::LayerFormatInfo& format)
{
    auto schema = incident_schema("incidents", description, Geometry::point);
    if (format.text_bytes != 0) { // a fixed 254 bytes each would make a Shapefile twenty times as large
        const auto longest = longest_texts(located(set_.incidents));
        for (std::size_t i = 0; i < longest.size(); ++i) {
            schema.fields[i].text_width = static_cast<int>(std::min(longest[i], format.text_bytes));
        }
    }
    file.begin_layer(schema);
    // GDAL sorts a FlatGeobuf along the curve, and reads again in that order what it has put aside.
    const bool sorted = format.format == bridge::LayerFormat::flatgeobuf;
    const auto incidents = sorted ? located_along_curve(set_.incidents) : located(set_.incidents);
    for_each_row(incidents, [&](const MergedIncident& merged, std::span<const Value> cells) {
        const bool as_point = area_geometry == AreaGeometry::point || !is_area(merged);
        const Polygons* polygons =
            as_point || area_geometry == AreaGeometry::null ? nullptr : shapes_.of(*merged.incident.place);
        if (polygons != nullptr) {
            file.add_area(cells, polygons);
        } else {
            file.add(cells, as_point ? position_of(merged) : std::nullopt);
        }
    });
}

void IncidentLayers::add_unlocated(LayerFile& file)
{
    file.begin_layer(incident_schema("unlocated", "Incidents whose place is not known", Geometry::none));
    for_each_row(unlocated(set_.incidents), [&](const MergedIncident& /*merged*/, std::span<const Value> cells) {
        file.add(cells, std::nullopt);
    });
}

void IncidentLayers::add_claims(LayerFile& file)
{
    file.begin_layer({"claims", "Each stated number once, with the words that carry it", Geometry::none,
                      fields_of(claim_columns())});
    for_each_claim_row(set_.incidents, [&](const ClaimRow& row) {
        cells_of(row, claim_columns(), cells_);
        file.add(cells_, std::nullopt);
    });
}

void IncidentLayers::add_mentions(LayerFile& file)
{
    file.begin_layer({"mentions", "Each place name found, whatever it does in its sentence", Geometry::none,
                      fields_of(mention_columns())});
    for (const auto& mention : set_.mentions) {
        cells_of(mention, mention_columns(), cells_);
        file.add(cells_, std::nullopt);
    }
}

std::uint64_t IncidentLayers::add_incident_areas(LayerFile& file)
{
    file.begin_layer(
        incident_schema("incident_areas", "What the places of incidents known as areas cover", Geometry::area));
    IncidentRow row;
    std::uint64_t without = 0;
    for (const auto& merged : set_.incidents) {
        if (!position_of(merged) || !is_area(merged)) {
            continue;
        }
        if (const auto* polygons = shapes_.of(*merged.incident.place)) {
            row.fill(merged);
            cells_of(row, incident_columns(), cells_);
            file.add_area(cells_, polygons);
        } else {
            ++without;
        }
    }
    return without;
}

void IncidentLayers::add_admin_areas(LayerFile& file)
{
    file.begin_layer({"admin_areas", "Sums of best by first-order unit; shared numbers are in no sum", Geometry::area,
                      fields_of(admin_columns())});
    for (const auto& row : sums_by_unit(set_.incidents, areas_)) {
        cells_of(row, admin_columns(), cells_);
        file.add_area(cells_, &shapes_.unit(row.unit.id));
    }
}

void IncidentLayers::add_land(LayerFile& file)
{
    constexpr double margin = 0.5;
    constexpr double least_margin_deg = 3.0;
    const geo::Extent around = geo::extent_of(set_.incidents).grown(margin, least_margin_deg);
    file.begin_layer({"base_map",
                      "First-order units; lines as the gazetteer has them",
                      Geometry::area,
                      {{"place_id"}, {"name"}, {"country"}}});
    const bridge::BaseMapData land = areas_.base_map();
    for (const bridge::BaseUnit& unit : land.units) {
        const auto inside = [&around](const auto& polygon) {
            return std::ranges::any_of(polygon.front(), [&around](const LonLat& at) { return around.contains(at); });
        };
        if (std::ranges::any_of(unit.polygons, inside)) {
            cells_.assign(
                {text_or_null(unit.place.id), text_or_null(unit.place.name), text_or_null(unit.place.country)});
            file.add_area(cells_, &unit.polygons);
        }
    }
}

} // namespace placeline::output
