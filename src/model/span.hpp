// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace placeline {

/// Half-open byte range in the UTF-8 text of a report. Records outside the program count code points instead;
/// `records/` converts.
struct TextSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] bool empty() const noexcept { return begin >= end; }
    [[nodiscard]] bool contains(const TextSpan& other) const noexcept
    {
        return begin <= other.begin && other.end <= end;
    }
    [[nodiscard]] bool overlaps(const TextSpan& other) const noexcept { return begin < other.end && other.begin < end; }
    /// \param text  The text the span was taken from; the result lives as long as it does.
    [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }

    auto operator<=>(const TextSpan&) const = default;
};

} // namespace placeline
