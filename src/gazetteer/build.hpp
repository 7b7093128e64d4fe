// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostics.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace placeline::gazetteer {

struct BuildOptions {
    std::vector<std::filesystem::path>
        sources; ///< .tsv, .tsv.zst in placeline's columns, or GeoNames' 19; later ones win
    std::vector<std::filesystem::path> boundaries; ///< .geojson, .geojson.zst with property `id`
    std::filesystem::path output;
    std::string data_version;
    bool overwrite = false;
};

struct BuildSummary {
    std::uint64_t rows = 0;     ///< read
    std::uint64_t rejected = 0; ///< each told to the diagnostics with file, line and reason
    std::uint64_t places = 0;
    std::uint64_t names = 0;
    std::uint64_t bytes = 0;
};

/// Builds an index (docs/gazetteer-index.md) and renames it into place when whole. Same input, same bytes.
/// \throws InputError   A source cannot be read at all.
/// \throws OutputError  The index exists (without `overwrite`) or cannot be written.
BuildSummary build_index(const BuildOptions& options, Diagnostics& diagnostics);

} // namespace placeline::gazetteer
