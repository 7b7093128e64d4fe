// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostics.hpp"
#include "bridge/tables.hpp"
#include "model/incident.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace placeline::bridge {

/// What every output says of how it was made.
struct Provenance {
    std::string program;   ///< "placeline 0.1.0"
    std::string gazetteer; ///< version and checksum of the index
    std::string options;   ///< the command line, without paths' folders
    std::string made;      ///< ISO 8601 UTC; from SOURCE_DATE_EPOCH where that is set
};

/// One -o of the command line.
struct LayerTarget {
    std::filesystem::path path; ///< extension says the format
    std::string format;         ///< from --format; empty: by extension
};

struct LayerOptions {
    bool overwrite = false;
    bool with_claims = false; ///< claims and mentions as CSV beside formats that hold one layer
    bool with_style = false;  ///< NAME.qml, a style for QGIS, beside Shapefile, GeoJSON and FlatGeobuf
    /// Of places known as an area (where_prec 3 to 6) in formats with one layer: "point", "polygon" or "null".
    std::string area_geometry = "point";
};

/// How incidents stand in a stream for other programs.
enum class RowFormat { csv, geojsonseq };

struct RowOptions {
    RowFormat format = RowFormat::csv;
    bool hxl = false; ///< CSV: a row of HXL tags below the names
};

/// What was written, for the summary on standard error.
struct LayerSummary {
    std::filesystem::path path;
    std::uint64_t located = 0;
    std::uint64_t unlocated = 0;
    std::vector<std::string> notes; ///< limits of the format that were met: "3 quotes cut at 254 bytes"
};

/// A first-order unit as a map draws it.
struct BaseUnit {
    Place place;                                            ///< `country` tells which units share a country
    std::vector<std::vector<std::vector<LonLat>>> polygons; ///< outer ring first
};

/// The land under a map: units, and the names of countries and towns.
struct BaseMapData {
    std::vector<BaseUnit> units;  ///< by row of the gazetteer; edges that two units share have the same vertices
    std::vector<Place> countries; ///< those that units belong to
    std::vector<Place> towns;     ///< the most prominent first
    std::string credit;           ///< whose data it is, for the foot of the map; empty: not known
};

/// First-order units' polygons by place id, for incident_areas and admin_areas; asked only when needed.
struct AreaSource {
    using Rings = std::vector<std::vector<std::vector<LonLat>>>;
    virtual ~AreaSource() = default;
    /// Polygons (outer ring first) of a first-order unit or a country; empty where none is known.
    [[nodiscard]] virtual Rings polygons(const std::string& place_id) const = 0;
    /// The first-order unit that holds a place; an empty id where none does.
    [[nodiscard]] virtual Place admin1_of(const Place& place) const = 0;
    /// What lies under the incidents of a map; empty where none is known.
    [[nodiscard]] virtual BaseMapData base_map() const { return {}; }
};

/// How a map is drawn.
struct MapOptions {
    bool overwrite = false;
    int width_px = 1600; ///< of the picture; a PDF page has as many CSS pixels (1/96 inch)
    int height_px = 1000;
    std::string theme = "light";           ///< "light" or "print" (greys)
    std::string title;                     ///< empty: made from the measure and the countries
    std::optional<std::string> disclaimer; ///< in place of the one about borders; empty text: none
    std::string best_rule = "contract";    ///< how `best` was chosen: "contract", "lowest", "highest"
    std::string choropleth;                ///< measure to shade first-order units by: "killed", ...; empty: symbols
    std::string by;                        ///< a map for each "day", "week" or "month" on one page; empty: one map
    std::string crs;                       ///< what PROJ knows: "EPSG:32637", "+proj=..."; empty: fit for the extent
    std::string worldview;                 ///< whose borders, by geodata/disputed-borders.tsv; empty: disputed dashed
};

/// The GIS half of the program: everything that needs GDAL, PROJ or Cairo.
class GisModule {
public:
    virtual ~GisModule() = default;

    /// Checks, before any work is done, that each target can be written: format known, folder there, file absent or
    /// `overwrite`. \throws UsageError, OutputError.
    virtual void check_targets(const std::vector<LayerTarget>& targets, const LayerOptions& options) const = 0;

    /// Writes all targets; each appears under its name only when whole.
    virtual std::vector<LayerSummary> write_layers(const IncidentSet& incidents,
                                                   const std::vector<LayerTarget>& targets, const LayerOptions& options,
                                                   const Provenance& provenance, const AreaSource& areas,
                                                   Diagnostics& diagnostics) const = 0;

    /// Writes the incidents alone, those without a place among them, to a new file with nothing beside it.
    /// \throws OutputError
    virtual void write_rows(const IncidentSet& incidents, const std::filesystem::path& target,
                            const RowOptions& options) const = 0;

    /// Checks, before any work is done, that each map can be written. \throws UsageError, OutputError.
    virtual void check_maps(const std::vector<std::filesystem::path>& targets, const MapOptions& options) const = 0;

    /// Draws all maps; each appears under its name only when whole. \throws OutputError
    virtual std::vector<LayerSummary> draw_maps(const IncidentSet& incidents,
                                                const std::vector<std::filesystem::path>& targets,
                                                const MapOptions& options, const Provenance& provenance,
                                                const AreaSource& areas) const = 0;

    /// Names of the layers (sheets, tables) of a file that GDAL reads, in its order. \throws InputError
    [[nodiscard]] virtual std::vector<std::string> layer_names(const std::filesystem::path& path) const = 0;

    /// Opens one layer of a spreadsheet, table, database or layer file. \throws InputError  It cannot be read, or has
    /// no such layer; lists those it has.
    [[nodiscard]] virtual std::unique_ptr<TableReader> open_table(const std::filesystem::path& path,
                                                                  const TableOptions& options) const = 0;

    /// Makes a spreadsheet or layer file; the extension says the format.
    /// \throws UsageError  The format is not known; lists what is. \throws OutputError  The file is there and
    /// `overwrite` is not, or it cannot be made.
    [[nodiscard]] virtual std::unique_ptr<TableWriter> create_table(const std::filesystem::path& path,
                                                                    const TableLayer& layer, bool overwrite) const = 0;
};

/// Loads the module from beside the program, its build or its install prefix (../lib/placeline). Loaded once, never
/// unloaded. \throws Error  It is missing or of another version; says where it was looked for.
GisModule& gis_module();

} // namespace placeline::bridge
