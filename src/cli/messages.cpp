// SPDX-License-Identifier: Apache-2.0
#include "cli/messages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

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

std::string counted(std::uint64_t number, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

} // namespace placeline::cli
