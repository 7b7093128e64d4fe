// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace placeline::input {

/// The lines of a file or of standard input, repaired to valid UTF-8, without white space at their ends; blank ones are
/// passed over.
class LineReader {
public:
    struct Line {
        std::string text;
        std::uint64_t number = 0; ///< from 1
    };

    /// \param name  A path, or "-" for standard input. \throws InputError  It cannot be read.
    explicit LineReader(const std::string& name);
    ~LineReader();
    LineReader(const LineReader&) = delete;
    LineReader& operator=(const LineReader&) = delete;

    std::optional<Line> next();
    [[nodiscard]] bool ready() const; ///< `next` would not wait for the writer of a pipe

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace placeline::input
