// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/report.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace placeline::input {

/// A stretch of a file that should be one record.
struct RawRecord {
    std::string bytes;
    std::uint64_t line = 0; ///< where it starts, from 1; 0: the file as a whole
    std::uint64_t byte = 0;
    std::string fault; ///< why it can be no record, whatever its bytes say; empty: none known
};

/// Takes what the user should know of a file, said once, without the file's name.
using Note = std::function<void(const std::string& words)>;

/// One format: cuts a file into records and reads them. `next` and `read` are called in turn: what a record shares with
/// those after it (the name of a channel, the head of a table) is as it stood at the last `next`.
class RecordSource {
public:
    RecordSource() = default;
    virtual ~RecordSource() = default;
    RecordSource(const RecordSource&) = delete;
    RecordSource& operator=(const RecordSource&) = delete;

    /// The next record, or nothing at the end. \throws InputError  A read failed.
    virtual std::optional<RawRecord> next() = 0;

    /// \param utf8  `bytes` of the last record, repaired to valid UTF-8.
    /// \return  Nothing: this is no report and was not meant as one.
    /// \throws records::RecordError  It cannot be read; says why.
    virtual std::optional<Report> read(std::string_view utf8) = 0;
};

} // namespace placeline::input
