// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/output_file.hpp"
#include "output/layer_file.hpp"

namespace placeline::output {

/// GeoJSON (RFC 7946), one feature a line, written as text: that is ten times as fast as GDAL's driver, and the digits
/// and the foreign member are ours.
class GeojsonFile final : public LayerFile {
public:
    /// \throws OutputError  As `OutputFile`.
    GeojsonFile(const std::filesystem::path& path, bool overwrite, const bridge::Provenance& provenance);
    /// One feature a line and nothing around them, as GDAL's GeoJSONSeq has it.
    GeojsonFile(const std::filesystem::path& path, bool overwrite);

    void begin_layer(const LayerSchema& schema) override;
    void add(std::span<const Value> values, const std::optional<LonLat>& position) override;
    void add_area(std::span<const Value> values, const Polygons* polygons) override;
    void finish() override;
    void publish() override;

private:
    void begin_feature(); ///< up to where the geometry stands in `line_`
    void end_feature(std::span<const Value> values);

    OutputFile file_;
    std::string provenance_;        ///< JSON object
    std::vector<std::string> keys_; ///< `"event_id":` and so on, with the comma before it
    std::string line_;
    bool first_ = true;
    bool sequence_ = false;
};

} // namespace placeline::output
