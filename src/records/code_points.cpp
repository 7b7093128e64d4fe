// SPDX-License-Identifier: Apache-2.0
#include "records/code_points.hpp"

#include <algorithm>

namespace placeline::records {

namespace {

constexpr std::size_t block_bytes = 64;

constexpr bool starts_code_point(char c) noexcept
{
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

} // namespace

CodePoints::CodePoints(std::string_view utf8) : text_{utf8}
{
    const bool ascii = std::none_of(utf8.begin(), utf8.end(), [](char c) { return static_cast<signed char>(c) < 0; });
    if (ascii) {
        size_ = static_cast<std::uint32_t>(utf8.size());
        return;
    }
    before_block_.reserve(utf8.size() / block_bytes + 1);
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        if (i % block_bytes == 0) {
            before_block_.push_back(size_);
        }
        size_ += starts_code_point(utf8[i]) ? 1U : 0U;
    }
}

std::uint32_t CodePoints::of_byte(std::uint32_t byte) const noexcept
{
    if (byte >= text_.size()) {
        return size_;
    }
    if (before_block_.empty()) {
        return byte;
    }
    const std::size_t block = byte / block_bytes;
    const auto counted = std::count_if(text_.begin() + static_cast<std::ptrdiff_t>(block * block_bytes),
                                       text_.begin() + static_cast<std::ptrdiff_t>(byte), starts_code_point);
    return before_block_[block] + static_cast<std::uint32_t>(counted);
}

std::optional<std::uint32_t> CodePoints::byte_of(std::uint32_t code_point) const noexcept
{
    if (code_point > size_) {
        return std::nullopt;
    }
    if (code_point == size_) {
        return static_cast<std::uint32_t>(text_.size());
    }
    if (before_block_.empty()) {
        return code_point;
    }
    const auto after = std::upper_bound(before_block_.begin(), before_block_.end(), code_point);
    const auto block = static_cast<std::size_t>(after - before_block_.begin()) - 1;
    std::uint32_t seen = before_block_[block];
    std::size_t byte = block * block_bytes;
    while (!starts_code_point(text_[byte])) { // the tail of a code point of the block before
        ++byte;
    }
    while (seen < code_point) {
        ++byte;
        if (starts_code_point(text_[byte])) {
            ++seen;
        }
    }
    return static_cast<std::uint32_t>(byte);
}

} // namespace placeline::records
