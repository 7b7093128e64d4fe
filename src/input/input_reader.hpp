// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/checksum.hpp"
#include "base/diagnostics.hpp"
#include "input/input_options.hpp"
#include "input/record_source.hpp"
#include "records/write_record.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace placeline::input {

/// A record and where it stood.
struct InputRecord {
    InputValue record;
    std::string origin; ///< for messages: "strike.txt", "feed.ndjson:12", "standard input:3"
};

/// Reads records from files, folders and standard input, one after the other. Every record that comes in goes out
/// through `next` or through `reject`: none is lost in silence. A file that cannot be read does not stop the others.
class InputReader {
public:
    using Reject = std::function<void(const records::RejectedRecord&)>;

    /// \param inputs       Paths of files and folders (their files in the order of their names, not those of their
    ///                     folders, none that start with a dot); "-" is standard input.
    /// \param diagnostics  Takes what was repaired. Must outlive the reader.
    InputReader(std::vector<std::string> inputs, InputOptions options, Diagnostics& diagnostics, Reject reject);
    ~InputReader();
    InputReader(const InputReader&) = delete;
    InputReader& operator=(const InputReader&) = delete;

    /// The next record, or nothing when all inputs are read.
    std::optional<InputRecord> next();

    /// Whether `next` would not wait for the writer of a pipe.
    [[nodiscard]] bool ready() const;

    struct Totals {
        std::uint64_t records = 0;      ///< handed out
        std::uint64_t rejected = 0;     ///< records that were not
        std::uint64_t failed_files = 0; ///< inputs given by name that could not be read; in `rejected` too
    };
    [[nodiscard]] const Totals& totals() const noexcept;

    /// The files read so far, where `InputOptions::checksums` asked for them. One that could not be read is not in it.
    [[nodiscard]] const std::vector<FileChecksum>& files() const noexcept;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace placeline::input
