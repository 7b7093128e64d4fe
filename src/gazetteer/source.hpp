// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostics.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/sources/source_options.hpp"
#include "gazetteer/sources/source_row.hpp"
#include "gazetteer/sources/source_text.hpp"
#include "gazetteer/string_pool.hpp"

#include <array>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace placeline::gazetteer {

/// A place as the sources together give it. Views live as long as the table.
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
    std::array<char, 3> language{}; ///< as `text::language_code` returns it; NUL: not told
    NameUse use = NameUse::plain;
    std::uint16_t source = 0; ///< number in `SourceTable::sources`
};

/// The border of a unit as its source drew it, in the source's precision.
struct SourceOutline {
    std::uint32_t place = 0; ///< number in `SourceTable::places`
    Outline polygons;
};

/// What came of one source, for the summary.
struct SourceSummary {
    std::filesystem::path path;
    std::string kind;           ///< "GeoNames dump"
    std::uint64_t rows = 0;     ///< read
    std::uint64_t places = 0;   ///< new ones
    std::uint64_t joined = 0;   ///< rows that told more of a place that an earlier source, or this one, gave
    std::uint64_t names = 0;    ///< beside the main ones
    std::uint64_t rejected = 0; ///< rows that could not be used; each told with file, line and reason
    std::uint64_t passed = 0;   ///< rows that are no place: names of places that no source has, features of no name
};

/// All rows of all sources, joined by id.
class SourceTable {
public:
    SourceTable();
    SourceTable(const SourceTable&) = delete;
    SourceTable& operator=(const SourceTable&) = delete;
    ~SourceTable();

    /// Reads a file of any kind that `recognise` knows. A row whose id an earlier source has patches that place:
    /// non-empty fields override, names are added. Bad rows go to `diagnostics` with file, line, reason.
    /// \throws InputError  The file cannot be read, or is of no known kind.
    void read(const std::filesystem::path& path, const SourceOptions& options, Diagnostics& diagnostics);

    /// Reads the rows that wait: those without a name, whose place no source had given yet when they were met, and
    /// units without a position. To be called once, after the last source.
    void finish(Diagnostics& diagnostics);

    /// Names of places[i] with the kind main come from `places[i].name` and are not in `names`.
    std::vector<SourcePlace> places;
    std::vector<SourceName> names;
    std::vector<SourceOutline> outlines;
    std::vector<SourceSummary> sources;
    std::uint64_t rows = 0;
    std::uint64_t rejected = 0;

private:
    friend class Import;
    struct Waiting;

    std::deque<SourceText> texts_;
    Arena kept_;
    std::unordered_map<std::string_view, std::uint32_t> by_id_;
    std::unordered_map<std::string_view, std::string> language_codes_; ///< what `text::language_code` made of codes
    std::vector<Waiting> waiting_;
};

} // namespace placeline::gazetteer
