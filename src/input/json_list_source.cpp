// SPDX-License-Identifier: Apache-2.0
#include "input/json_list_source.hpp"

#include "input/extra.hpp"

#include <algorithm>

namespace placeline::input {

std::optional<InputValue> JsonListSource::read(std::string_view utf8)
{
    const std::vector<JsonValue> element = json_members(utf8);
    std::optional<Report> report = report_of(element);
    if (!report) {
        return std::nullopt;
    }
    for (const JsonValue& member : element) {
        if (std::find(taken_.begin(), taken_.end(), member.key) == taken_.end()) {
            add_extra_json(*report, member.key, member.json);
        }
    }
    return *std::move(report);
}

} // namespace placeline::input
