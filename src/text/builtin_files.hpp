// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace placeline::text {

/// Name and content of each geodata/language/<lang>/*.tsv, as they were when the program was built; names in order.
std::vector<std::pair<std::string_view, std::string_view>> builtin_language_files();

/// geodata/language/transliteration.tsv.
std::string_view builtin_transliteration();

} // namespace placeline::text
