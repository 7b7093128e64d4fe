// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/position.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace placeline::output {

/// The numbers of the positions in the order in which FlatGeobuf keeps them: back along a Hilbert curve through the box
/// around them. Those in one cell stay in their order.
std::vector<std::uint32_t> along_curve(std::span<const LonLat> positions);

} // namespace placeline::output
