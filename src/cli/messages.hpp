// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace placeline::cli {

/// Prints "placeline: MESSAGE" and a line end to standard error. Control characters, which a hostile file name may
/// hold, are shown as '?'.
void say(std::string_view message);

} // namespace placeline::cli
