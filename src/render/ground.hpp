// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/areas.hpp"
#include "bridge/disputed_borders.hpp"
#include "bridge/map_module.hpp"
#include "render/text.hpp"

#include <optional>
#include <string>
#include <vector>

namespace placeline::render {

/// What lies under the marks of a map, and what places are called on it. The areas must outlive it.
class Ground {
public:
    Ground(const bridge::AreaSource& areas, const bridge::MapOptions& options);

    [[nodiscard]] const bridge::AreaSource& areas() const noexcept { return areas_; }
    [[nodiscard]] const bridge::BaseMapData& base() const noexcept { return base_; }
    [[nodiscard]] const bridge::DisputedBorders& borders() const noexcept { return borders_; }
    /// Fetched by the first who asks.
    [[nodiscard]] const std::vector<Place>& towns() const;
    /// One line or two, each isolated (Unicode UAX 9), so that its direction does not turn what stands beside it.
    /// A name that the fonts at hand cannot write is given in English.
    [[nodiscard]] std::string name_of(const Place& place, Typesetter& typesetter) const;

private:
    const bridge::AreaSource& areas_;
    bridge::BaseMapData base_;
    bridge::DisputedBorders borders_;
    bridge::MapNames names_;
    mutable std::optional<std::vector<Place>> towns_;
};

} // namespace placeline::render
