// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace placeline {

/// Why something cannot be written, in words, with what to do about it where that is known: a full disk, a folder of
/// others. \param error  As in `errno`.
std::string write_error(int error);

} // namespace placeline
