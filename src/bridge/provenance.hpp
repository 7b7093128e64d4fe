// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/checksum.hpp"

#include <string>
#include <vector>

namespace placeline::bridge {

/// What every output says of how it was made. What is empty is left out.
struct Provenance {
    std::string program;                ///< "placeline 0.1.0"
    std::string gazetteer;              ///< version and checksum of the index
    std::string options;                ///< the command line, without paths' folders
    std::string made;                   ///< ISO 8601 UTC; from SOURCE_DATE_EPOCH where that is set
    std::vector<FileChecksum> inputs{}; ///< in the order in which they were read
    std::vector<FileChecksum> corrections{};
    std::vector<FileChecksum> overrides{};
    std::vector<std::string> notes{}; ///< what a reader must know: "coordinates are coarsened"
};

/// {"program":...,"gazetteer":...,"options":...,"made":...,"inputs":[{"name":...,"bytes":...,"sha256":...}],...} in one
/// line.
std::string provenance_json(const Provenance& provenance);

/// "Made by placeline 0.1.0 on 2024-02-03T00:00:00Z; gazetteer ...; options ...; inputs ..."; of many inputs the first.
std::string provenance_words(const Provenance& provenance);

} // namespace placeline::bridge
