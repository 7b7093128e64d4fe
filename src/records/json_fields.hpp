// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/mention.hpp"
#include "records/read_record.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::records {

// The fields of a JSON object, by key. What is missing, null or of another type counts as not there: records come from
// many programs, and a field that is not ours must not stop them.

/// A string, or a number as it is written (many feeds have numeric ids). Nothing for null and other types.
std::optional<std::string> string_of(const simdjson::dom::element& value);
/// The same; empty where there is none.
std::string string_at(const simdjson::dom::object& from, std::string_view key);
/// A whole number from 0 to 2^32 - 1.
std::optional<std::uint32_t> count_of(const simdjson::dom::element& value) noexcept;
std::optional<std::uint32_t> count_at(const simdjson::dom::object& from, std::string_view key) noexcept;
double number_at(const simdjson::dom::object& from, std::string_view key, double otherwise) noexcept;
bool flag_at(const simdjson::dom::object& from, std::string_view key, bool otherwise) noexcept;
bool has_array(const simdjson::dom::object& from, std::string_view key) noexcept;
std::vector<std::string> strings_at(const simdjson::dom::object& from, std::string_view key);
std::vector<std::uint32_t> counts_at(const simdjson::dom::object& from, std::string_view key);
/// "start" and "end"; an end before the start is the start.
TextSpan span_in(const simdjson::dom::object& from) noexcept;
/// "lon" and "lat" in degrees, where both are there and on Earth.
std::optional<LonLat> position_in(const simdjson::dom::object& from) noexcept;

/// Calls `each` for every object of the array under `key`; other elements are no records of ours and are passed over.
template <typename Each>
void for_objects(const simdjson::dom::object& from, std::string_view key, Each each)
{
    simdjson::dom::array list;
    if (from[key].get(list) != simdjson::SUCCESS) {
        return;
    }
    for (const simdjson::dom::element value : list) {
        simdjson::dom::object item;
        if (value.get(item) == simdjson::SUCCESS) {
            each(item);
        }
    }
}

/// The value of an enumeration by its name.
/// \throws RecordError  A name that this version does not know: an error, not a silent default.
template <typename Parse>
auto enum_at(const simdjson::dom::object& from, std::string_view key, Parse parse)
{
    const std::string name = string_at(from, key);
    const auto value = parse(name);
    if (!value) {
        throw RecordError{fmt::format(
            "\"{}\" is \"{}\", which this version does not know; was it written by a newer one?", key, name)};
    }
    return *value;
}

} // namespace placeline::records
