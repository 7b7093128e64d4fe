// SPDX-License-Identifier: Apache-2.0
#include "model/date.hpp"

#include <array>
#include <charconv>

namespace placeline {

std::optional<Day> parse_iso_day(std::string_view text) noexcept
{
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    if (text.size() > 10 && text[10] != 'T' && text[10] != 't' && text[10] != ' ') {
        return std::nullopt;
    }
    const auto number = [text](std::size_t at, std::size_t length, auto& out) {
        const char* first = text.data() + at;
        const auto [end, status] = std::from_chars(first, first + length, out);
        return status == std::errc{} && end == first + length;
    };
    unsigned year = 0; // a sign is no digit
    unsigned month = 0;
    unsigned day = 0;
    if (!number(0, 4, year) || !number(5, 2, month) || !number(8, 2, day)) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(year)}, std::chrono::month{month},
                                           std::chrono::day{day}};
    if (!date.ok()) {
        return std::nullopt;
    }
    return Day{date};
}

std::string iso_day(Day day)
{
    const std::chrono::year_month_day date{day};
    std::array<char, 16> buffer{};
    char* at = buffer.data();
    const auto put = [&at](int number, int digits) {
        for (int i = digits - 1; i >= 0; --i) {
            at[i] = static_cast<char>('0' + number % 10);
            number /= 10;
        }
        at += digits;
    };
    put(static_cast<int>(date.year()), 4);
    *at++ = '-';
    put(static_cast<int>(static_cast<unsigned>(date.month())), 2);
    *at++ = '-';
    put(static_cast<int>(static_cast<unsigned>(date.day())), 2);
    return {buffer.data(), at};
}

} // namespace placeline
