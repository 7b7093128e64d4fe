// SPDX-License-Identifier: Apache-2.0
#include "cli/messages.hpp"

#include <algorithm>
#include <cstdio>
#include <string>

namespace placeline::cli {

void say(std::string_view message)
{
    std::string line = "placeline: ";
    line += message;
    std::replace_if(
        line.begin(), line.end(),
        [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F; }, '?');
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stderr);
}

} // namespace placeline::cli
