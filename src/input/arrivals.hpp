// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

namespace placeline::input {

/// Input that keeps coming: a file that grows, or a folder that receives files. Its functions wait.
class Arrivals {
public:
    Arrivals() = default;
    virtual ~Arrivals() = default;
    Arrivals(const Arrivals&) = delete;
    Arrivals& operator=(const Arrivals&) = delete;

    /// The next file to read from its beginning; nothing: asked to stop.
    virtual std::optional<std::string> next_file() = 0;
    /// Whether `next_file` would not wait.
    virtual bool file_ready() = 0;

    /// Whether a file may grow while it is read.
    [[nodiscard]] virtual bool grows() const noexcept = 0;
    /// Waits at the end of a file that grows. \return false: there will be no more; it was replaced or cut, or the
    /// user asked to stop.
    virtual bool wait_for_growth(int descriptor) = 0;
};

} // namespace placeline::input
