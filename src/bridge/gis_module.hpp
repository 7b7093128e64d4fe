// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostics.hpp"
#include "model/incident.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
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
};

/// What was written, for the summary on standard error.
struct LayerSummary {
    std::filesystem::path path;
    std::uint64_t located = 0;
    std::uint64_t unlocated = 0;
    std::vector<std::string> notes; ///< limits of the format that were met: "3 quotes cut at 254 bytes"
};

/// First-order units' polygons by place id, for incident_areas and admin_areas; asked only when needed.
struct AreaSource {
    using Rings = std::vector<std::vector<std::vector<LonLat>>>;
    virtual ~AreaSource() = default;
    /// Polygons (outer ring first) of a first-order unit or a country; empty where none is known.
    [[nodiscard]] virtual Rings polygons(const std::string& place_id) const = 0;
    /// The first-order unit that holds a place; an empty id where none does.
    [[nodiscard]] virtual Place admin1_of(const Place& place) const = 0;
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
};

/// Loads the module from beside the program, its build or its install prefix (../lib/placeline). Loaded once, never
/// unloaded. \throws Error  It is missing or of another version; says where it was looked for.
GisModule& gis_module();

} // namespace placeline::bridge
