// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/place.hpp"

#include <string>
#include <vector>

namespace placeline::bridge {

/// A first-order unit as a map draws it.
struct BaseUnit {
    Place place;                                            ///< `country` tells which units share a country
    std::vector<std::vector<std::vector<LonLat>>> polygons; ///< outer ring first
};

/// The land under a map.
struct BaseMapData {
    std::vector<BaseUnit> units;  ///< by row of the gazetteer; edges that two units share have the same vertices
    std::vector<Place> countries; ///< those that units belong to
    std::string credit;           ///< whose data it is, for the foot of the map; empty: not known
};

/// In which language names stand on a map.
enum class MapNames {
    english, ///< as the gazetteer shows them: in Latin letters, English where English has a name of its own
    local,   ///< as the country's own maps write them, where that is known
    both,    ///< both where they differ, the local one in a line of its own
};

/// What the gazetteer knows of the land under a map or layer; asked only when needed.
struct AreaSource {
    using Rings = std::vector<std::vector<std::vector<LonLat>>>;
    virtual ~AreaSource() = default;
    /// Polygons (outer ring first) of a first-order unit or a country; empty where none is known.
    [[nodiscard]] virtual Rings polygons(const std::string& place_id) const = 0;
    /// The first-order unit that holds a place; an empty id where none does.
    [[nodiscard]] virtual Place admin1_of(const Place& place) const = 0;
    /// What lies under the incidents of a map; empty where none is known.
    [[nodiscard]] virtual BaseMapData base_map() const { return {}; }
    /// Towns that a map may name, the most prominent first. A map of the world names none.
    [[nodiscard]] virtual std::vector<Place> towns() const { return {}; }
    /// The name of a place as a map shows it.
    [[nodiscard]] virtual std::string name_on_map(const Place& place, MapNames /*names*/) const { return place.name; }
};

} // namespace placeline::bridge
