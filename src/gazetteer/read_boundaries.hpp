// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostics.hpp"
#include "gazetteer/unit_parts.hpp"
#include "model/position.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace placeline::gazetteer {

/// The properties of a feature that may say which unit it is. Names are as files have them, in small letters.
class FeatureKeys {
public:
    void add(std::string_view name, std::string_view value);
    /// The value of the first of the names that has one, or empty.
    [[nodiscard]] std::string_view first_of(std::initializer_list<std::string_view> names) const;

private:
    std::vector<std::pair<std::string, std::string>> values_;
};

/// The unit that a feature's properties name, or nothing.
using UnitOfKeys = std::function<std::optional<Unit>(const FeatureKeys& keys)>;

/// Gathers the borders of units. Of several for one unit the first counts.
class BoundaryReader {
public:
    /// \param diagnostics  Told of each feature that cannot be used; must outlive this.
    BoundaryReader(UnitOfKeys unit_of_keys, Diagnostics& diagnostics);

    /// Reads a GeoJSON file (RFC 7946; may be packed with zstd) of polygons.
    /// \throws InputError  It cannot be read or is no GeoJSON.
    void read(const std::filesystem::path& path);
    /// Adds an outline that a source has. One without an area is passed over.
    void add(const Unit& unit, const std::vector<std::vector<std::vector<LonLat>>>& polygons);
    std::vector<BorderedUnit> take() { return std::move(units_); }

private:
    UnitOfKeys unit_of_keys_;
    Diagnostics& diagnostics_;
    std::set<std::uint32_t> seen_;
    std::vector<BorderedUnit> units_;
};

} // namespace placeline::gazetteer
