// SPDX-License-Identifier: Apache-2.0
#include "output/gdal_file.hpp"

#include "base/error.hpp"
#include "gis/errors.hpp"
#include "gis/handles.hpp"
#include "gis/polygons.hpp"
#include "gis/thread_option.hpp"
#include "output/provenance.hpp"
#include "output/styles.hpp"
#include "output/text_values.hpp"

#include <algorithm>
#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <map>
#include <mutex>
#include <ogrsf_frmts.h>

namespace placeline::output {

namespace {

/// Only the drivers in use: registering all of GDAL's takes longer than writing a small layer.
GDALDriver* driver(const bridge::LayerFormatInfo& format)
{
    static std::once_flag once;
    std::call_once(once, [] {
        RegisterOGRShape();
        RegisterOGRGeoPackage();
        RegisterOGRFlatGeobuf();
    });
    auto* found = GetGDALDriverManager()->GetDriverByName(std::string{format.driver}.c_str());
    if (found == nullptr) {
        throw Error{fmt::format("this GDAL has no driver for {}; install one that has", format.driver)};
    }
    return found;
}

/// The time of making that stands in the file. Without one (no SOURCE_DATE_EPOCH) a fixed one, never the clock's, so
/// that the same input gives the same bytes.
std::string made_or_epoch(const bridge::Provenance& provenance)
{
    return provenance.made.size() >= 19 ? provenance.made : "1970-01-01T00:00:00Z";
}

OGRFieldType field_type(const Field& field, bridge::LayerFormat format)
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

/// Shapefile's columns have fixed widths; what is chosen here holds every value that can come.
void set_shapefile_width(OGRFieldDefn& definition, const Field& field)
{
    switch (field.type) {
    case FieldType::integer:
        definition.SetWidth(9); // ten would be read as 64 bits
        break;
    case FieldType::count:
        definition.SetWidth(10);
        break;
    case FieldType::real: // sign, five digits (radii reach 20,000 km), point
        definition.SetWidth(7 + field.decimals);
        definition.SetPrecision(field.decimals);
        break;
    case FieldType::text:
        definition.SetWidth(std::clamp(field.text_width, 1, 254));
        break;
    case FieldType::date:
        break;
    }
}

CPLStringList layer_options(const LayerSchema& schema, bridge::LayerFormat format, const std::string& made,
                            const std::filesystem::path& folder)
{
    CPLStringList options;
    switch (format) {
    case bridge::LayerFormat::shapefile:
        options.SetNameValue("ENCODING", "UTF-8");
        options.SetNameValue("2GB_LIMIT", "YES"); // beyond it other programs misread the file
        options.SetNameValue("DBF_DATE_LAST_UPDATE", made.substr(0, 10).c_str());
        break;
    case bridge::LayerFormat::geopackage:
        options.SetNameValue("FID", "fid");
        options.SetNameValue("GEOMETRY_NAME", "geom");
        options.SetNameValue("DESCRIPTION", schema.description.c_str());
        break;
    case bridge::LayerFormat::flatgeobuf:
        options.SetNameValue("TEMPORARY_DIR", folder.c_str());
        break;
    default:
        break;
    }
    return options;
}

OGRwkbGeometryType geometry_type(Geometry geometry)
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

struct GdalFile::Gdal {
    std::filesystem::path path; ///< for messages
    const bridge::LayerFormatInfo& format;
    StagingFolder staging;
    gis::ErrorScope errors;
    std::string made;
    gis::ThreadOption date;
    gis::ThreadOption sqlite_sync{"OGR_SQLITE_SYNCHRONOUS", "OFF"}; // `StagingFolder::sync` does it once
    gis::Srs srs = gis::wgs84();
    GDALDatasetUniquePtr dataset;
    OGRLayer* layer = nullptr; // owned by the dataset
    OGRFeatureUniquePtr feature;
    std::vector<Field> fields;
    std::vector<std::string> layers_with_geometry;
    std::vector<std::uint64_t> cut;                        ///< number of texts cut, by field
    std::map<const Polygons*, OGRGeometryUniquePtr> areas; ///< of this layer: many incidents lie in few areas
    std::string scratch;

    Gdal(std::filesystem::path target, bool overwrite, const bridge::LayerFormatInfo& info,
         const bridge::Provenance& provenance)
        : path{std::move(target)}, format{info}, staging{path, overwrite}, made{made_or_epoch(provenance)},
          date{"OGR_CURRENT_DATE", made.substr(0, 19) + ".000Z"}
    {
    }

    void create_dataset(const bridge::Provenance& provenance)
    {
        dataset.reset(driver(format)->Create(staging.main_file().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        if (!dataset) {
            errors.fail(path);
        }
        if (format.format == bridge::LayerFormat::geopackage) {
            dataset->SetMetadataItem("placeline", provenance_json(provenance).c_str());
            if (dataset->StartTransaction() != OGRERR_NONE) {
                errors.fail(path);
            }
        }
    }

    void set_value(int index, const Value& value)
    {
        if (const auto* text = std::get_if<std::string_view>(&value)) {
            set_text(index, *text);
        } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
            feature->SetField(index, static_cast<GIntBig>(*number));
        } else if (const auto* real = std::get_if<double>(&value)) {
            feature->SetField(index, *real);
        } else if (const auto* day = std::get_if<Day>(&value)) {
            set_day(index, *day);
        } else {
            feature->SetFieldNull(index);
        }
    }

    void set_text(int index, std::string_view text)
    {
        if (format.text_bytes != 0 && text.size() > format.text_bytes) {
            text = cut_utf8(text, format.text_bytes);
            ++cut[static_cast<std::size_t>(index)];
        }
        scratch = text;
        std::ranges::replace(scratch, '\0', ' '); // GDAL ends a text there
        feature->SetField(index, scratch.c_str());
    }

    void set_day(int index, Day day)
    {
        if (format.format == bridge::LayerFormat::flatgeobuf) {
            feature->SetField(index, iso_day(day).c_str());
            return;
        }
        const std::chrono::year_month_day date_parts{day};
        feature->SetField(index, static_cast<int>(date_parts.year()),
                          static_cast<int>(static_cast<unsigned>(date_parts.month())),
                          static_cast<int>(static_cast<unsigned>(date_parts.day())));
    }

    void set_values(std::span<const Value> values)
    {
        feature->SetFID(OGRNullFID); // the last row's stands there
        for (std::size_t i = 0; i < values.size(); ++i) {
            set_value(static_cast<int>(i), values[i]);
        }
    }

    void write_feature()
    {
        if (layer->CreateFeature(feature.get()) != OGRERR_NONE) {
            errors.fail(path);
        }
    }
};

GdalFile::GdalFile(const std::filesystem::path& path, bool overwrite, const bridge::LayerFormatInfo& format,
                   const bridge::Provenance& provenance)
    : gdal_{std::make_unique<Gdal>(path, overwrite, format, provenance)}
{
    gdal_->create_dataset(provenance);
}

GdalFile::~GdalFile() = default;

void GdalFile::begin_layer(const LayerSchema& schema)
{
    auto& g = *gdal_;
    g.feature.reset();
    g.areas.clear();
    const bool named_after_file = !g.format.many_layers;
    const auto name = named_after_file ? g.path.stem().string() : schema.name;
    auto options = layer_options(schema, g.format.format, g.made, g.staging.main_file().parent_path());
    auto* srs = schema.geometry == Geometry::none ? nullptr : g.srs.get();
    g.layer = g.dataset->CreateLayer(name.c_str(), srs, geometry_type(schema.geometry), options.List());
    if (g.layer == nullptr) {
        g.errors.fail(g.path);
    }
    for (const auto& field : schema.fields) {
        OGRFieldDefn definition{std::string{field.name}.c_str(), field_type(field, g.format.format)};
        if (g.format.format == bridge::LayerFormat::shapefile) {
            set_shapefile_width(definition, field);
        }
        if (g.layer->CreateField(&definition) != OGRERR_NONE) {
            g.errors.fail(g.path);
        }
    }
    if (g.format.format == bridge::LayerFormat::geopackage) {
        g.layer->SyncToDisk(); // creates the table now: GDAL would put an empty layer after the others
        g.errors.check(g.path);
    }
    if (schema.geometry != Geometry::none) {
        g.layers_with_geometry.push_back(name);
    }
    g.fields = schema.fields;
    g.cut.assign(schema.fields.size(), 0);
    g.feature.reset(OGRFeature::CreateFeature(g.layer->GetLayerDefn()));
}

void GdalFile::add(std::span<const Value> values, const std::optional<LonLat>& position)
{
    auto& g = *gdal_;
    g.set_values(values);
    if (position) {
        const auto [lon_deg, lat_deg] = rounded(*position);
        const OGRPoint point{lon_deg, lat_deg};
        g.feature->SetGeometry(&point);
    } else {
        g.feature->SetGeometry(nullptr);
    }
    g.write_feature();
}

void GdalFile::add_area(std::span<const Value> values, const Polygons* polygons)
{
    auto& g = *gdal_;
    g.set_values(values);
    if (polygons == nullptr || polygons->empty()) {
        g.feature->SetGeometry(nullptr);
    } else {
        auto& area = g.areas[polygons];
        if (!area) {
            area = dissolved(*polygons);
        }
        g.feature->SetGeometry(area.get());
    }
    g.write_feature();
}

void GdalFile::add_styles()
{
    auto& g = *gdal_;
    const auto layers = g.layers_with_geometry;
    const std::vector<Field> fields{
        {"f_table_catalog"}, {"f_table_schema"}, {"f_table_name"}, {"f_geometry_column"},
        {"styleName"},       {"styleQML"},       {"styleSLD"},     {"useAsDefault", FieldType::integer},
        {"description"},     {"owner"},          {"ui"},           {"update_time"}};
    begin_layer({"layer_styles", "", Geometry::none, fields}); // the table as QGIS makes it
    for (const auto& style : default_styles()) {
        if (std::ranges::find(layers, style.layer) == layers.end()) {
            continue;
        }
        const std::string_view none;
        const std::vector<Value> row{none,
                                     none,
                                     style.layer,
                                     std::string_view{"geom"},
                                     style.layer,
                                     Value{std::string_view{style.qml}},
                                     none,
                                     std::int64_t{1},
                                     std::string_view{"placeline"},
                                     none,
                                     Value{},
                                     std::string_view{g.made}};
        add(row, std::nullopt);
    }
}

void GdalFile::finish()
{
    auto& g = *gdal_;
    g.feature.reset();
    if (g.format.format == bridge::LayerFormat::geopackage && g.dataset->CommitTransaction() != OGRERR_NONE) {
        g.errors.fail(g.path);
    }
    g.dataset.reset(); // GeoPackage and FlatGeobuf write their index here, and may fail here
    g.errors.check(g.path);
    g.staging.sync();
}

void GdalFile::publish()
{
    gdal_->staging.publish();
}

const std::vector<std::string>& GdalFile::warnings() const
{
    return gdal_->errors.warnings();
}

std::vector<std::string> GdalFile::notes() const
{
    std::vector<std::string> notes;
    for (std::size_t i = 0; i < gdal_->cut.size(); ++i) {
        if (gdal_->cut[i] > 0) {
            notes.push_back(fmt::format("{}: {} {} cut at {} bytes", gdal_->fields[i].name, gdal_->cut[i],
                                        gdal_->cut[i] == 1 ? "text" : "texts", gdal_->format.text_bytes));
        }
    }
    return notes;
}

} // namespace placeline::output
