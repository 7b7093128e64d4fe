// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/option_set.hpp"

#include <string>

namespace placeline::cli {

/// Options of `geocode` for tables.
struct GeocodeTableOptions {
    std::string table;
    std::string layer;
    std::string place_column;
    std::string country_column;
    std::string admin1_column;
    std::string lat_column;
    std::string lon_column;
    std::string encoding;
    std::string output; ///< empty: NDJSON to standard output
    bool overwrite = false;
    int threads = 0;

    void declare(OptionSet& options);
    /// \throws UsageError  Options do not fit together.
    void check() const;
};

} // namespace placeline::cli
