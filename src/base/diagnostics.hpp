// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace placeline {

/// Takes what the user should know while the run goes on: a bad row, a repaired byte. cli/ decides where it is shown.
/// Safe to call from several threads.
class Diagnostics {
public:
    using Sink = std::function<void(std::string_view message)>;

    Diagnostics() = default;
    explicit Diagnostics(Sink sink) : sink_{std::move(sink)} {}

    /// \param message  A whole sentence that names file and line: "strikes.csv:118: ...".
    void warn(std::string_view message);
    [[nodiscard]] std::uint64_t warnings() const;

private:
    Sink sink_;
    mutable std::mutex mutex_;
    std::uint64_t warnings_ = 0;
};

} // namespace placeline
