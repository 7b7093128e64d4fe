// SPDX-License-Identifier: Apache-2.0
#include "base/hash.hpp"

#include <array>
#include <charconv>

namespace placeline {

IdHash& IdHash::add(std::string_view part) noexcept
{
    hash_ = fnv1a(part, hash_);
    hash_ = fnv1a(std::string_view{"\0", 1}, hash_);
    return *this;
}

IdHash& IdHash::add(std::uint64_t number) noexcept
{
    std::array<char, 24> digits{};
    const auto [end, status] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return add(std::string_view{digits.data(), static_cast<std::size_t>(end - digits.data())});
}

std::string IdHash::text() const
{
    constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    std::string out(13, 'a');
    std::uint64_t rest = hash_;
    for (auto at = out.rbegin(); at != out.rend(); ++at) {
        *at = alphabet[rest & 31U];
        rest >>= 5U;
    }
    return out;
}

} // namespace placeline
