// SPDX-License-Identifier: Apache-2.0
#include "base/spreadsheet_text.hpp"

#include "base/byte_set.hpp"

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

std::string_view without_formula_guard(std::string_view cell) noexcept
{
    return cell.starts_with('\'') && would_run_as_formula(cell.substr(1)) ? cell.substr(1) : cell;
}

void append_csv_cell(std::string& out, std::string_view text)
{
    const bool guarded = would_run_as_formula(text);
    constexpr ByteSet to_quote{
        [](unsigned char byte) { return byte == ',' || byte == '"' || byte == '\r' || byte == '\n' || byte == '\0'; }};
    if (!to_quote.any_in(text)) {
        out.append(guarded ? "'" : "").append(text);
        return;
    }
    out.append(guarded ? "\"'" : "\"");
    for (const char c : text) {
        if (c == '"') {
            out += '"';
        }
        out += c == '\0' ? ' ' : c;
    }
    out += '"';
}

} // namespace placeline
