// SPDX-License-Identifier: Apache-2.0
#include "input/json_values.hpp"

#include "records/read_record.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>

namespace placeline::input {

namespace {

/// Keeps its buffers; all that leaves a function is copied out of them.
simdjson::dom::parser& parser_of_thread()
{
    thread_local simdjson::dom::parser parser;
    return parser;
}

JsonValue value_of(std::string_view key, const simdjson::dom::element& value)
{
    JsonValue out{.key = std::string{key}, .text = std::nullopt, .json = simdjson::minify(value)};
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) {
        out.text = text;
        records::replace_nul(*out.text); // written as \u0000
    } else if (value.is_number()) {
        out.text = out.json;
    }
    return out;
}

} // namespace

std::vector<JsonValue> json_members(std::string_view json)
{
    simdjson::dom::element value;
    if (const auto error = parser_of_thread().parse(json.data(), json.size()).get(value)) {
        throw records::RecordError{fmt::format("not JSON: {}", simdjson::error_message(error))};
    }
    simdjson::dom::object object;
    if (value.get(object) != simdjson::SUCCESS) {
        throw records::RecordError{"not a JSON object"};
    }
    std::vector<JsonValue> members;
    for (const auto member : object) {
        members.push_back(value_of(member.key, member.value));
    }
    return members;
}

std::vector<JsonValue> json_elements(std::string_view json)
{
    simdjson::dom::array array;
    std::vector<JsonValue> elements;
    if (parser_of_thread().parse(json.data(), json.size()).get(array) == simdjson::SUCCESS) {
        for (const simdjson::dom::element element : array) {
            elements.push_back(value_of({}, element));
        }
    }
    return elements;
}

const JsonValue* find_member(const std::vector<JsonValue>& members, std::string_view key) noexcept
{
    const auto found =
        std::find_if(members.begin(), members.end(), [key](const JsonValue& member) { return member.key == key; });
    return found == members.end() ? nullptr : &*found;
}

std::string text_member(const std::vector<JsonValue>& members, std::string_view key)
{
    const JsonValue* const member = find_member(members, key);
    return member == nullptr ? std::string{} : member->text.value_or(std::string{});
}

} // namespace placeline::input
