// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/incident.hpp"

#include <optional>
#include <vector>

namespace placeline::pipeline {

/// Records carry no more digits than mean something: confidences four decimals, degrees seven (a centimetre),
/// kilometres three. Values are rounded before they are used, so that what is read back from a record is what was
/// written.
void round_place(std::optional<Place>& place);
void round_confidence(double& confidence);
void round_alternatives(std::vector<Alternative>& alternatives);
void round_report(ParsedReport& report);

} // namespace placeline::pipeline
