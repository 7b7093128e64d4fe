// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace placeline::gis {

/// While it lives, GDAL's messages of this thread are collected instead of printed. GDAL tells of failure by return
/// value, by error state, or, at close, by error state alone; `check` covers the last two.
class ErrorScope {
public:
    ErrorScope();
    ErrorScope(const ErrorScope&) = delete;
    ErrorScope& operator=(const ErrorScope&) = delete;
    ~ErrorScope();

    /// From now on messages say `shown` where GDAL says `real`: a temporary name, or one that holds a password.
    void rename(std::string real, std::string shown);
    /// \throws OutputError  GDAL has reported a failure since the scope began; names `path`.
    void check(const std::filesystem::path& path) const;
    /// Whether GDAL has reported a failure since the scope began.
    [[nodiscard]] bool failed() const;
    /// \throws OutputError  Always: for a call whose return value told of failure.
    [[noreturn]] void fail(const std::filesystem::path& path) const;
    /// The first failure, or the first warning, or "no reason given".
    [[nodiscard]] std::string message() const;
    [[nodiscard]] const std::vector<std::string>& warnings() const noexcept;

    struct Messages {
        std::vector<std::string> failures;
        std::vector<std::string> warnings;
    };

private:
    std::unique_ptr<Messages> messages_; // its address is known to GDAL
    std::string real_;
    std::string shown_;
};

} // namespace placeline::gis
