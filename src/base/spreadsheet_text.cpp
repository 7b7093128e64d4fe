// SPDX-License-Identifier: Apache-2.0
#include "base/spreadsheet_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

namespace placeline {

bool would_run_as_formula(std::string_view text) noexcept
{
    constexpr std::array<std::string_view, 9> starts{"=", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
    if (std::ranges::any_of(starts, [text](std::string_view start) { return text.starts_with(start); })) {
        return true;
    }
    if (text.size() < 2 || (text[0] != '+' && text[0] != '-')) {
        return false;
    }
    double value = 0.0;
    const char* const end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data() + 1, end, value);
    return parsed.ec != std::errc{} || parsed.ptr != end;
}

} // namespace placeline
