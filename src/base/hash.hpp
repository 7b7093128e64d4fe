// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace placeline {

/// 64-bit FNV-1a: stable across machines and versions, so that it may stand in ids and files. Not for hostile keys.
constexpr std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed = 0xcbf29ce484222325U) noexcept
{
    std::uint64_t hash = seed;
    for (const char c : bytes) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3U;
    }
    return hash;
}

/// Joins parts of an id so that ("ab", "c") and ("a", "bc") differ, and prints 13 characters of base 32 (a-z, 2-7).
class IdHash {
public:
    IdHash& add(std::string_view part) noexcept;
    IdHash& add(std::uint64_t number) noexcept;
    [[nodiscard]] std::string text() const;

private:
    std::uint64_t hash_ = 0xcbf29ce484222325U;
};

} // namespace placeline
