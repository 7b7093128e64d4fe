// SPDX-License-Identifier: Apache-2.0
#include "review/passage.hpp"

#include "records/code_points.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace placeline::review {

namespace {

/// Whether a byte continues a character of UTF-8.
bool continues(char c) noexcept
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

} // namespace

Passage passage(std::string report, std::string quote, std::uint32_t start_cp, std::uint32_t end_cp,
                std::string_view text)
{
    constexpr std::size_t around = 240; // bytes
    Passage found{.report_id = std::move(report), .before = {}, .quote = std::move(quote), .after = {}};
    const records::CodePoints code_points{text};
    const auto start = code_points.byte_of(start_cp);
    const auto end = code_points.byte_of(end_cp);
    if (text.empty() || !start || !end || *start > *end) {
        return found;
    }
    std::size_t first = *start > around ? *start - around : 0;
    while (first < *start && continues(text[first])) {
        ++first;
    }
    std::size_t last = std::min(text.size(), *end + around);
    while (last > *end && last < text.size() && continues(text[last])) {
        --last;
    }
    found.before = text.substr(first, *start - first);
    found.after = text.substr(*end, last - *end);
    return found;
}

} // namespace placeline::review
