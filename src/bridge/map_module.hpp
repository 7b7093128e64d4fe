// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/areas.hpp"
#include "bridge/gis_module.hpp"
#include "model/incident.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace placeline::bridge {

/// Rows of cells under a row of heads.
struct SheetTable {
    std::vector<std::string> heads;
    std::vector<std::vector<std::string>> rows; ///< as many cells each as there are heads
};

/// What a sheet on a day or a set of incidents says in words beside its map.
struct Sheet {
    SheetTable totals;
    SheetTable incidents; ///< the gravest first; what finds no room is counted below the rest
};

/// How a map is drawn.
struct MapOptions {
    bool overwrite = false;
    int width_px = 1600; ///< of the picture; a PDF page has as many CSS pixels (1/96 inch)
    int height_px = 1000;
    std::string theme = "light";             ///< "light" or "print" (greys)
    std::string title{};                     ///< empty: made from the measure and the countries
    std::optional<std::string> disclaimer{}; ///< in place of the one about borders; empty text: none
    std::string best_rule = "contract";      ///< how `best` was chosen: "contract", "lowest", "highest"
    std::string choropleth{};                ///< measure to shade first-order units by: "killed", ...; empty: symbols
    std::string by{};                        ///< a map for each "day", "week" or "month" on one page; empty: one map
    std::string crs{};                       ///< what PROJ knows: "EPSG:32637", "+proj=..."; empty: fit for the extent
    MapNames names = MapNames::english;
    std::string worldview{};      ///< whose borders, by geodata/disputed-borders.tsv; empty: disputed dashed
    std::optional<Sheet> sheet{}; ///< set beside the map, or below it on an upright page
};

/// The part of the program that needs PROJ, Cairo and Pango: finished maps. GDAL takes longer to load than a map to
/// draw, so it stays out of here.
class MapModule {
public:
    virtual ~MapModule() = default;

    /// Checks, before any work is done, that each map can be written. \throws UsageError, OutputError.
    virtual void check_maps(const std::vector<std::filesystem::path>& targets, const MapOptions& options) const = 0;

    /// Draws all maps; each appears under its name only when whole. \throws OutputError
    virtual std::vector<LayerSummary> draw_maps(const IncidentSet& incidents,
                                                const std::vector<std::filesystem::path>& targets,
                                                const MapOptions& options, const Provenance& provenance,
                                                const AreaSource& areas) const = 0;
};

/// Loads the module, like `gis_module`. \throws Error
MapModule& map_module();

} // namespace placeline::bridge
