// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/position.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace placeline::output {

/// Where things are in an R-tree whose nodes are numbered from 1, the root.
struct PackedRtree {
    std::vector<std::uint32_t> leaf_of;   ///< by point: number of its leaf
    std::vector<std::uint32_t> parent_of; ///< by number of a node; 0 of the root, and of number 0, which no node has
};

/// Packs points into nodes as full as may be, in the order of a Hilbert curve and then level by level. A node has the
/// bytes that SQLite's R*Tree keeps of one with two dimensions (ext/rtree/rtree.c, "Database Format of R-Tree Tables").
/// \param positions  At least one; by point, as `ids` are. \param node_bytes  The size of a node, at least two
/// entries'. \param take  Called with each node's number and bytes, which live until it returns.
PackedRtree pack_rtree(std::span<const std::int64_t> ids, std::span<const LonLat> positions, std::size_t node_bytes,
                       const std::function<void(std::uint32_t, std::string_view)>& take);

} // namespace placeline::output
