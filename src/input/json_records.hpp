// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/byte_stream.hpp"
#include "input/columns.hpp"
#include "input/record_source.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace placeline::input {

/// Members of other names than ours that hold a field of a report.
using NamedMembers = std::vector<std::pair<ReportField, std::string>>;

/// Reads NDJSON: one record a line, blank lines passed over; a broken line costs that line only.
/// \param stream  Must outlive the source. \param named  See `renamed_json`.
std::unique_ptr<RecordSource> make_ndjson_source(ByteStream& stream, NamedMembers named);

/// Reads the elements of a JSON array, or records one after the other over several lines.
/// \param stream  Must outlive the source.
std::unique_ptr<RecordSource> make_json_source(ByteStream& stream, NamedMembers named);

} // namespace placeline::input
