// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/theme.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace placeline::render {

/// Classes that numbers up to `greatest` are shaded by: the least number of each, rising, at round numbers (1, 2 or 5
/// times a power of ten), at most five, even by ratio, since tolls differ by powers of ten. Empty for 0.
std::vector<std::uint64_t> class_bounds(std::uint64_t greatest);

/// The class of a number of at least 1.
std::size_t class_of(std::uint64_t number, const std::vector<std::uint64_t>& bounds);

/// "1–4", "50 and more".
std::string class_text(std::size_t number, const std::vector<std::uint64_t>& bounds);

/// The shade of a class: the more, the darker, in the measure's own colour.
Colour class_colour(const Theme& theme, Lead lead, std::size_t number, std::size_t n_classes);

} // namespace placeline::render
