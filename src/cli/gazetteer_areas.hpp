// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/areas.hpp"
#include "gazetteer/gazetteer.hpp"

#include <map>
#include <string>
#include <vector>

namespace placeline::cli {

/// Hands the gazetteer's boundaries to the layers. The gazetteer must outlive it.
class GazetteerAreas : public bridge::AreaSource {
public:
    explicit GazetteerAreas(const gazetteer::Gazetteer& gazetteer) : gazetteer_{gazetteer} {}

    /// Of a country: the polygons of all its first-order units.
    [[nodiscard]] Rings polygons(const std::string& place_id) const override;
    [[nodiscard]] Place admin1_of(const Place& place) const override;
    [[nodiscard]] bridge::BaseMapData base_map() const override;
    [[nodiscard]] std::vector<Place> towns() const override;
    [[nodiscard]] std::string name_on_map(const Place& place, bridge::MapNames names) const override;

private:
    [[nodiscard]] const std::vector<gazetteer::PlaceIndex>& units_of(const std::string& country) const;

    const gazetteer::Gazetteer& gazetteer_;
    /// First-order units by country; filled when the first country is asked for, since that reads all rows.
    mutable std::map<std::string, std::vector<gazetteer::PlaceIndex>> units_;
};

} // namespace placeline::cli
