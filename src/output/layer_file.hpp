// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/gis_module.hpp"
#include "model/position.hpp"
#include "output/value.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace placeline::output {

enum class Geometry { none, point, area };

struct LayerSchema {
    std::string name;
    std::string description;
    Geometry geometry = Geometry::none;
    std::vector<Field> fields;
};

/// Polygons of one area, as `bridge::AreaSource` gives them: rings of positions, the first of each polygon outer.
using Polygons = bridge::AreaSource::Rings;

/// A file (or a set of files) of one format that comes into being under temporary names. `finish` makes it whole,
/// `publish` gives it its name; without that nothing is left of it.
class LayerFile {
public:
    LayerFile() = default;
    LayerFile(const LayerFile&) = delete;
    LayerFile& operator=(const LayerFile&) = delete;
    virtual ~LayerFile() = default;

    /// Begins a layer; rows go to the layer begun last. Formats with one layer take one.
    virtual void begin_layer(const LayerSchema& schema) = 0;
    /// \param values    In the order of the schema's fields.
    /// \param position  Nothing: the row has no geometry.
    virtual void add(std::span<const Value> values, const std::optional<LonLat>& position) = 0;
    /// \param polygons  The row's geometry, not empty; the same address holds the same polygons until the next layer
    /// begins. For formats where points and polygons stand in one layer.
    virtual void add_area(std::span<const Value> values, const Polygons* polygons) = 0;
    /// \throws OutputError  Some of it could not be written.
    virtual void finish() = 0;
    virtual void publish() = 0;

    /// What the format could not hold, in words for the summary.
    [[nodiscard]] virtual std::vector<std::string> notes() const { return {}; }
};

} // namespace placeline::output
