// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace placeline::cli {

/// Shells that completion is written for.
const std::vector<std::string>& completion_shells();

/// What a shell sources so that it completes commands, options, their words and, elsewhere, names of files. Made from
/// the table of commands. \param shell  One of `completion_shells`.
std::string completion_script(std::string_view shell);

} // namespace placeline::cli
