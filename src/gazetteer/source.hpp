// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostics.hpp"
#include "gazetteer/gazetteer.hpp"

#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace placeline::gazetteer {

/// The whole content of a file, unpacked when it is zstd (told by its first bytes).
/// \throws InputError  It cannot be read or unpacked.
std::string read_source_file(const std::filesystem::path& path);

/// A place as the sources give it. Views point into the text that `SourceTable` keeps.
struct SourcePlace {
    std::string_view id;
    std::string_view name;
    std::int32_t lon_e7 = 0;
    std::int32_t lat_e7 = 0;
    char feature_class = ' ';
    std::string_view feature_code;
    std::string_view country;
    std::string_view admin1_code;
    std::string_view admin2_code;
    std::string_view pcode;
    std::uint32_t population = 0;
    std::uint32_t source = 0; ///< the last one that gave a row
};

struct SourceName {
    std::string_view text; ///< as written
    std::uint32_t place = 0;
    NameKind kind = NameKind::alternate;
};

/// All rows of all sources, joined by id.
class SourceTable {
public:
    SourceTable();
    SourceTable(const SourceTable&) = delete;
    SourceTable& operator=(const SourceTable&) = delete;
    ~SourceTable();

    /// Reads placeline's own columns (told by the header line) or GeoNames' 19 columns. A row whose id an earlier
    /// source has patches that place: non-empty fields override, names are added. Bad rows go to `diagnostics` with
    /// file, line, reason. \throws InputError  The file cannot be read, or is of neither kind.
    void read(const std::filesystem::path& path, Diagnostics& diagnostics);

    /// Reads the rows that wait: those without a name, whose place no source had given yet when they were met.
    /// To be called once, after the last source.
    void finish(Diagnostics& diagnostics);

    /// Names of places[i] with the kind main come from `places[i].name` and are not in `names`.
    std::vector<SourcePlace> places;
    std::vector<SourceName> names;
    std::uint64_t rows = 0;
    std::uint64_t rejected = 0;

private:
    struct Reader;
    struct Waiting;

    std::deque<std::string> texts_;
    std::unordered_map<std::string_view, std::uint32_t> by_id_;
    std::uint32_t n_sources_ = 0;
    std::vector<Waiting> waiting_;
};

} // namespace placeline::gazetteer
