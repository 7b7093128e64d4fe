// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::cli {

/// The word of `known` that a mistyped one most likely meant: at most two edits away, or one that it begins.
std::optional<std::string> suggestion(std::string_view typed, const std::vector<std::string>& known);

} // namespace placeline::cli
