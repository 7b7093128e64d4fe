// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace placeline::cli {

/// Runs the program. Prints results to standard output, all else to standard error.
/// \param arguments  Without the program's name.
/// \return           The exit status: 0 done, 1 failed, 2 wrong command line.
int run_program(const std::vector<std::string>& arguments);

} // namespace placeline::cli
