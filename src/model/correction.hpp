// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace placeline {

/// What a person does to an incident or to a number (placeline-corrections(5)).
enum class CorrectionAction { set, drop, merge, split, lock };
std::string_view to_string(CorrectionAction action) noexcept;
std::optional<CorrectionAction> parse_correction_action(std::string_view name) noexcept;

/// What a person said of an incident or of a number in a report; it wins over what was found, in every later run. The
/// record that it changed carries it along, so that joining again what was joined keeps it.
struct Correction {
    CorrectionAction action = CorrectionAction::set;
    std::string event;     ///< id of an incident; empty: `report` is the key
    std::string report;    ///< id
    std::string quote;     ///< words of the report; empty: all that it says
    std::string field;     ///< a column of the layer, or a member of a claim
    std::string old_value; ///< what the program said when the person looked; empty: not told
    std::string new_value; ///< for `merge`: ids of the other incidents; empty: not stated
    std::string reviewer;
    std::string date; ///< on which the person decided
    std::string reason;
    std::string origin; ///< for messages: "corrections.csv:7"; empty where it came along in a record

    bool operator==(const Correction&) const = default;
};

} // namespace placeline
