// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.hpp"
#include "model/incident.hpp"
#include "model/override.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace placeline::records {

/// A record that is not what the contract asks for; the message says what is wrong, without file or line.
class RecordError : public InputError {
    using InputError::InputError;
};

/// What a line of NDJSON may hold. A parsed report that was written without its text has an empty `Report::text`, and
/// its spans count code points.
using Record = std::variant<Report, ParsedReport, MergedIncident>;

/// A name to look up (CONTRACT, "Place names to coordinates").
struct NameRecord {
    std::string id;
    std::string name;
    std::string country;
    std::string admin1;
    std::optional<LonLat> near;
};

/// Reads records, one JSON object at a time. Keeps its buffers from one to the next. Not for several threads at once.
class RecordReader {
public:
    RecordReader();
    ~RecordReader();
    RecordReader(RecordReader&&) noexcept;
    RecordReader& operator=(RecordReader&&) noexcept;

    /// Tells a report, a parsed report (it has lists `claims` and `incidents`) and a joined incident (lists `claims`
    /// and `reports`) apart. A report without an `id` gets one from its content; NUL characters become U+FFFD. \param
    /// json  Valid UTF-8. \throws RecordError  Not JSON, not an object, no text.
    Record read(std::string_view json);

    /// \throws RecordError  Not JSON, not an object, no name.
    NameRecord read_name(std::string_view json);

    /// An override: "place" is a gazetteer id, an object with "lat" and "lon", or null for no place.
    /// \throws RecordError  Not JSON, not an object, a position that is not on Earth.
    Override read_override(std::string_view json);

    /// A correction, its fields as written. \throws RecordError  Not JSON, not an object, an unknown action.
    Correction read_correction(std::string_view json);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// An id for a report that has none, from all that says what it is.
std::string derived_id(const Report& report);

/// Sets `published` and its day. What is not an ISO 8601 date is noted in `problems`, and anchors nothing.
void set_published(Report& report, std::string_view published);

/// Replaces each NUL by U+FFFD. \return how many.
std::size_t replace_nul(std::string& text);

} // namespace placeline::records
