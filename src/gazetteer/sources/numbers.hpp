// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>

namespace placeline::gazetteer {

/// A finite number that is all of the text, with a point in every locale.
inline std::optional<double> number(std::string_view text)
{
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

/// A population; 0 where the text is none.
inline std::uint32_t people(std::string_view text)
{
    const double value = number(text).value_or(0.0);
    return value > 0 ? static_cast<std::uint32_t>(value < 4e9 ? value : 4e9) : 0;
}

inline bool all_digits(std::string_view text) noexcept
{
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return false;
        }
    }
    return !text.empty();
}

} // namespace placeline::gazetteer
