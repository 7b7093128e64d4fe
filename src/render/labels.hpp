// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/land.hpp"
#include "render/text.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace placeline::render {

/// Keeps boxes of the picture free of one another. A box once placed stays.
class BoxIndex {
public:
    explicit BoxIndex(const Box& frame);

    void add(const Box& box);
    /// Inside the frame, and touches no box that was added.
    [[nodiscard]] bool is_free(const Box& box) const;

private:
    template <typename Visit>
    bool any_cell(const Box& box, Visit visit) const;

    Box frame_;
    int columns_ = 1;
    int rows_ = 1;
    std::vector<std::vector<std::uint32_t>> cells_;
    std::vector<Box> boxes_;
};

/// Boxes of a text beside a symbol: right, left, above, below, then the corners.
std::vector<Box> boxes_beside(const Point& centre, double radius, const Box& size);

/// Where inside an area a name may stand.
struct InnerPoint {
    Point at;                ///< pixels
    double half_width = 0.0; ///< of the room around it, pixels
    double half_height = 0.0;
};

/// For each group the roomiest points, best first and at most `limit`, at some distance from one another.
/// \param group_of_unit  By index in the base map; a number below `n_groups`.
std::vector<std::vector<InnerPoint>> inner_points(const Land& land, const Box& frame,
                                                  std::span<const std::uint32_t> group_of_unit, std::size_t n_groups,
                                                  std::size_t limit);

} // namespace placeline::render
