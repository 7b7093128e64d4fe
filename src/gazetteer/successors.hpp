// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/index_view.hpp"

#include <span>
#include <utility>
#include <vector>

namespace placeline::gazetteer {

/// Of several indexes: which place of a later one has the id of an earlier place, and so stands for it.
class Successors {
public:
    /// \param first  Number of each index's first place among the places of all.
    Successors(std::span<const IndexView> parts, std::span<const PlaceIndex> first);

    /// The last place that has its id, or else itself.
    [[nodiscard]] PlaceIndex of(PlaceIndex place) const noexcept;

private:
    std::vector<std::pair<PlaceIndex, PlaceIndex>> replaced_; ///< place, its successor; sorted
};

} // namespace placeline::gazetteer
