// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/layer_formats.hpp"
#include "gis/handles.hpp"
#include "output/layer_file.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace placeline::output {

/// The type in which GDAL keeps a column.
OGRFieldType field_type(const Field& field, bridge::LayerFormat format) noexcept;
OGRwkbGeometryType geometry_type(Geometry geometry) noexcept;

/// Puts rows into one layer of an open dataset, all through one feature, so that a row costs no more than its texts.
class GdalLayer {
public:
    /// \param layer   Of a dataset that outlives this; has the fields, in their order. \param format  Outlives this.
    GdalLayer(OGRLayer& layer, const bridge::LayerFormatInfo& format, std::vector<Field> fields);

    /// \return  Whether GDAL took it; if not, its messages say why.
    [[nodiscard]] bool add(std::span<const Value> values, const std::optional<LonLat>& position);
    /// \param polygons  Null: no geometry. Else the same address holds the same polygons as long as this lives.
    [[nodiscard]] bool add_area(std::span<const Value> values, const Polygons* polygons);

    /// The number that GDAL gave the row added last.
    [[nodiscard]] std::int64_t last_fid() const { return feature_->GetFID(); }

    /// Texts that were cut, in words.
    [[nodiscard]] std::vector<std::string> notes() const;

private:
    void set_values(std::span<const Value> values);
    void set_position(const std::optional<LonLat>& position);
    void set_text(int index, std::string_view text);
    void set_day(int index, Day day);

    OGRLayer& layer_;
    const bridge::LayerFormatInfo& format_;
    std::vector<Field> fields_;
    struct Column {
        int index;         ///< in the layer; negative: it has no such column
        OGRFieldType type; ///< there; a value of the same type is taken as it is
    };
    std::vector<Column> columns_; ///< by field
    OGRFeatureUniquePtr feature_;
    std::vector<std::size_t> room_;                         ///< bytes at the feature's text, by field
    std::vector<std::uint64_t> cut_;                        ///< number of texts cut, by field
    std::map<const Polygons*, OGRGeometryUniquePtr> areas_; ///< many incidents lie in few areas
};

} // namespace placeline::output
