// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace placeline::input {

/// A JSON object whose members have other names than ours, with the names of the contract, for
/// `records::RecordReader`: `--columns text=body,source=outlet.name`. A dot leads into an object, where no member has
/// the whole name. Members that are not named stay as they are. \throws records::RecordError  Not a JSON object.
std::string renamed_json(std::string_view json, const std::vector<std::pair<ReportField, std::string>>& named);

} // namespace placeline::input
