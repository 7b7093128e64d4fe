// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace placeline {

/// The names of an enumeration whose enumerators count from 0, in their order.
template <typename Enum, std::size_t n>
struct EnumNames {
    std::array<std::string_view, n> names;

    [[nodiscard]] constexpr std::string_view name(Enum value) const noexcept
    {
        return names[static_cast<std::size_t>(value)];
    }
    [[nodiscard]] constexpr std::optional<Enum> parse(std::string_view text) const noexcept
    {
        const auto found = std::find(names.begin(), names.end(), text);
        if (found == names.end() || text.empty()) {
            return std::nullopt;
        }
        return static_cast<Enum>(found - names.begin());
    }
};

} // namespace placeline
