// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace placeline::places {

/// The content of geodata/weights-names.tsv and geodata/weights-candidates.tsv, compiled in by embed_weights.cmake.
std::string_view builtin_name_weights() noexcept;
std::string_view builtin_candidate_weights() noexcept;

} // namespace placeline::places
