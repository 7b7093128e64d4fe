// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/tables.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace placeline::gazetteer {

/// Which columns of a table of no known kind hold what. Empty: the usual names are looked for.
struct SourceColumns {
    std::string id;
    std::string name;
    std::string names; ///< further names, separated by `|`, `;` or `,`
    std::string lat;
    std::string lon;
    std::string country;
    std::string admin1;
    std::string admin2;
    std::string pcode;
    std::string feature_class;
    std::string feature_code;
    std::string population;
};

/// How to read sources.
struct SourceOptions {
    /// Opens what is no text (spreadsheets, databases, layers) and CSV. Empty: such sources are refused.
    std::function<std::unique_ptr<bridge::TableReader>(const std::filesystem::path&, const bridge::TableOptions&)>
        open_table;
    std::function<std::vector<std::string>(const std::filesystem::path&)> layer_names;
    std::filesystem::path osm_tags; ///< geodata/osmconf.ini as it is installed; empty: OSM files are refused
    std::string layer;              ///< of files with several layers; empty: those of a known kind, else the first
    SourceColumns columns;
    std::string country; ///< ISO 3166-1 alpha-2 of rows that state none, in tables of no known kind
    /// Called now and then with the source and the number of its rows read so far.
    std::function<void(const std::filesystem::path&, std::uint64_t)> progress;
};

} // namespace placeline::gazetteer
