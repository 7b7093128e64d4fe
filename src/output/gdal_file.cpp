// SPDX-License-Identifier: Apache-2.0
#include "output/gdal_file.hpp"

#include "base/error.hpp"
#include "base/write_error.hpp"
#include "gis/checked_writes.hpp"
#include "gis/errors.hpp"
#include "gis/handles.hpp"
#include "gis/thread_option.hpp"
#include "output/gdal_layer.hpp"
#include "output/point_index.hpp"
#include "output/styles.hpp"
#include "output/text_values.hpp"

#include <algorithm>
#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_version.h>
#include <mutex>
#include <optional>

namespace placeline::output {

namespace {

constexpr const char* geometry_column = "geom"; // of a GeoPackage

/// Whether we make a layer's spatial index.
bool packs_index(const LayerSchema& schema, bridge::LayerFormat format) noexcept
{
    constexpr bool gdal_is_slow = GDAL_VERSION_NUM < GDAL_COMPUTE_VERSION(3, 7, 0);
    return gdal_is_slow && format == bridge::LayerFormat::geopackage && schema.geometry == Geometry::point;
}

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
        options.SetNameValue("GEOMETRY_NAME", geometry_column);
        options.SetNameValue("SPATIAL_INDEX", packs_index(schema, format) ? "NO" : "YES");
        options.SetNameValue("DESCRIPTION", schema.description.c_str());
        break;
    case bridge::LayerFormat::flatgeobuf:
        options.SetNameValue("TEMPORARY_DIR", gis::CheckedWrites::path(folder).c_str());
        break;
    default:
        break;
    }
    return options;
}

} // namespace

struct GdalFile::Gdal {
    std::filesystem::path path; ///< for messages
    const bridge::LayerFormatInfo& format;
    StagingFolder staging;
    gis::ErrorScope errors;
    gis::CheckedWrites writes;
    std::string made;
    gis::ThreadOption date;
    gis::ThreadOption sqlite_sync{"OGR_SQLITE_SYNCHRONOUS", "OFF"}; // `StagingFolder::sync` does it once
    gis::Srs srs = gis::wgs84();
    GDALDatasetUniquePtr dataset;
    std::optional<GdalLayer> layer;  ///< begun last
    std::optional<PointIndex> index; ///< its, where we make it
    std::vector<std::string> layers_with_geometry;

    Gdal(std::filesystem::path target, bool overwrite, const bridge::LayerFormatInfo& info,
         const bridge::Provenance& provenance)
        : path{std::move(target)}, format{info}, staging{path, overwrite}, made{made_or_epoch(provenance)},
          date{"OGR_CURRENT_DATE", made.substr(0, 19) + ".000Z"}
    {
        errors.rename(staging.main_file().string(), path.string());
    }

    void create_dataset(const bridge::Provenance& provenance)
    {
        // SQLite looks at each write itself
        const std::string name = format.format == bridge::LayerFormat::geopackage
                                     ? staging.main_file().string()
                                     : gis::CheckedWrites::path(staging.main_file());
        dataset.reset(driver(format)->Create(name.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        if (!dataset) {
            errors.fail(path);
        }
        if (format.format == bridge::LayerFormat::geopackage) {
            dataset->SetMetadataItem("placeline", bridge::provenance_json(provenance).c_str());
            if (dataset->StartTransaction() != OGRERR_NONE) {
                errors.fail(path);
            }
        }
    }

    void check(bool taken) const
    {
        if (!taken) {
            errors.fail(path);
        }
    }

    void end_layer()
    {
        layer.reset();
        if (index) {
            index->write();
            index.reset();
            errors.check(path);
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
    g.end_layer();
    const bool named_after_file = !g.format.many_layers;
    const auto name = named_after_file ? g.path.stem().string() : schema.name;
    auto options = layer_options(schema, g.format.format, g.made, g.staging.main_file().parent_path());
    auto* srs = schema.geometry == Geometry::none ? nullptr : g.srs.get();
    auto* const layer = g.dataset->CreateLayer(name.c_str(), srs, geometry_type(schema.geometry), options.List());
    if (layer == nullptr) {
        g.errors.fail(g.path);
    }
    for (const auto& field : schema.fields) {
        OGRFieldDefn definition{std::string{field.name}.c_str(), field_type(field, g.format.format)};
        if (g.format.format == bridge::LayerFormat::shapefile) {
            set_shapefile_width(definition, field);
        }
        g.check(layer->CreateField(&definition) == OGRERR_NONE);
    }
    if (g.format.format == bridge::LayerFormat::geopackage) {
        layer->SyncToDisk(); // creates the table now: GDAL would put an empty layer after the others
        if (packs_index(schema, g.format.format)) {
            g.index.emplace(*g.dataset, name, geometry_column);
        }
        g.errors.check(g.path);
    }
    if (schema.geometry != Geometry::none) {
        g.layers_with_geometry.push_back(name);
    }
    g.layer.emplace(*layer, g.format, schema.fields);
}

void GdalFile::add(std::span<const Value> values, const std::optional<LonLat>& position)
{
    auto& g = *gdal_;
    g.check(g.layer->add(values, position));
    if (g.index && position) {
        g.index->add(g.layer->last_fid(), rounded(*position));
    }
}

void GdalFile::add_area(std::span<const Value> values, const Polygons* polygons)
{
    gdal_->check(gdal_->layer->add_area(values, polygons));
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
                                     std::string_view{geometry_column},
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
    g.end_layer();
    if (g.format.format == bridge::LayerFormat::geopackage && g.dataset->CommitTransaction() != OGRERR_NONE) {
        g.errors.fail(g.path);
    }
    g.dataset.reset(); // GeoPackage and FlatGeobuf write their index here, and may fail here
    g.errors.check(g.path);
    if (const int error = gis::CheckedWrites::error(); error != 0) {
        throw OutputError{g.path.string() + ": cannot be written: " + write_error(error)};
    }
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
    return gdal_->layer ? gdal_->layer->notes() : std::vector<std::string>{};
}

} // namespace placeline::output
