// SPDX-License-Identifier: Apache-2.0
#include "tables/open_table.hpp"

#include "base/error.hpp"
#include "gis/errors.hpp"
#include "tables/drivers.hpp"
#include "tables/row_geometry.hpp"
#include "tables/row_values.hpp"

#include <algorithm>
#include <cpl_error.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <optional>
#include <string_view>
#include <utility>

namespace placeline::tables {

namespace {

std::vector<std::string> names_of(GDALDataset& dataset)
{
    std::vector<std::string> names;
    for (auto* layer : dataset.GetLayers()) {
        names.emplace_back(layer->GetName());
    }
    return names;
}

/// What an SQL statement selected; belongs to the dataset, but has to be given back to it.
class Selection {
public:
    Selection(GDALDataset& dataset, const std::string& statement)
        : dataset_{&dataset}, layer_{dataset.ExecuteSQL(statement.c_str(), nullptr, nullptr)}
    {
    }
    Selection(const Selection&) = delete;
    Selection& operator=(const Selection&) = delete;
    ~Selection()
    {
        if (layer_ != nullptr) {
            dataset_->ReleaseResultSet(layer_);
        }
    }
    [[nodiscard]] OGRLayer* layer() const noexcept { return layer_; }

private:
    GDALDataset* dataset_;
    OGRLayer* layer_;
};

class GdalReader final : public bridge::TableReader {
public:
    GdalReader(std::filesystem::path path, const bridge::TableOptions& options)
        : path_{std::move(path)}, with_polygons_{options.with_polygons},
          dataset_{open_dataset(path_, options.open_options)}
    {
        const SheetHeads heads;
        choose_layer(options.layer);
        filter(options.filter);
        OGRFeatureDefn& definition = *layer_->GetLayerDefn();
        for (int i = 0; i < definition.GetFieldCount(); ++i) {
            const OGRFieldDefn& field = *definition.GetFieldDefn(i);
            columns_.push_back({field.GetNameRef(), column_type(field)});
        }
        try {
            to_wgs84_.emplace(layer_->GetSpatialRef());
        } catch (const InputError& error) {
            throw InputError{fmt::format("{}: {}", path_.string(), error.what())};
        }
    }

    [[nodiscard]] const std::vector<bridge::TableColumn>& columns() const override { return columns_; }

    bool next(bridge::TableRow& row) override
    {
        const gis::ErrorScope errors;
        feature_.reset(layer_->GetNextFeature());
        if (!feature_) {
            if (CPLGetLastErrorType() >= CE_Failure) {
                throw InputError{
                    fmt::format("{}: cannot be read beyond row {}: {}", path_.string(), number_, errors.message())};
            }
            return false;
        }
        row.number = ++number_;
        row.values.resize(columns_.size());
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            read_value(*feature_, static_cast<int>(i), row.values[i]);
        }
        row.position.reset();
        row.polygons.clear();
        if (OGRGeometry* geometry = feature_->GetGeometryRef(); geometry != nullptr && to_wgs84_->apply(*geometry)) {
            row.position = representative_point(*geometry);
            if (with_polygons_) {
                read_polygons(*geometry, row.polygons);
            }
        }
        return true;
    }

private:
    void choose_layer(const std::string& name)
    {
        layer_ = name.empty() ? dataset_->GetLayer(0) : dataset_->GetLayerByName(name.c_str());
        if (layer_ == nullptr) {
            const auto names = names_of(*dataset_);
            throw InputError{names.empty() ? fmt::format("{}: holds no table or layer", path_.string())
                                           : fmt::format("{}: has no layer \"{}\"; it has {}", path_.string(), name,
                                                         fmt::join(names, ", "))};
        }
    }

    void filter(const std::string& condition)
    {
        const bool osm = std::string_view{dataset_->GetDriverName()} == "OSM";
        if (condition.empty() && !osm) {
            return;
        }
        const gis::ErrorScope errors;
        if (osm) { // all layers come from one stream; only through SQL does the driver know that one alone is wanted
            selection_.emplace(*dataset_, fmt::format("SELECT * FROM \"{}\"{}{}", layer_->GetName(),
                                                      condition.empty() ? "" : " WHERE ", condition));
            layer_ = selection_->layer();
        } else if (layer_->SetAttributeFilter(condition.c_str()) != OGRERR_NONE) {
            layer_ = nullptr;
        }
        if (layer_ == nullptr) {
            throw InputError{
                fmt::format("{}: \"{}\" selects nothing: {}", path_.string(), condition, errors.message())};
        }
    }

    std::filesystem::path path_;
    bool with_polygons_;
    GDALDatasetUniquePtr dataset_;
    std::optional<Selection> selection_; // goes before the dataset
    OGRLayer* layer_ = nullptr;          // owned by the dataset or the selection
    OGRFeatureUniquePtr feature_;
    std::vector<bridge::TableColumn> columns_;
    std::optional<ToWgs84> to_wgs84_;
    std::uint64_t number_ = 0;
};

} // namespace

std::vector<std::string> layer_names(const std::filesystem::path& path)
{
    const GDALDatasetUniquePtr dataset = open_dataset(path, {});
    return names_of(*dataset);
}

std::unique_ptr<bridge::TableReader> open_table(const std::filesystem::path& path, const bridge::TableOptions& options)
{
    return std::make_unique<GdalReader>(path, options);
}

} // namespace placeline::tables
