// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/gis_module.hpp"
#include "bridge/layer_formats.hpp"
#include "output/areas.hpp"
#include "output/layer_file.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace placeline::output {

/// The layers that a set of incidents makes, whatever the format: each call begins one layer of a file and writes its
/// rows. What it is made from outlives it.
class IncidentLayers {
public:
    IncidentLayers(const IncidentSet& set, const bridge::AreaSource& areas) : set_{set}, areas_{areas}, shapes_{areas}
    {
    }

    /// How the layer `incidents` draws places known as an area (where_prec 3 to 6).
    enum class AreaGeometry { point, polygon, null };

    void add_incidents(LayerFile& file, const std::string& description, AreaGeometry area_geometry,
                       const bridge::LayerFormatInfo& format);
    void add_unlocated(LayerFile& file);
    void add_claims(LayerFile& file);
    void add_mentions(LayerFile& file);
    /// \return How many incidents of where_prec 3 to 6 have no known extent and are left out.
    std::uint64_t add_incident_areas(LayerFile& file);
    /// Sums by first-order unit.
    void add_admin_areas(LayerFile& file);
    /// The land in and around the extent of the incidents, which a project of QGIS draws below them.
    void add_land(LayerFile& file);

private:
    const IncidentSet& set_;
    const bridge::AreaSource& areas_;
    AreaShapes shapes_;
    std::vector<Value> cells_; // its memory is used again by each row
};

} // namespace placeline::output
