// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/ascii.hpp"

#include <string>
#include <string_view>

namespace placeline::input {

/// Without white space at both ends.
inline std::string_view trimmed(std::string_view text) noexcept
{
    constexpr std::string_view white = " \t\r\n";
    const std::size_t first = text.find_first_not_of(white);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(white) - first + 1);
}

} // namespace placeline::input
