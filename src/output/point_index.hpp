// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/position.hpp"

#include <cstdint>
#include <string>
#include <vector>

class GDALDataset;

namespace placeline::output {

/// The spatial index of a layer of points in a GeoPackage (OGC 12-128r18, annex F.3), packed from all points at once.
/// GDAL before 3.7 has SQLite take up one point after the other, which costs as much as the rows do. Holds 24 bytes a
/// point. What fails stands in GDAL's error state.
class PointIndex {
public:
    /// Makes an empty index. \param dataset  A GeoPackage that outlives this. \param layer  Its name there; empty, and
    /// made without an index.
    PointIndex(GDALDataset& dataset, const std::string& layer, const std::string& geometry_column);

    /// \param fid  Greater than all before it.
    void add(std::int64_t fid, const LonLat& position);

    /// Writes the index. What is added to the layer later goes into it by itself.
    void write();

private:
    [[nodiscard]] std::string text_of(const std::string& query);

    GDALDataset& dataset_;
    std::string table_;
    std::string insert_trigger_; ///< as SQL
    std::vector<std::int64_t> fids_;
    std::vector<LonLat> positions_;
};

} // namespace placeline::output
