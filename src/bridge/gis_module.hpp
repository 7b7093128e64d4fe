// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostics.hpp"
#include "bridge/areas.hpp"
#include "bridge/provenance.hpp"
#include "bridge/tables.hpp"
#include "model/incident.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace placeline::bridge {

/// One -o of the command line.
struct LayerTarget {
    std::filesystem::path path; ///< extension says the format; or a database (bridge/database_target.hpp)
    std::string format;         ///< from --format; empty: by extension
};

struct LayerOptions {
    bool overwrite = false;
    bool append = false;      ///< a database keeps its other rows; those of the same event_id are replaced
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

/// The part of the program that needs GDAL: tables and layers.
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
