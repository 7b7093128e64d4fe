// SPDX-License-Identifier: Apache-2.0
#include "output/gdal_layer.hpp"

#include "gis/errors.hpp"
#include "gis/polygons.hpp"
#include "output/text_values.hpp"

#include <algorithm>
#include <cpl_conv.h>
#include <fmt/format.h>
#include <utility>

namespace placeline::output {

namespace {

constexpr std::size_t least_room = 64;

/// The columns as the driver takes them. A GeoPackage holds a date as text: from a date that GDAL's driver has to make
/// one anew, a feature of its own definition brings it along.
OGRFeatureDefn* row_definition(OGRFeatureDefn& columns, bridge::LayerFormat format)
{
    if (format != bridge::LayerFormat::geopackage) {
        return &columns;
    }
    OGRFeatureDefn* const rows = columns.Clone(); // the feature owns it
    for (int i = 0; i < rows->GetFieldCount(); ++i) {
        if (rows->GetFieldDefn(i)->GetType() == OFTDate) {
            rows->GetFieldDefn(i)->SetType(OFTString);
        }
    }
    return rows;
}

/// Of an area's parts, whose shared borders are dissolved: a MultiPolygon's parts must not have any.
OGRGeometryUniquePtr dissolved(const Polygons& polygons)
{
    OGRGeometryUniquePtr geometry = gis::multi_polygon(polygons);
    const gis::ErrorScope says_why; // that it is not valid is no trouble of the user's
    if (polygons.size() > 1 && !geometry->IsValid()) {
        if (OGRGeometry* whole = geometry->UnionCascaded()) {
            return OGRGeometryUniquePtr{OGRGeometryFactory::forceToMultiPolygon(whole)};
        }
    }
    return geometry;
}

} // namespace

OGRFieldType field_type(const Field& field, bridge::LayerFormat format) noexcept
{
    switch (field.type) {
    case FieldType::integer:
        return OFTInteger;
    case FieldType::count:
        return OFTInteger64;
    case FieldType::real:
        return OFTReal;
    case FieldType::date: // FlatGeobuf would make it a time, and a time has a zone
        return format == bridge::LayerFormat::flatgeobuf ? OFTString : OFTDate;
    case FieldType::text:
        break;
    }
    return OFTString;
}

OGRwkbGeometryType geometry_type(Geometry geometry) noexcept
{
    switch (geometry) {
    case Geometry::point:
        return wkbPoint;
    case Geometry::area:
        return wkbMultiPolygon;
    case Geometry::none:
        break;
    }
    return wkbNone;
}

GdalLayer::GdalLayer(OGRLayer& layer, const bridge::LayerFormatInfo& format, std::vector<Field> fields)
    : layer_{layer}, format_{format}, fields_{std::move(fields)},
      feature_{OGRFeature::CreateFeature(row_definition(*layer.GetLayerDefn(), format.format))}, room_(fields_.size()),
      cut_(fields_.size())
{
    auto& definition = *feature_->GetDefnRef();
    for (const Field& field : fields_) {
        const int index = definition.GetFieldIndex(std::string{field.name}.c_str());
        columns_.push_back({index, index >= 0 ? definition.GetFieldDefn(index)->GetType() : OFTBinary});
    }
}

bool GdalLayer::add(std::span<const Value> values, const std::optional<LonLat>& position)
{
    set_values(values);
    set_position(position);
    return layer_.CreateFeature(feature_.get()) == OGRERR_NONE;
}

bool GdalLayer::add_area(std::span<const Value> values, const Polygons* polygons)
{
    set_values(values);
    if (polygons == nullptr || polygons->empty()) {
        feature_->SetGeometryDirectly(nullptr);
    } else {
        auto& area = areas_[polygons];
        if (!area) {
            area = dissolved(*polygons);
        }
        feature_->SetGeometry(area.get());
    }
    return layer_.CreateFeature(feature_.get()) == OGRERR_NONE;
}

void GdalLayer::set_values(std::span<const Value> values)
{
    feature_->SetFID(OGRNullFID); // the last row's stands there
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto [column, type] = columns_[i];
        const Value& value = values[i];
        if (const auto* text = std::get_if<std::string_view>(&value)) {
            set_text(static_cast<int>(i), *text);
        } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
            if (type == OFTInteger64) { // the value's own type: nothing to convert
                feature_->SetFieldSameTypeUnsafe(column, static_cast<GIntBig>(*number));
            } else {
                feature_->SetField(column, static_cast<GIntBig>(*number));
            }
        } else if (const auto* real = std::get_if<double>(&value)) {
            if (type == OFTReal) {
                feature_->SetFieldSameTypeUnsafe(column, *real);
            } else {
                feature_->SetField(column, *real);
            }
        } else if (const auto* day = std::get_if<Day>(&value)) {
            set_day(static_cast<int>(i), *day);
        } else {
            feature_->SetFieldNull(column);
        }
    }
}

void GdalLayer::set_position(const std::optional<LonLat>& position)
{
    if (!position) {
        feature_->SetGeometryDirectly(nullptr);
        return;
    }
    const auto [lon_deg, lat_deg] = rounded(*position);
    OGRGeometry* const last = feature_->GetGeometryRef();
    if (last != nullptr && wkbFlatten(last->getGeometryType()) == wkbPoint) { // the last row's
        last->toPoint()->setX(lon_deg);
        last->toPoint()->setY(lat_deg);
    } else {
        feature_->SetGeometryDirectly(new OGRPoint{lon_deg, lat_deg}); // which the feature owns
    }
}

void GdalLayer::set_text(int index, std::string_view text)
{
    if (format_.text_bytes != 0 && text.size() > format_.text_bytes) {
        text = cut_utf8(text, format_.text_bytes);
        ++cut_[static_cast<std::size_t>(index)];
    }
    const auto [column, type] = columns_[static_cast<std::size_t>(index)];
    if (type != OFTString) { // a table that was there before
        feature_->SetField(column, std::string{text}.c_str());
        return;
    }
    char* copy = feature_->IsFieldSetAndNotNull(column) ? feature_->GetRawFieldRef(column)->String : nullptr;
    std::size_t& room = room_[static_cast<std::size_t>(index)];
    if (copy == nullptr || room <= text.size()) {
        room = std::max(2 * text.size(), least_room);
        copy = static_cast<char*>(CPLRealloc(copy, room)); // which the feature owns
        feature_->SetFieldSameTypeUnsafe(column, copy);
    }
    text.copy(copy, text.size());
    copy[text.size()] = '\0';
    if (text.find('\0') != std::string_view::npos) { // GDAL ends a text there
        std::replace(copy, copy + text.size(), '\0', ' ');
    }
}

void GdalLayer::set_day(int index, Day day)
{
    const auto [column, type] = columns_[static_cast<std::size_t>(index)];
    if (type == OFTString) {
        set_text(index, iso_day(day));
        return;
    }
    const std::chrono::year_month_day date_parts{day};
    feature_->SetField(column, static_cast<int>(date_parts.year()),
                       static_cast<int>(static_cast<unsigned>(date_parts.month())),
                       static_cast<int>(static_cast<unsigned>(date_parts.day())));
}

std::vector<std::string> GdalLayer::notes() const
{
    std::vector<std::string> notes;
    for (std::size_t i = 0; i < cut_.size(); ++i) {
        if (cut_[i] > 0) {
            notes.push_back(fmt::format("{}: {} {} cut at {} bytes", fields_[i].name, cut_[i],
                                        cut_[i] == 1 ? "text" : "texts", format_.text_bytes));
        }
    }
    return notes;
}

} // namespace placeline::output
