// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/date.hpp"
#include "model/position.hpp"
#include "model/span.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace placeline {

/// A field of the input record that the contract does not know; carried along under `extra`.
struct ExtraField {
    std::string name;
    std::string json; ///< the value as minified JSON

    bool operator==(const ExtraField&) const = default;
};

/// One item of a feed. All strings are valid UTF-8; an empty one was not stated.
struct Report {
    std::string id; ///< as given, or derived from the content
    std::string title;
    std::string text;
    std::string published; ///< as given: ISO 8601 date or date-time
    std::optional<Day> published_day;
    std::string source;
    std::string url;
    std::string lang;
    std::vector<LonLat> positions;        ///< where the feed itself says that it is (GeoRSS and the like)
    std::vector<TextSpan> given_mentions; ///< spans of the caller's own recognizer, sorted
    std::vector<ExtraField> extra;
    std::vector<std::string> problems; ///< what was repaired or could not be read
};

} // namespace placeline
