// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.hpp"

#include <string>
#include <string_view>

namespace placeline::cli {

/// The reader of a pipe has gone: the command ends without a word.
class BrokenPipe : public OutputError {
    using OutputError::OutputError;
};

/// Standard output, buffered by ourselves so that each failed write is seen. What is not flushed is lost.
class StandardOutput {
public:
    /// \throws BrokenPipe, OutputError
    void write(std::string_view bytes);
    void flush();

    [[nodiscard]] static bool is_terminal() noexcept;

private:
    std::string buffer_;
};

} // namespace placeline::cli
