// SPDX-License-Identifier: Apache-2.0
#include "input/mapped_json.hpp"

#include "input/feed_date.hpp"
#include "input/json_values.hpp"
#include "records/json_writer.hpp"

#include <algorithm>
#include <optional>

namespace placeline::input {

namespace {

/// The member called `name`, or the one that a dotted name leads to.
std::optional<JsonValue> member_at(const std::vector<JsonValue>& from, std::string_view name)
{
    if (const JsonValue* const member = find_member(from, name)) {
        return *member;
    }
    const std::size_t dot = name.find('.');
    const JsonValue* const outer = dot == std::string_view::npos ? nullptr : find_member(from, name.substr(0, dot));
    return outer != nullptr && outer->json.starts_with('{') ? member_at(json_members(outer->json), name.substr(dot + 1))
                                                            : std::nullopt;
}

} // namespace

std::string renamed_json(std::string_view json, const std::vector<std::pair<ReportField, std::string>>& named)
{
    const std::vector<JsonValue> from = json_members(json);
    std::string out;
    records::JsonWriter writer{out};
    writer.begin_object();
    for (const auto& [field, name] : named) {
        const auto value = member_at(from, name);
        if (!value) {
            continue;
        }
        writer.key(field_name(field));
        if (field == ReportField::published && value->text) {
            writer.text(iso_date(*value->text).value_or(*value->text));
        } else {
            writer.raw(value->json);
        }
    }
    for (const JsonValue& member : from) {
        const bool moved = std::any_of(named.begin(), named.end(), [&](const auto& one) {
            return one.second == member.key || field_name(one.first) == member.key;
        });
        if (!moved) {
            writer.key(member.key).raw(member.json);
        }
    }
    writer.end_object();
    return out;
}

} // namespace placeline::input
