// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace placeline {

/// A set of bytes, such as those that a format must escape.
class ByteSet {
public:
    /// \param belongs  Says of each `unsigned char` whether it is in the set.
    template <typename Predicate>
    explicit constexpr ByteSet(Predicate belongs)
    {
        for (unsigned byte = 0; byte < has_.size(); ++byte) {
            has_[byte] = belongs(static_cast<unsigned char>(byte));
        }
    }

    [[nodiscard]] constexpr bool has(char byte) const noexcept { return has_[static_cast<unsigned char>(byte)]; }

    /// Whether any byte of the text is in the set. Fast on short texts that have none, which most texts are.
    [[nodiscard]] constexpr bool any_in(std::string_view text) const noexcept
    {
        bool found = false;
        for (const char byte : text) { // to the end: with a way out the loop takes twice as long
            found |= has(byte);
        }
        return found;
    }

private:
    std::array<bool, 256> has_{};
};

} // namespace placeline
