// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace placeline::input {

/// Finds where the elements of a JSON array, or JSON values that follow each other, begin and end, without parsing
/// them: braces are counted outside of strings. Works on a buffer that grows while more is read.
class JsonSplitter {
public:
    /// What `next` found, as bytes of the buffer.
    struct Element {
        std::size_t begin = 0;
        std::size_t end = 0;
        bool found = false; ///< false: `begin` bytes are white space and commas; read more, or the end is reached
    };

    /// \param buffer  All that is not consumed yet. After a find, the caller consumes `end` bytes; without one,
    /// `begin`.
    Element next(std::string_view buffer) noexcept;

private:
    std::size_t scanned_ = 0; ///< bytes of an unfinished element that were looked at already
    int depth_ = 0;
    bool in_string_ = false;
    bool escaped_ = false;
    bool seen_any_ = false;
    bool in_array_ = false;
};

} // namespace placeline::input
