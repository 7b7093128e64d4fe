// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace placeline {

/// As character data of HTML or XML, not as the value of an attribute: &, < and > are entities.
inline std::string markup_text(std::string_view text)
{
    std::string made;
    for (const char c : text) {
        switch (c) {
        case '&':
            made += "&amp;";
            break;
        case '<':
            made += "&lt;";
            break;
        case '>':
            made += "&gt;";
            break;
        default:
            made += c;
        }
    }
    return made;
}

} // namespace placeline
