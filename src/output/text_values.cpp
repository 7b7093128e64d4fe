// SPDX-License-Identifier: Apache-2.0
#include "output/text_values.hpp"

#include "base/byte_set.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace placeline::output {

namespace {

// Numbers of at most seven decimals, which nearly all are, can be written as whole numbers, several times as fast.
// Below this size they have at most 15 digits, so that no shorter text reads back as the same double.
constexpr double fixed_scale = 1e7;
constexpr double most_fixed = 1e8;

/// \param units  The number times `fixed_scale`.
void append_fixed(std::string& out, long long units)
{
    constexpr unsigned long long one = 10000000;
    std::array<char, 24> digits{};
    const auto magnitude = static_cast<unsigned long long>(units < 0 ? -units : units);
    if (units < 0) {
        out += '-';
    }
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), magnitude / one).ptr;
    out.append(digits.data(), end);
    auto fraction = magnitude % one;
    if (fraction == 0) {
        return;
    }
    std::size_t length = 7;
    for (; fraction % 10U == 0; fraction /= 10U) {
        --length;
    }
    for (std::size_t i = length; i > 0; --i, fraction /= 10U) {
        digits[i] = static_cast<char>('0' + fraction % 10U);
    }
    digits[0] = '.';
    out.append(digits.data(), length + 1);
}

} // namespace

double rounded(double value, int decimals) noexcept
{
    constexpr std::array powers{1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};
    const auto index = static_cast<std::size_t>(decimals);
    const double scale = index < powers.size() ? powers[index] : std::pow(10.0, decimals);
    return std::round(value * scale) / scale + 0.0; // + 0.0 turns -0 into 0
}

LonLat rounded(const LonLat& position) noexcept
{
    return {rounded(position.lon_deg, 7), rounded(position.lat_deg, 7)};
}

void append_number(std::string& out, double value)
{
    if (std::abs(value) < most_fixed) {
        const long long units = std::llround(value * fixed_scale);
        if (static_cast<double>(units) / fixed_scale == value) {
            append_fixed(out, units);
            return;
        }
    }
    std::array<char, 400> buffer{}; // the longest double without exponent has some 330 characters
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed).ptr;
    out.append(buffer.data(), end);
}

void append_number(std::string& out, long long value)
{
    std::array<char, 24> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    out.append(buffer.data(), end);
}

void append_xml_text(std::string& out, std::string_view text)
{
    constexpr ByteSet to_look_at{[](unsigned char byte) {
        return byte == '&' || byte == '<' || byte == '>' || byte == '"' || byte == 0xEF ||
               (byte < 0x20 && byte != '\t' && byte != '\n');
    }};
    if (!to_look_at.any_in(text)) {
        out += text;
        return;
    }
    constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD
    std::size_t plain = 0;                                   // start of what needs no escape
    const auto replace = [&](std::size_t at, std::size_t bytes, std::string_view with) {
        out.append(text, plain, at - plain).append(with);
        plain = at + bytes;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == '&') {
            replace(i, 1, "&amp;");
        } else if (c == '<') {
            replace(i, 1, "&lt;");
        } else if (c == '>') {
            replace(i, 1, "&gt;");
        } else if (c == '"') {
            replace(i, 1, "&quot;");
        } else if (c == '\r') {
            replace(i, 1, "&#13;"); // a bare one would be read as a line feed
        } else if (c < 0x20 && c != '\t' && c != '\n') {
            replace(i, 1, replacement);
        } else if (c == 0xEF && (text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF")) {
            replace(i, 3, replacement); // U+FFFE, U+FFFF
        }
    }
    out.append(text, plain);
}

std::string_view cut_utf8(std::string_view text, std::size_t bytes) noexcept
{
    if (text.size() <= bytes) {
        return text;
    }
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) {
        --bytes;
    }
    return text.substr(0, bytes);
}

void append_distinct(std::string& list, std::string_view item, std::string_view separator)
{
    if (item.empty()) {
        return;
    }
    for (auto at = list.find(item); at != std::string::npos; at = list.find(item, at + 1)) {
        const auto end = at + item.size();
        const bool starts =
            at == 0 || (at >= separator.size() &&
                        std::string_view{list}.substr(at - separator.size(), separator.size()) == separator);
        const bool ends = end == list.size() || std::string_view{list}.substr(end, separator.size()) == separator;
        if (starts && ends) {
            return;
        }
    }
    if (!list.empty()) {
        list += separator;
    }
    list += item;
}

} // namespace placeline::output
