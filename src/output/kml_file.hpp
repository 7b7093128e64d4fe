// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/output_file.hpp"
#include "output/layer_file.hpp"

namespace placeline::output {

/// KML 2.2: one folder with typed data (`SchemaData`), a name and a time span a placemark, so that a globe's time
/// slider works. Dates are text in the data, since KML's schema has no type for them (GDAL's LIBKML driver loses date
/// fields).
class KmlFile final : public LayerFile {
public:
    /// \throws OutputError  As `OutputFile`.
    KmlFile(const std::filesystem::path& path, bool overwrite, const bridge::Provenance& provenance);

    void begin_layer(const LayerSchema& schema) override;
    void add(std::span<const Value> values, const std::optional<LonLat>& position) override;
    void add_area(std::span<const Value> values, const Polygons* polygons) override;
    void finish() override;
    void publish() override;

private:
    /// \param geometry  As KML; empty: none.
    void add_placemark(std::span<const Value> values, std::string_view geometry);

    OutputFile file_;
    std::string provenance_; ///< one line of words
    LayerSchema schema_;
    std::string text_;
};

} // namespace placeline::output
