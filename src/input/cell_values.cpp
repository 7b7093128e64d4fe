// SPDX-License-Identifier: Apache-2.0
#include "input/cell_values.hpp"

#include "input/ascii.hpp"
#include "text/document.hpp"
#include "text/quantity.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

namespace placeline::input {

namespace {

/// Takes `prefix` off the front of `text`.
bool take(std::string_view& text, std::string_view prefix) noexcept
{
    if (!text.starts_with(prefix)) {
        return false;
    }
    text = trimmed(text.substr(prefix.size()));
    return true;
}

template <std::size_t n>
bool take_any(std::string_view& text, const std::array<std::string_view, n>& prefixes) noexcept
{
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&text](std::string_view prefix) { return take(text, prefix); });
}

/// "1200", "1,200", "1 200", "1.200" and "1200.0"; nothing for what is no whole number.
std::optional<std::uint32_t> whole_number(std::string_view text)
{
    constexpr std::array<std::string_view, 5> marks{",", ".", " ", "\xC2\xA0", "\xE2\x80\xAF"};
    text = trimmed(text);
    std::string digits;
    while (!text.empty()) {
        const std::size_t run = std::min(text.find_first_not_of("0123456789"), text.size());
        const bool first = digits.empty();
        if (run == 0 || (!first && run != 3)) {
            return std::nullopt;
        }
        digits += text.substr(0, run);
        text.remove_prefix(run);
        if (text.empty()) {
            break;
        }
        // a fraction of nothing is how spreadsheets write whole numbers
        if (text.front() == '.' && text.find_first_not_of('0', 1) == std::string_view::npos && text.size() != 4) {
            break;
        }
        if (!take_any(text, marks) || (first && run > 3)) {
            return std::nullopt;
        }
    }
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size() && !digits.empty() ? std::optional{value}
                                                                                           : std::nullopt;
}

CellCount exactly(std::uint32_t n, Qualifier qualifier = Qualifier::exact)
{
    return {.bounds = {.low = n, .high = n, .value = n}, .qualifier = qualifier};
}

CellCount from(std::uint32_t n, Qualifier qualifier)
{
    return {.bounds = {.low = n, .high = std::nullopt, .value = n}, .qualifier = qualifier};
}

CellCount up_to(std::uint32_t n, Qualifier qualifier)
{
    return {.bounds = {.low = 0, .high = n, .value = std::nullopt}, .qualifier = qualifier};
}

/// Marks in place of words: ">85", "10+", "5-7".
std::optional<CellCount> marked_count(std::string_view text)
{
    constexpr std::array<std::string_view, 2> at_least{">=", "≥"};
    constexpr std::array<std::string_view, 2> at_most{"<=", "≤"};
    constexpr std::array<std::string_view, 4> about{"~", "≈", "c.", "ca."};
    constexpr std::array<std::string_view, 3> dashes{"-", "–", "—"};
    const auto qualified = [](std::string_view rest, auto make, Qualifier qualifier) -> std::optional<CellCount> {
        const auto n = whole_number(rest);
        return n ? std::optional{make(*n, qualifier)} : std::nullopt;
    };
    std::string_view rest = text;
    if (take_any(rest, at_least)) {
        return qualified(rest, from, Qualifier::at_least);
    }
    if (take_any(rest, at_most)) {
        return qualified(rest, up_to, Qualifier::up_to);
    }
    if (take(rest, ">")) {
        return qualified(rest, from, Qualifier::more_than);
    }
    if (take(rest, "<")) {
        return qualified(rest, up_to, Qualifier::fewer_than);
    }
    if (take_any(rest, about)) {
        return qualified(rest, exactly, Qualifier::about);
    }
    if (rest.ends_with('+')) {
        return qualified(rest.substr(0, rest.size() - 1), from, Qualifier::at_least);
    }
    for (const std::string_view dash : dashes) {
        const std::size_t at = rest.find(dash);
        if (at == std::string_view::npos) {
            continue;
        }
        const auto low = whole_number(rest.substr(0, at));
        const auto high = whole_number(rest.substr(at + dash.size()));
        if (low && high && *low <= *high) {
            return CellCount{.bounds = {.low = low, .high = high, .value = *low + (*high - *low) / 2},
                             .qualifier = Qualifier::range};
        }
    }
    return std::nullopt;
}

/// The one number that the words state, read as in a report.
std::optional<CellCount> count_in_words(std::string_view text)
{
    const text::Document document = text::analyse(text);
    std::optional<CellCount> found;
    for (const text::Quantity& quantity : text::find_quantities(document)) {
        if (quantity.kind != text::QuantityKind::cardinal || quantity.article) {
            continue;
        }
        // words before it may be qualifiers of a language that is not read ("mindestens 3")
        if (found || quantity.first_token > 0) {
            return std::nullopt;
        }
        found = CellCount{.bounds = quantity.bounds, .qualifier = quantity.qualifier};
    }
    return found;
}

std::optional<double> decimal(std::string_view text)
{
    std::string plain{trimmed(text)};
    if (std::count(plain.begin(), plain.end(), ',') == 1 && plain.find('.') == std::string::npos) {
        std::replace(plain.begin(), plain.end(), ',', '.'); // as much of Europe writes it
    }
    const char* begin = plain.data();
    if (!plain.empty() && plain.front() == '+') {
        ++begin;
    }
    double value = 0.0;
    const auto [end, error] = std::from_chars(begin, plain.data() + plain.size(), value);
    return error == std::errc{} && end == plain.data() + plain.size() && std::isfinite(value) ? std::optional{value}
                                                                                              : std::nullopt;
}

/// "33°30'15\"", "33 30 15": degrees, minutes and seconds.
std::optional<double> sexagesimal(std::string_view text)
{
    std::array<double, 3> parts{};
    std::size_t n = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t begin = text.find_first_of("0123456789.", at);
        if (begin == std::string_view::npos) {
            break;
        }
        const std::size_t end = std::min(text.find_first_not_of("0123456789.", begin), text.size());
        const auto value = decimal(text.substr(begin, end - begin));
        if (!value || n == parts.size() || (n > 0 && *value >= 60.0)) {
            return std::nullopt;
        }
        parts.at(n++) = *value;
        at = end;
    }
    return n >= 2 ? std::optional{parts[0] + parts[1] / 60.0 + parts[2] / 3600.0} : std::nullopt;
}

} // namespace

bool says_unknown(std::string_view cell)
{
    constexpr std::array<std::string_view, 17> words{"",     "-",   "--",         "–",          "?",   "n/a",
                                                     "na",   "nan", "none given", "unknown",    "unk", "unclear",
                                                     "null", "tbc", "not known",  "not stated", "\\n"};
    const std::string text = ascii_lower(trimmed(cell));
    if (std::find(words.begin(), words.end(), text) != words.end()) {
        return true;
    }
    return text.size() > 1 && text.front() == '-' && decimal(text).value_or(0.0) < 0.0;
}

std::optional<CellCount> count_in_cell(std::string_view cell)
{
    const std::string_view text = trimmed(cell);
    if (says_unknown(text) || text.size() > 200) {
        return std::nullopt;
    }
    if (const auto n = whole_number(text)) {
        return exactly(*n);
    }
    if (auto count = marked_count(text)) {
        return count;
    }
    const bool has_letters = std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    });
    return has_letters ? count_in_words(text) : std::nullopt;
}

std::optional<double> degrees_in_cell(std::string_view cell, double most)
{
    std::string_view text = trimmed(cell);
    double sign = 1.0;
    if (!text.empty()) {
        const char last = text.back();
        const char first = text.front();
        const std::string_view sides{"NSEWnsew"};
        char side = '\0';
        if (sides.find(last) != std::string_view::npos) {
            side = last;
            text.remove_suffix(1);
        } else if (sides.find(first) != std::string_view::npos) {
            side = first;
            text.remove_prefix(1);
        }
        const bool of_latitude = std::string_view{"NSns"}.find(side) != std::string_view::npos;
        if (side != '\0' && of_latitude != (most <= 90.0)) {
            return std::nullopt; // a longitude in the column of latitudes
        }
        sign = std::string_view{"SWsw"}.find(side) != std::string_view::npos ? -1.0 : 1.0;
    }
    text = trimmed(text);
    if (text.ends_with("°")) {
        text.remove_suffix(std::string_view{"°"}.size());
    }
    auto value = decimal(text);
    if (!value) {
        value = sexagesimal(text);
    }
    return value && std::abs(*value) <= most ? std::optional{sign * *value} : std::nullopt;
}

std::optional<LonLat> position_in_cell(std::string_view cell)
{
    std::string_view text = trimmed(cell);
    const bool wkt = ascii_lower(text.substr(0, 5)) == "point";
    if (wkt) {
        const std::size_t open = text.find('(');
        const std::size_t close = text.find(')');
        if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
            return std::nullopt;
        }
        text = trimmed(text.substr(open + 1, close - open - 1));
    }
    std::size_t split = text.find_first_of(";/");
    if (split == std::string_view::npos && std::count(text.begin(), text.end(), ',') == 1) {
        split = text.find(',');
    }
    if (split == std::string_view::npos) {
        split = text.find(' ');
    }
    if (split == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view first = text.substr(0, split);
    const std::string_view second = trimmed(text.substr(split + 1));
    const auto lat = degrees_in_cell(wkt ? second : first, 90.0);
    const auto lon = degrees_in_cell(wkt ? first : second, 180.0);
    return lat && lon ? std::optional{LonLat{.lon_deg = *lon, .lat_deg = *lat}} : std::nullopt;
}

} // namespace placeline::input
