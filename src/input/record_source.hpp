// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/event_row.hpp"
#include "model/incident.hpp"
#include "model/report.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace placeline::input {

/// What a record may hold: a report, what earlier runs made of one, or a row of a table of events.
using InputValue = std::variant<Report, ParsedReport, MergedIncident, EventRow>;

/// What a record may take of memory, and what of a rejected one is kept.
constexpr std::size_t longest_record_bytes = std::size_t{64} << 20U;
constexpr std::size_t kept_of_rejected_bytes = 4096;

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
    virtual std::optional<InputValue> read(std::string_view utf8) = 0;
};

} // namespace placeline::input
