// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace placeline::cli {

/// Prints "placeline: MESSAGE" and a line end to standard error. Control characters, which a hostile file name may
/// hold, are shown as '?'.
void say(std::string_view message);

/// "1 incident", "12 incidents".
std::string counted(std::uint64_t number, std::string_view one, std::string_view many);

} // namespace placeline::cli
