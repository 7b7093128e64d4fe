// SPDX-License-Identifier: Apache-2.0
#include "input/json_splitter.hpp"

namespace placeline::input {

JsonSplitter::Element JsonSplitter::next(std::string_view buffer) noexcept
{
    std::size_t begin = 0;
    if (scanned_ == 0) {
        constexpr std::string_view between = " \t\r\n,";
        for (; begin < buffer.size(); ++begin) {
            const char c = buffer[begin];
            const bool bracket = (c == '[' && !seen_any_) || (c == ']' && in_array_);
            if (bracket) {
                in_array_ = c == '[';
                seen_any_ = true;
            } else if (between.find(c) == std::string_view::npos) {
                break;
            }
        }
        seen_any_ = seen_any_ || begin < buffer.size();
    }
    for (std::size_t at = begin + scanned_; at < buffer.size(); ++at) {
        const char c = buffer[at];
        if (in_string_) {
            if (escaped_) {
                escaped_ = false;
            } else if (c == '\\') {
                escaped_ = true;
            } else if (c == '"') {
                in_string_ = false;
            }
            continue;
        }
        if (c == '"') {
            in_string_ = true;
        } else if (c == '{' || c == '[') {
            ++depth_;
        } else if (c == '}' || c == ']') {
            --depth_;
            if (depth_ <= 0) {
                *this = JsonSplitter{};
                seen_any_ = true;
                in_array_ = true;
                return {.begin = begin, .end = at + 1, .found = true};
            }
        } else if (depth_ == 0 && (c == ',' || c == '\n')) { // a bare word or number: no record, but it has an end
            *this = JsonSplitter{};
            seen_any_ = true;
            in_array_ = true;
            return {.begin = begin, .end = at, .found = true};
        }
    }
    scanned_ = buffer.size() - begin;
    return {.begin = begin, .end = begin, .found = false};
}

} // namespace placeline::input
