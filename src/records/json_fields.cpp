// SPDX-License-Identifier: Apache-2.0
#include "records/json_fields.hpp"

#include <algorithm>
#include <limits>

namespace placeline::records {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

std::optional<std::string> string_of(const element& value)
{
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) {
        std::string copy{text};
        replace_nul(copy);
        return copy;
    }
    if (value.is_number()) {
        return simdjson::minify(value);
    }
    return std::nullopt;
}

std::string string_at(const object& from, std::string_view key)
{
    element value;
    if (from[key].get(value) != simdjson::SUCCESS) {
        return {};
    }
    return string_of(value).value_or(std::string{});
}

std::optional<std::uint32_t> count_of(const element& value) noexcept
{
    std::uint64_t number = 0;
    if (value.get(number) != simdjson::SUCCESS || number > std::numeric_limits<std::uint32_t>::max()) {
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(number);
}

std::optional<std::uint32_t> count_at(const object& from, std::string_view key) noexcept
{
    element value;
    return from[key].get(value) == simdjson::SUCCESS ? count_of(value) : std::nullopt;
}

double number_at(const object& from, std::string_view key, double otherwise) noexcept
{
    double number = otherwise;
    return from[key].get(number) == simdjson::SUCCESS ? number : otherwise;
}

bool flag_at(const object& from, std::string_view key, bool otherwise) noexcept
{
    bool flag = otherwise;
    return from[key].get(flag) == simdjson::SUCCESS ? flag : otherwise;
}

bool has_array(const object& from, std::string_view key) noexcept
{
    array unused;
    return from[key].get(unused) == simdjson::SUCCESS;
}

std::vector<std::string> strings_at(const object& from, std::string_view key)
{
    std::vector<std::string> strings;
    array list;
    if (from[key].get(list) == simdjson::SUCCESS) {
        for (const element value : list) {
            if (auto text = string_of(value)) {
                strings.push_back(std::move(*text));
            }
        }
    }
    return strings;
}

std::vector<std::uint32_t> counts_at(const object& from, std::string_view key)
{
    std::vector<std::uint32_t> counts;
    array list;
    if (from[key].get(list) == simdjson::SUCCESS) {
        for (const element value : list) {
            if (const auto count = count_of(value)) {
                counts.push_back(*count);
            }
        }
    }
    return counts;
}

TextSpan span_in(const object& from) noexcept
{
    const std::uint32_t start = count_at(from, "start").value_or(0);
    return {start, std::max(start, count_at(from, "end").value_or(start))};
}

std::optional<LonLat> position_in(const object& from) noexcept
{
    const double nowhere = std::numeric_limits<double>::quiet_NaN();
    const LonLat position{.lon_deg = number_at(from, "lon", nowhere), .lat_deg = number_at(from, "lat", nowhere)};
    const bool on_earth = position.lat_deg >= -90.0 && position.lat_deg <= 90.0 && position.lon_deg >= -180.0 &&
                          position.lon_deg <= 180.0; // false for NaN too
    return on_earth ? std::optional{position} : std::nullopt;
}

} // namespace placeline::records
