// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace placeline::input {

/// Length of the valid UTF-8 (RFC 3629: no surrogates, no overlong forms) that `bytes` starts with.
std::size_t valid_utf8_prefix(std::string_view bytes) noexcept;

/// What `repair_utf8` did.
struct Repair {
    std::size_t count = 0;      ///< U+FFFD put in
    std::size_t first_byte = 0; ///< where the first one was needed, in the bytes as they came
};

/// Replaces each maximal ill-formed part (Unicode 15, section 3.9, table 3-8) and each NUL by U+FFFD.
/// \return Nothing where all was well.
std::optional<Repair> repair_utf8(std::string& bytes);

/// At most `max_bytes` of `utf8`, cut between code points.
std::string_view cut_utf8(std::string_view utf8, std::size_t max_bytes) noexcept;

} // namespace placeline::input
