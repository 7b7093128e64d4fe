// SPDX-License-Identifier: Apache-2.0
#include "input/feed_date.hpp"

#include "base/ascii.hpp"
#include "model/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace placeline::input {

namespace {

/// As RFC 822 spells them; a longer word that begins so is the month in full.
constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};

struct Zone {
    std::string_view name;
    std::string_view offset;
};
/// RFC 822, section 5.1. The letters of the military zones are not there: RFC 1123 says that they cannot be relied on.
constexpr std::array<Zone, 13> zones{{{"z", "Z"},
                                      {"ut", "Z"},
                                      {"utc", "Z"},
                                      {"gmt", "Z"},
                                      {"est", "-05:00"},
                                      {"edt", "-04:00"},
                                      {"cst", "-06:00"},
                                      {"cdt", "-05:00"},
                                      {"mst", "-07:00"},
                                      {"mdt", "-06:00"},
                                      {"pst", "-08:00"},
                                      {"pdt", "-07:00"},
                                      {"bst", "+01:00"}}};

bool is_digit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) noexcept
{
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

int number(std::string_view digits) noexcept
{
    int value = -1;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words;
    std::size_t at = 0;
    while (true) {
        at = text.find_first_not_of(" \t\r\n,()", at);
        if (at == std::string_view::npos) {
            return words;
        }
        const std::size_t end = std::min(text.find_first_of(" \t\r\n,()", at), text.size());
        words.push_back(ascii_lower(text.substr(at, end - at)));
        at = end;
    }
}

int month_of(std::string_view word) noexcept
{
    if (word.size() < 3) {
        return 0;
    }
    const auto* const found = std::find(months.begin(), months.end(), word.substr(0, 3));
    return found == months.end() ? 0 : static_cast<int>(found - months.begin()) + 1;
}

/// RFC 2822, section 4.3: two digits below 50 are of this century.
int full_year(std::string_view digits) noexcept
{
    const int year = number(digits);
    return digits.size() > 2 ? year : year + (year < 50 ? 2000 : 1900);
}

std::optional<std::string> date_of(int year, int month, int day)
{
    if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) {
        return std::nullopt; // chrono keeps eight bits of a day: 535 would be the 23rd
    }
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) {
        return std::nullopt;
    }
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

/// "T14:05:00" for a word like "14:05"; nothing where it is no time.
std::string time_of(std::string_view word)
{
    const std::size_t colon = word.find(':');
    if (colon == 0 || colon > 2 || word.size() < colon + 3 || !all_digits(word.substr(0, colon)) ||
        !all_digits(word.substr(colon + 1, 2)) || number(word.substr(0, colon)) > 23 ||
        number(word.substr(colon + 1, 2)) > 59) {
        return {};
    }
    const bool seconds = word.size() >= colon + 6 && word[colon + 3] == ':' && all_digits(word.substr(colon + 4, 2));
    return fmt::format("T{:02}:{}:{}", number(word.substr(0, colon)), word.substr(colon + 1, 2),
                       seconds ? word.substr(colon + 4, 2) : std::string_view{"00"});
}

std::string zone_of(std::string_view word)
{
    if (word.size() == 5 && (word[0] == '+' || word[0] == '-') && all_digits(word.substr(1))) {
        return fmt::format("{}:{}", word.substr(0, 3), word.substr(3));
    }
    if (word.size() == 6 && (word[0] == '+' || word[0] == '-') && word[3] == ':') {
        return std::string{word};
    }
    const auto* const found = std::find_if(zones.begin(), zones.end(), [&](const Zone& z) { return z.name == word; });
    return found == zones.end() ? std::string{} : std::string{found->offset};
}

/// Time and zone among the words behind a date; without a time there is nothing a zone could belong to.
std::string time_and_zone(const std::vector<std::string>& words, std::size_t from)
{
    for (std::size_t i = from; i < words.size(); ++i) {
        if (std::string time = time_of(words[i]); !time.empty()) {
            return i + 1 < words.size() ? time + zone_of(words[i + 1]) : time;
        }
    }
    return {};
}

/// Three runs of digits with one kind of mark between them.
struct Triple {
    std::array<std::string_view, 3> parts;
    std::string_view rest;
};

std::optional<Triple> triple_of(std::string_view text) noexcept
{
    Triple triple;
    char mark = '\0';
    std::size_t at = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const std::size_t begin = at;
        while (at < text.size() && is_digit(text[at])) {
            ++at;
        }
        triple.parts.at(i) = text.substr(begin, at - begin);
        if (at == begin || at - begin > 4) {
            return std::nullopt;
        }
        if (i == 2) {
            break;
        }
        if (at == text.size() || std::string_view{"/.-"}.find(text[at]) == std::string_view::npos ||
            (mark != '\0' && text[at] != mark)) {
            return std::nullopt;
        }
        mark = text[at++];
    }
    triple.rest = text.substr(at);
    return triple;
}

std::string_view trimmed(std::string_view text) noexcept
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// "3 February 2024", "February 3, 2024", with or without a weekday before it.
std::optional<std::string> worded_date(const std::vector<std::string>& words)
{
    for (std::size_t i = 0; i + 2 < words.size() && i < 2; ++i) {
        const bool day_first = all_digits(words[i]) && words[i].size() <= 2 && month_of(words[i + 1]) > 0;
        const bool month_first = month_of(words[i]) > 0 && all_digits(words[i + 1]) && words[i + 1].size() <= 2;
        const std::string& year = words[i + 2];
        if ((day_first || month_first) && all_digits(year) && (year.size() == 4 || year.size() == 2)) {
            auto date =
                date_of(full_year(year), month_of(words[day_first ? i + 1 : i]), number(words[day_first ? i : i + 1]));
            if (date) {
                *date += time_and_zone(words, i + 3);
            }
            return date;
        }
    }
    return std::nullopt;
}

/// "20240203", "20240203T141500Z", "20240203141500".
std::optional<std::string> compact_date(std::string_view text)
{
    if (text.size() < 8 || !all_digits(text.substr(0, 8))) {
        return std::nullopt;
    }
    std::string_view rest = text.substr(8);
    auto date = date_of(number(text.substr(0, 4)), number(text.substr(4, 2)), number(text.substr(6, 2)));
    if (!date || rest.empty()) {
        return date;
    }
    rest.remove_prefix(rest.front() == 'T' ? 1 : 0);
    if (rest.size() < 6 || !all_digits(rest.substr(0, 6)) || (rest.size() > 6 && rest.substr(6) != "Z")) {
        return std::nullopt;
    }
    return fmt::format("{}T{}:{}:{}{}", *date, rest.substr(0, 2), rest.substr(2, 2), rest.substr(4, 2), rest.substr(6));
}

} // namespace

SlashDate slash_date(std::string_view written) noexcept
{
    const auto triple = triple_of(trimmed(written));
    if (!triple || triple->parts[0].size() > 2 || triple->parts[1].size() > 2) {
        return {};
    }
    const int first = number(triple->parts[0]);
    const int second = number(triple->parts[1]);
    if (first > 12 && second <= 12) {
        return {.is_one = true, .order = DayOrder::day_first};
    }
    if (second > 12 && first <= 12) {
        return {.is_one = true, .order = DayOrder::month_first};
    }
    return {.is_one = true, .order = std::nullopt};
}

std::optional<std::string> iso_date(std::string_view written, DayOrder order)
{
    const std::string_view text = trimmed(written);
    if (text.size() > 64) {
        return std::nullopt;
    }
    if (const auto triple = triple_of(text)) {
        const auto& [first, second, third] = triple->parts;
        if (first.size() == 4) {
            const auto date = date_of(number(first), number(second), number(third));
            const bool iso = text[4] == '-' && second.size() == 2 && third.size() == 2;
            if (iso && date && triple->rest.starts_with('T')) {
                return std::string{text};
            }
            return date ? std::optional{*date + time_and_zone(words_of(triple->rest), 0)} : std::nullopt;
        }
        if (first.size() > 2 || second.size() > 2 || third.size() == 1 || third.size() == 3) {
            return std::nullopt;
        }
        const DayOrder used = slash_date(text).order.value_or(order);
        const bool day_first = used == DayOrder::day_first;
        auto date = date_of(full_year(third), number(day_first ? second : first), number(day_first ? first : second));
        if (date) {
            *date += time_and_zone(words_of(triple->rest), 0);
        }
        return date;
    }
    if (auto date = compact_date(text)) {
        return date;
    }
    std::vector<std::string> words = words_of(text);
    if (!words.empty() && month_of(words.front()) == 0 && words.front().find('-') != std::string::npos) {
        std::replace(words.front().begin(), words.front().end(), '-', ' '); // "03-Feb-2024"
        std::vector<std::string> parts = words_of(words.front());
        parts.insert(parts.end(), words.begin() + 1, words.end());
        words = std::move(parts);
    }
    return worded_date(words);
}

} // namespace placeline::input
