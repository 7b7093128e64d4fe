// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/staging_folder.hpp"
#include "bridge/layer_formats.hpp"
#include "output/layer_file.hpp"

#include <memory>

namespace placeline::output {

/// A Shapefile, GeoPackage or FlatGeobuf, written through GDAL.
class GdalFile final : public LayerFile {
public:
    /// \throws OutputError  The file exists without `overwrite`, its folder cannot be written, or GDAL refuses.
    GdalFile(const std::filesystem::path& path, bool overwrite, const bridge::LayerFormatInfo& format,
             const bridge::Provenance& provenance);
    ~GdalFile() override;

    void begin_layer(const LayerSchema& schema) override;
    void add(std::span<const Value> values, const std::optional<LonLat>& position) override;
    /// \param polygons  Null: the row has no geometry. Else the same address holds the same polygons until the next
    /// layer begins.
    ///                  Polygons that share borders (a country's units) are drawn as one.
    void add_area(std::span<const Value> values, const Polygons* polygons) override;
    /// Puts the default styles of the layers begun so far into the GeoPackage's table `layer_styles`.
    void add_styles();
    void finish() override;
    void publish() override;

    /// Of the layer begun last.
    [[nodiscard]] std::vector<std::string> notes() const override;
    /// What GDAL warned of.
    [[nodiscard]] const std::vector<std::string>& warnings() const;

private:
    struct Gdal; // keeps GDAL's headers out of this one
    std::unique_ptr<Gdal> gdal_;
};

} // namespace placeline::output
