// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::input {

/// A member of a JSON object, or an element of an array.
struct JsonValue {
    std::string key;                 ///< empty for an element
    std::optional<std::string> text; ///< a string decoded, or a number as written; NUL is U+FFFD
    std::string json;                ///< minified
};

/// The members of an object, in order. \throws records::RecordError  Not a JSON object.
std::vector<JsonValue> json_members(std::string_view json);

/// The elements of an array; none where it is none.
std::vector<JsonValue> json_elements(std::string_view json);

/// The first member of that name, or null.
const JsonValue* find_member(const std::vector<JsonValue>& members, std::string_view key) noexcept;

/// The text of a member; empty where there is none.
std::string text_member(const std::vector<JsonValue>& members, std::string_view key);

} // namespace placeline::input
