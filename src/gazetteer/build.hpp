// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostics.hpp"
#include "gazetteer/source.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace placeline::gazetteer {

struct BuildOptions {
    std::vector<std::filesystem::path> sources;    ///< of any kind that `SourceTable::read` knows; later ones mend
    SourceOptions reading;                         ///< how to read them
    std::vector<std::filesystem::path> boundaries; ///< .geojson, .geojson.zst of first- and second-order units
    std::filesystem::path output;
    std::string data_version;
    std::string sources_as; ///< what `Gazetteer::Info::sources` says of them; empty: the names of the files
    bool overwrite = false;
};

struct BuildSummary {
    std::uint64_t rows = 0;     ///< read
    std::uint64_t rejected = 0; ///< each told to the diagnostics with file, line and reason
    std::uint64_t joined = 0;   ///< places of a source that another has under an id of its own; both ids are found
    std::uint64_t places = 0;
    std::uint64_t names = 0;
    std::uint64_t bytes = 0;
    std::vector<SourceSummary> sources; ///< in the order given
};

/// Builds an index (docs/gazetteer-index.md) and renames it into place when whole. Same input, same bytes.
/// \throws InputError   A source cannot be read at all.
/// \throws OutputError  The index exists (without `overwrite`) or cannot be written.
BuildSummary build_index(const BuildOptions& options, Diagnostics& diagnostics);

} // namespace placeline::gazetteer
