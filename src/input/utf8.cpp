// SPDX-License-Identifier: Apache-2.0
#include "input/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace placeline::input {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

constexpr unsigned byte_at(std::string_view bytes, std::size_t at) noexcept
{
    return static_cast<unsigned char>(bytes[at]);
}

/// A look at the code point that starts at `at`.
struct Sequence {
    std::size_t length = 1; ///< of the code point, or of the ill-formed part that one U+FFFD replaces
    bool valid = false;
};

/// Unicode 15, table 3-7: what the second byte may be depends on the first.
Sequence sequence_at(std::string_view bytes, std::size_t at) noexcept
{
    const unsigned first = byte_at(bytes, at);
    if (first < 0x80) {
        return {1, true};
    }
    std::size_t wanted = 0;
    unsigned low = 0x80;
    unsigned high = 0xBF;
    if (first >= 0xC2 && first <= 0xDF) {
        wanted = 2;
    } else if (first >= 0xE0 && first <= 0xEF) {
        wanted = 3;
        low = first == 0xE0 ? 0xA0 : low;
        high = first == 0xED ? 0x9F : high;
    } else if (first >= 0xF0 && first <= 0xF4) {
        wanted = 4;
        low = first == 0xF0 ? 0x90 : low;
        high = first == 0xF4 ? 0x8F : high;
    } else {
        return {1, false};
    }
    for (std::size_t i = 1; i < wanted; ++i) {
        if (at + i >= bytes.size() || byte_at(bytes, at + i) < low || byte_at(bytes, at + i) > high) {
            return {i, false};
        }
        low = 0x80;
        high = 0xBF;
    }
    return {wanted, true};
}

} // namespace

std::size_t valid_utf8_prefix(std::string_view bytes) noexcept
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::uint64_t word = 0;
        if (at + sizeof word <= bytes.size()) { // eight ASCII bytes at a time
            std::memcpy(&word, bytes.data() + at, sizeof word);
            if ((word & 0x8080808080808080U) == 0) {
                at += sizeof word;
                continue;
            }
        }
        const Sequence sequence = sequence_at(bytes, at);
        if (!sequence.valid) {
            return at;
        }
        at += sequence.length;
    }
    return at;
}

std::optional<Repair> repair_utf8(std::string& bytes)
{
    const auto next_fault = [&bytes](std::size_t from) {
        const std::size_t valid = valid_utf8_prefix(std::string_view{bytes}.substr(from));
        const void* nul = valid == 0 ? nullptr : std::memchr(bytes.data() + from, 0, valid);
        return nul == nullptr ? from + valid : static_cast<std::size_t>(static_cast<const char*>(nul) - bytes.data());
    };
    std::size_t fault = next_fault(0);
    if (fault == bytes.size()) {
        return std::nullopt;
    }
    Repair repair{.count = 0, .first_byte = fault};
    std::string out;
    out.reserve(bytes.size() + 64);
    std::size_t from = 0;
    while (fault < bytes.size()) {
        out.append(bytes, from, fault - from);
        out += replacement;
        ++repair.count;
        from = fault + sequence_at(bytes, fault).length;
        fault = next_fault(from);
    }
    out.append(bytes, from);
    bytes = std::move(out);
    return repair;
}

std::string_view cut_utf8(std::string_view utf8, std::size_t max_bytes) noexcept
{
    if (utf8.size() <= max_bytes) {
        return utf8;
    }
    std::size_t end = max_bytes;
    while (end > 0 && (byte_at(utf8, end) & 0xC0U) == 0x80U) {
        --end;
    }
    return utf8.substr(0, end);
}

} // namespace placeline::input
