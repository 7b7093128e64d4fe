// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace placeline::gazetteer {

/// A kind of place as GeoNames has it.
struct PlaceKind {
    char feature_class = ' ';
    std::string_view feature_code;
};

/// What another gazetteer calls the kinds of places (geodata/source-kinds.tsv). Views live as long as the program.
class PlaceKinds {
public:
    /// \param source  "wof", "ne" or "osm".
    explicit PlaceKinds(std::string_view source);

    /// \param kind  In any case. \return Nothing: it is no kind of place.
    [[nodiscard]] std::optional<PlaceKind> of(std::string_view kind) const;

private:
    std::unordered_map<std::string, PlaceKind> kinds_;
};

} // namespace placeline::gazetteer
