// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace placeline {

/// The lower case of an ASCII letter; any other byte as it is. For names that are ASCII by definition (extensions,
/// tags, columns): text of people is compared by `text::folded`.
constexpr char ascii_lower(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string ascii_lower(std::string_view text)
{
    std::string out{text};
    for (char& c : out) {
        c = ascii_lower(c);
    }
    return out;
}

} // namespace placeline
