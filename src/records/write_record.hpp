// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/incident.hpp"
#include "records/json_writer.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace placeline::records {

struct WriteOptions {
    bool keep_text = false; ///< the report's `text` comes along
};

/// Appends a parsed report as one line of NDJSON with its line end (CONTRACT, "A parsed report out"). Spans become code
/// points of the report's text; a report that was read without its text has code points already.
void write_parsed_report(std::string& out, const ParsedReport& report, const WriteOptions& options);

/// Appends a joined incident as one line of NDJSON with its line end (CONTRACT, "Incidents joined across reports").
void write_merged_incident(std::string& out, const MergedIncident& incident);

/// A record of the input that could not be used.
struct RejectedRecord {
    std::string source;     ///< file as named, "-" for standard input
    std::uint64_t line = 0; ///< from 1; 0: the file as a whole
    std::uint64_t byte = 0; ///< offset of the record in the file
    std::string reason;
    std::string record; ///< the raw bytes
};

/// Appends one line of NDJSON with its line end (CONTRACT, "Rejected records").
/// \param rejected  Its `record` is valid UTF-8, not above 4 kB.
void write_rejected(std::string& out, const RejectedRecord& rejected);

/// A place as records show it; null for none.
void write_place(JsonWriter& json, const std::optional<Place>& place);
void write_alternatives(JsonWriter& json, const std::vector<Alternative>& alternatives);
void write_correction(JsonWriter& json, const Correction& correction);

} // namespace placeline::records
