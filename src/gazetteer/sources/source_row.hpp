// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "model/position.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace placeline::gazetteer {

/// Polygons of rings, the outer one first.
using Outline = std::vector<std::vector<std::vector<LonLat>>>;

struct RowName {
    std::string_view text; ///< as written
    NameKind kind = NameKind::alternate;
    std::string_view language{}; ///< ISO 639 or BCP 47; empty: not told
    NameUse use = NameUse::plain;
};

/// What every importer makes of a row of its source. Views live as long as the table (`Import::keep`). Empty: the
/// source does not say.
struct SourceRow {
    std::string_view id; ///< with the source's prefix: "geonames:98182", "gns:2250"
    std::string_view name;
    std::optional<LonLat> position;
    char feature_class = ' ';
    std::string_view feature_code;
    std::string_view country; ///< ISO 3166-1 alpha-2
    std::string_view admin1_code;
    std::string_view admin2_code;
    std::string_view pcode;
    std::uint32_t population = 0;
    std::vector<RowName> names;            ///< beside `name`
    std::vector<std::string_view> same_as; ///< ids under which other sources may have the place
    std::string_view parent_pcode;         ///< of a unit: of the unit that it is a part of
    Outline outline;                       ///< of a unit
};

} // namespace placeline::gazetteer
