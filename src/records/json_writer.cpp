// SPDX-License-Identifier: Apache-2.0
#include "records/json_writer.hpp"

#include "base/byte_set.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace placeline::records {

namespace {

constexpr ByteSet to_escape{[](unsigned char byte) { return byte < 0x20 || byte == '"' || byte == '\\'; }};

void append_escaped(std::string& out, char c)
{
    constexpr std::string_view hex = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        out += "\\u00";
        out += hex[static_cast<unsigned char>(c) >> 4U];
        out += hex[static_cast<unsigned char>(c) & 15U];
    }
}

void append_escaped_text(std::string& out, std::string_view utf8)
{
    std::size_t plain = 0; // start of the stretch that needs no escape
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        if (to_escape.has(utf8[i])) {
            out.append(utf8, plain, i - plain);
            append_escaped(out, utf8[i]);
            plain = i + 1;
        }
    }
    out.append(utf8, plain);
}

} // namespace

void append_json_string(std::string& out, std::string_view utf8)
{
    out += '"';
    if (to_escape.any_in(utf8)) {
        append_escaped_text(out, utf8);
    } else {
        out += utf8;
    }
    out += '"';
}

void JsonWriter::separate()
{
    if (separator_due_) {
        out_ += tight_ ? "," : ", ";
    }
    separator_due_ = true;
}

JsonWriter& JsonWriter::begin_object()
{
    separate();
    out_ += '{';
    separator_due_ = false;
    return *this;
}

JsonWriter& JsonWriter::end_object()
{
    out_ += '}';
    separator_due_ = true;
    return *this;
}

JsonWriter& JsonWriter::begin_array()
{
    separate();
    out_ += '[';
    separator_due_ = false;
    return *this;
}

JsonWriter& JsonWriter::end_array()
{
    out_ += ']';
    separator_due_ = true;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name)
{
    separate();
    append_json_string(out_, name);
    out_ += tight_ ? ":" : ": ";
    separator_due_ = false;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view utf8)
{
    separate();
    append_json_string(out_, utf8);
    return *this;
}

JsonWriter& JsonWriter::text_or_null(std::string_view utf8)
{
    return utf8.empty() ? null() : text(utf8);
}

JsonWriter& JsonWriter::number(double value)
{
    if (!std::isfinite(value)) {
        return null();
    }
    separate();
    std::array<char, 32> digits{};
    const auto [end, status] = std::to_chars(digits.data(), digits.data() + digits.size(), value == 0.0 ? 0.0 : value);
    out_.append(digits.data(), end);
    return *this;
}

JsonWriter& JsonWriter::signed_integer(std::int64_t value)
{
    separate();
    std::array<char, 24> digits{};
    const auto [end, status] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out_.append(digits.data(), end);
    return *this;
}

JsonWriter& JsonWriter::boolean(bool value)
{
    return raw(value ? "true" : "false");
}

JsonWriter& JsonWriter::null()
{
    return raw("null");
}

JsonWriter& JsonWriter::raw(std::string_view json)
{
    separate();
    out_ += json;
    return *this;
}

} // namespace placeline::records
