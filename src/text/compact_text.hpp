// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace placeline::text {

/// UTF-8 in the Standard Compression Scheme for Unicode (UTS #6): about a byte a letter in any alphabet.
std::string compacted(std::string_view utf8);

/// The UTF-8 of what `compacted` returned; of other bytes some text, which is UTF-8 too.
std::string expanded(std::string_view compact);

} // namespace placeline::text
