// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/span.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace placeline::records {

/// Converts offsets of one text between bytes (inside the program) and code points (in records). Built in one pass; a
/// look-up reads at most one block of 64 bytes. Does not keep the text alive.
class CodePoints {
public:
    /// \param utf8  Valid UTF-8; must outlive this object.
    explicit CodePoints(std::string_view utf8);

    /// Number of code points that start before `byte`; an offset beyond the end counts as the end.
    [[nodiscard]] std::uint32_t of_byte(std::uint32_t byte) const noexcept;
    /// First byte of the code point of that number, the length of the text for the one past the last, or nothing
    /// beyond.
    [[nodiscard]] std::optional<std::uint32_t> byte_of(std::uint32_t code_point) const noexcept;
    [[nodiscard]] std::uint32_t size() const noexcept { return size_; }

    /// The span counted in code points.
    [[nodiscard]] TextSpan of_bytes(const TextSpan& bytes) const noexcept
    {
        return {of_byte(bytes.begin), of_byte(bytes.end)};
    }

private:
    std::string_view text_;
    std::vector<std::uint32_t> before_block_; ///< code points that start before each block; empty: the text is ASCII
    std::uint32_t size_ = 0;
};

} // namespace placeline::records
