// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/gis_module.hpp"
#include "bridge/layer_formats.hpp"
#include "output/incident_layers.hpp"

#include <filesystem>
#include <memory>
#include <set>
#include <vector>

namespace placeline::output {

/// Writes one target and what belongs beside it. What it is made from outlives it.
class TargetWriter {
public:
    /// \param with_land  The land below the incidents too, as a project of QGIS draws it.
    TargetWriter(const IncidentSet& set, const std::filesystem::path& target, const bridge::LayerFormatInfo& format,
                 const bridge::LayerOptions& options, const bridge::Provenance& provenance,
                 const bridge::AreaSource& areas, bool with_land);

    /// \param tables_done  Files beside that an earlier target of this run has written; those of this one are added.
    bridge::LayerSummary write(std::set<std::filesystem::path>& tables_done, Diagnostics& diagnostics);

private:
    using Tables = std::vector<std::unique_ptr<LayerFile>>;

    void write_text(std::unique_ptr<LayerFile> file, std::set<std::filesystem::path>& tables_done);
    void write_gdal(std::set<std::filesystem::path>& tables_done, Diagnostics& diagnostics);
    void write_database();
    void add_incidents(LayerFile& file, const std::string& description);
    void add_incident_areas(LayerFile& file);
    [[nodiscard]] Tables finished_tables(std::set<std::filesystem::path>& tables_done);
    void publish(LayerFile& file, std::set<std::filesystem::path>& tables_done);

    const IncidentSet& set_;
    const std::filesystem::path& target_;
    const bridge::LayerFormatInfo& format_;
    const bridge::LayerOptions& options_;
    const bridge::Provenance& provenance_;
    bool with_land_;
    IncidentLayers layers_;
    bridge::LayerSummary summary_;
};

} // namespace placeline::output
