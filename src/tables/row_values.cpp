// SPDX-License-Identifier: Apache-2.0
#include "tables/row_values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cpl_conv.h>
#include <cpl_string.h>
#include <cstdint>
#include <fmt/format.h>
#include <iterator>
#include <memory>
#include <simdjson.h>
#include <string_view>

namespace placeline::tables {

namespace {

struct FreeCpl {
    void operator()(char* text) const noexcept { CPLFree(text); }
};
using CplText = std::unique_ptr<char, FreeCpl>;

/// The text as valid UTF-8. What is none comes from files that do not say their encoding: Windows-1252 holds most.
void take_text(std::string& out, const char* text)
{
    const std::string_view bytes{text};
    if (simdjson::validate_utf8(bytes.data(), bytes.size())) {
        out += bytes;
        return;
    }
    const CplText recoded{CPLRecode(text, "CP1252", CPL_ENC_UTF8)};
    out += recoded.get();
}

void take_time(std::string& out, const OGRFeature& feature, int field, OGRFieldType type)
{
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    float second = 0.0F;
    int zone = 0; // 0 unknown, 1 local, 100 UTC, else quarters of an hour from 100 on
    if (feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone) == 0) {
        return;
    }
    const auto into = std::back_inserter(out);
    if (type != OFTTime) {
        fmt::format_to(into, "{:04}-{:02}-{:02}", year, month, day);
    }
    if (type == OFTDate) {
        return;
    }
    fmt::format_to(into, "{}{:02}:{:02}:{:02}", type == OFTTime ? "" : "T", hour, minute, static_cast<int>(second));
    if (zone == 100) {
        out += 'Z';
    } else if (zone > 1) {
        const int minutes = std::abs(zone - 100) * 15;
        fmt::format_to(into, "{}{:02}:{:02}", zone < 100 ? '-' : '+', minutes / 60, minutes % 60);
    }
}

/// GDAL writes a date in a column of mixed cells as 2024/02/03.
void make_iso(std::string& text)
{
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() < 10 || text[4] != '/' || text[7] != '/' || !is_digit(text[0]) || !is_digit(text[3]) ||
        !is_digit(text[5]) || !is_digit(text[9])) {
        return;
    }
    if (text.size() == 10 || (text.size() >= 19 && text[10] == ' ' && text[13] == ':')) {
        text[4] = text[7] = '-';
        if (text.size() > 10) {
            text[10] = 'T';
        }
    }
}

template <typename Number>
std::optional<Number> number(std::string_view text)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

} // namespace

bridge::ColumnType column_type(const OGRFieldDefn& field) noexcept
{
    switch (field.GetType()) {
    case OFTInteger:
    case OFTInteger64:
        return bridge::ColumnType::integer;
    case OFTReal:
        return bridge::ColumnType::real;
    case OFTDate:
        return bridge::ColumnType::date;
    case OFTDateTime:
        return bridge::ColumnType::date_time;
    default:
        return bridge::ColumnType::text;
    }
}

void read_value(const OGRFeature& feature, int field, std::optional<std::string>& value)
{
    if (feature.IsFieldSetAndNotNull(field) == 0) {
        value.reset();
        return;
    }
    std::string& out = value ? *value : value.emplace();
    out.clear();
    const OGRFieldDefn& definition = *feature.GetFieldDefnRef(field);
    const OGRFieldType type = definition.GetType();
    switch (type) {
    case OFTInteger:
    case OFTInteger64:
        fmt::format_to(std::back_inserter(out), "{}", feature.GetFieldAsInteger64(field));
        return;
    case OFTReal: {
        const double real = feature.GetFieldAsDouble(field);
        if (definition.GetSubType() == OFSTFloat32) {
            fmt::format_to(std::back_inserter(out), "{}", static_cast<float>(real));
        } else {
            fmt::format_to(std::back_inserter(out), "{}", real);
        }
        return;
    }
    case OFTDate:
    case OFTTime:
    case OFTDateTime:
        take_time(out, feature, field, type);
        return;
    case OFTIntegerList:
    case OFTInteger64List:
    case OFTRealList:
    case OFTStringList:
        if (const CplText json{feature.GetFieldAsSerializedJSon(field)}) {
            take_text(out, json.get());
        }
        return;
    default:
        take_text(out, feature.GetFieldAsString(field));
        make_iso(out);
    }
}

bool set_value(OGRFeature& feature, int field, const std::optional<std::string>& value)
{
    if (!value) {
        feature.SetFieldNull(field);
        return true;
    }
    switch (feature.GetFieldDefnRef(field)->GetType()) {
    case OFTInteger64: {
        const auto integer = number<std::int64_t>(*value);
        feature.SetField(field, static_cast<GIntBig>(integer.value_or(0)));
        return integer.has_value();
    }
    case OFTReal: {
        const auto real = number<double>(*value);
        feature.SetField(field, real.value_or(0.0));
        return real.has_value() && std::isfinite(*real);
    }
    case OFTDate:
    case OFTDateTime: {
        OGRField parsed;
        if (OGRParseDate(value->c_str(), &parsed, 0) == 0) {
            return false;
        }
        feature.SetField(field, &parsed);
        return true;
    }
    default: {
        if (value->find('\0') == std::string::npos) {
            feature.SetField(field, value->c_str());
        } else { // GDAL ends a text there
            std::string plain = *value;
            std::ranges::replace(plain, '\0', ' ');
            feature.SetField(field, plain.c_str());
        }
        return true;
    }
    }
}

} // namespace placeline::tables
