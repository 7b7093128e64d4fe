// SPDX-License-Identifier: Apache-2.0
#include "tables/create_table.hpp"

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "base/spreadsheet_text.hpp"
#include "base/staging_folder.hpp"
#include "base/write_error.hpp"
#include "gis/checked_writes.hpp"
#include "gis/errors.hpp"
#include "gis/handles.hpp"
#include "gis/thread_option.hpp"
#include "tables/drivers.hpp"
#include "tables/row_geometry.hpp"
#include "tables/row_values.hpp"

#include <algorithm>
#include <array>
#include <cpl_string.h>
#include <fmt/format.h>
#include <string_view>
#include <utility>

namespace placeline::tables {

namespace {

struct Format {
    std::string_view extension;
    const char* driver;
    bool has_geometry;
    bool many_layers;
    bool runs_formulas; ///< a text that begins like a formula is run by the programs that open it
};

/// Not FlatGeobuf: its driver drops the rows without a position.
constexpr std::array<Format, 5> formats{{
    {".xlsx", "XLSX", false, true, true},
    {".ods", "ODS", false, true, true},
    {".gpkg", "GPKG", true, true, false},
    {".geojson", "GeoJSON", true, false, false},
    {".shp", "ESRI Shapefile", true, false, false},
}};

const Format& format_of(const std::filesystem::path& path)
{
    auto extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(), [](char c) { return ascii_lower(c); });
    const auto found = std::ranges::find(formats, std::string_view{extension}, &Format::extension);
    if (found == formats.end()) {
        std::string known = ".csv, .tsv"; // those the program writes itself
        for (const Format& format : formats) {
            known.append(", ").append(format.extension);
        }
        throw UsageError{fmt::format("{}: no table can be written in a format \"{}\"; known are {}", path.string(),
                                     extension, known)};
    }
    return *found;
}

OGRFieldType field_type(bridge::ColumnType type, const Format& format)
{
    switch (type) {
    case bridge::ColumnType::integer:
        return OFTInteger64;
    case bridge::ColumnType::real:
        return OFTReal;
    case bridge::ColumnType::date:
        return OFTDate;
    case bridge::ColumnType::date_time:
        return format.extension == ".shp" ? OFTString : OFTDateTime;
    case bridge::ColumnType::text:
        break;
    }
    return OFTString;
}

OGRwkbGeometryType geometry_type(bridge::TableGeometry geometry)
{
    switch (geometry) {
    case bridge::TableGeometry::none:
        return wkbNone;
    case bridge::TableGeometry::point:
        return wkbPoint;
    case bridge::TableGeometry::area:
        return wkbMultiPolygon;
    case bridge::TableGeometry::mixed:
        break;
    }
    return wkbUnknown;
}

class GdalWriter final : public bridge::TableWriter {
public:
    GdalWriter(const std::filesystem::path& path, const bridge::TableLayer& layer, bool overwrite)
        : path_{path}, format_{format_of(path)}, staging_{path, overwrite}, srs_{gis::wgs84()}
    {
        register_drivers();
        const gis::ErrorScope errors;
        auto* driver = GetGDALDriverManager()->GetDriverByName(format_.driver);
        if (driver == nullptr) {
            throw Error{fmt::format("this GDAL has no driver for {}; install one that has", format_.driver)};
        }
        // SQLite looks at each write itself
        const std::string name = format_.extension == ".gpkg" ? staging_.main_file().string()
                                                              : gis::CheckedWrites::path(staging_.main_file());
        dataset_.reset(driver->Create(name.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        if (!dataset_) {
            errors.fail(path_);
        }
        if (dataset_->TestCapability(ODsCTransactions) != 0) {
            dataset_->StartTransaction();
        }
        errors.check(path_);
        create_layer(layer);
    }

    void begin_layer(const bridge::TableLayer& layer) override
    {
        if (!format_.many_layers) {
            throw OutputError{fmt::format("{}: a {} file holds one layer; give a name that ends in .gpkg",
                                          path_.string(), format_.driver)};
        }
        create_layer(layer);
    }

    void write(const bridge::TableRow& row) override
    {
        const gis::ErrorScope errors;
        feature_->SetFID(OGRNullFID); // the last row's stands there
        for (std::size_t i = 0; i < columns_.size() && i < row.values.size(); ++i) {
            const auto& value = row.values[i];
            bool reads = true;
            if (value && format_.runs_formulas && columns_[i].type == bridge::ColumnType::text &&
                would_run_as_formula(*value)) {
                reads = set_value(*feature_, static_cast<int>(i), "'" + *value);
            } else {
                reads = set_value(*feature_, static_cast<int>(i), value);
            }
            if (!reads) {
                throw OutputError{fmt::format("{}: row {}: \"{:.60}\" is no value for the column {}", path_.string(),
                                              row.number, *value, columns_[i].name)};
            }
        }
        if (format_.has_geometry && geometry_ != bridge::TableGeometry::none) {
            feature_->SetGeometryDirectly(geometry_of(row, geometry_ != bridge::TableGeometry::point).release());
        }
        if (layer_->CreateFeature(feature_.get()) != OGRERR_NONE) {
            errors.fail(path_);
        }
        note(errors);
    }

    void close() override
    {
        const gis::ErrorScope errors;
        feature_.reset();
        if (dataset_->TestCapability(ODsCTransactions) != 0 && dataset_->CommitTransaction() != OGRERR_NONE) {
            errors.fail(path_);
        }
        dataset_.reset(); // most drivers write here, and may fail here
        errors.check(path_);
        if (const int error = gis::CheckedWrites::error(); error != 0) {
            throw OutputError{path_.string() + ": cannot be written: " + write_error(error)};
        }
        note(errors);
        staging_.sync();
        staging_.publish();
    }

    ~GdalWriter() override
    {
        const gis::ErrorScope unheard; // a table that is given up need not tell how
        feature_.reset();
        dataset_.reset();
    }

    [[nodiscard]] std::vector<std::string> notes() const override { return notes_; }

private:
    void create_layer(const bridge::TableLayer& layer)
    {
        const gis::ErrorScope errors;
        feature_.reset();
        const std::string name = format_.many_layers && !layer.name.empty() ? layer.name : path_.stem().string();
        CPLStringList options;
        if (format_.extension == ".geojson") {
            options.SetNameValue("RFC7946", "YES");
        } else if (format_.extension == ".shp") {
            options.SetNameValue("ENCODING", "UTF-8");
            options.SetNameValue("DBF_DATE_LAST_UPDATE", "1970-01-01"); // the clock's: the same table, other bytes
        }
        geometry_ = layer.geometry;
        const bool located = format_.has_geometry && geometry_ != bridge::TableGeometry::none;
        layer_ = dataset_->CreateLayer(name.c_str(), located ? srs_.get() : nullptr,
                                       located ? geometry_type(geometry_) : wkbNone, options.List());
        if (layer_ == nullptr) {
            errors.fail(path_);
        }
        columns_ = layer.columns;
        for (const auto& column : columns_) {
            OGRFieldDefn definition{column.name.c_str(), field_type(column.type, format_)};
            if (layer_->CreateField(&definition) != OGRERR_NONE) {
                errors.fail(path_);
            }
        }
        note(errors);
        feature_.reset(OGRFeature::CreateFeature(layer_->GetLayerDefn()));
    }

    void note(const gis::ErrorScope& errors)
    {
        for (const auto& warning : errors.warnings()) {
            if (notes_.size() < most_notes && std::ranges::find(notes_, warning) == notes_.end()) {
                notes_.push_back(warning);
            }
        }
    }

    static constexpr std::size_t most_notes = 20;

    std::filesystem::path path_;
    const Format& format_;
    StagingFolder staging_;
    gis::CheckedWrites writes_;
    gis::ThreadOption date_{"OGR_CURRENT_DATE", "1970-01-01T00:00:00.000Z"}; // same input, same bytes
    gis::Srs srs_;
    GDALDatasetUniquePtr dataset_;
    OGRLayer* layer_ = nullptr; // owned by the dataset
    OGRFeatureUniquePtr feature_;
    std::vector<bridge::TableColumn> columns_;
    bridge::TableGeometry geometry_ = bridge::TableGeometry::none;
    std::vector<std::string> notes_;
};

} // namespace

std::unique_ptr<bridge::TableWriter> create_table(const std::filesystem::path& path, const bridge::TableLayer& layer,
                                                  bool overwrite)
{
    return std::make_unique<GdalWriter>(path, layer, overwrite);
}

} // namespace placeline::tables
