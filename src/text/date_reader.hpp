// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/class_marks.hpp"
#include "text/date_calendar.hpp"
#include "text/document.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace placeline::text {

/// Reads days, months, years and weekdays from tokens: what `find_dates` puts together.
class DateReader {
protected:
    DateReader(const Document& document, std::optional<Day> anchor, const Lexicon& lexicon);

    [[nodiscard]] const Term* term(std::uint32_t token, const WordClass& cls) const;

    [[nodiscard]] std::uint32_t skip(std::uint32_t token, const WordClass& cls) const;

    [[nodiscard]] int value(const Term& found) const { return static_cast<int>(lexicon_.integer(found.value)); }

    [[nodiscard]] bool is_mark(std::uint32_t token, std::string_view mark) const;

    [[nodiscard]] bool is_dash(std::uint32_t token) const;

    [[nodiscard]] bool is_a(std::uint32_t token, const WordClass& cls) const { return term(token, cls) != nullptr; }

    /// The digits a number token starts with, as a number; -1 where it has none, a fraction, or more than nine.
    [[nodiscard]] int digits(std::uint32_t token) const;

    /// A day of a month: "5", "05", "5th", "fifth".
    [[nodiscard]] int day_number(std::uint32_t token) const;

    [[nodiscard]] int year_number(std::uint32_t token) const;

    /// A month's name; `sure` where a number beside it leaves no doubt, so that "3 march 2024" is one and "they may"
    /// none.
    [[nodiscard]] int month_at(std::uint32_t token, bool sure) const;

    [[nodiscard]] std::uint32_t skip_stop(std::uint32_t token) const; // of "Jan."

    /// "2024", ", 2024", "of 2024" after a month.
    std::uint32_t take_year(std::uint32_t token, DateAtom& atom) const;

    [[nodiscard]] std::optional<DateAtom> atom_at(std::uint32_t token) const;

    /// "2024-01-28", "28.01.2024", "28/01/2024"; without an anchor the day comes first.
    [[nodiscard]] std::optional<DateAtom> numeric(std::uint32_t token) const;

    /// A second day: "-5", " to 5", " and 5" before the month. 0: none.
    [[nodiscard]] int second_day(std::uint32_t& token, int first) const;

    /// "5 May", "the 5th of May 2024", "3-5 May", "3 and 5 May".
    [[nodiscard]] std::optional<DateAtom> day_month(std::uint32_t token) const;

    /// The full stop of an abbreviated month, which must not be taken for the date's when it ends the sentence.
    [[nodiscard]] std::uint32_t skip_stop_before_year(std::uint32_t token) const;

    /// "May 5", "May 5th, 2024", "May 3-5", "Jan. 28".
    [[nodiscard]] std::optional<DateAtom> month_day(std::uint32_t token) const;

    /// "Saturday", "last Saturday", "Saturday, 3 February 2024" (which is that date).
    [[nodiscard]] std::optional<DateAtom> weekday_atom(std::uint32_t token) const;

    [[nodiscard]] bool is_abbreviated(std::uint32_t token) const { return doc_.fold(token).size() <= 5; }

    /// "March 2022", "late January"; a month by itself only where a preposition or a modifier leads up to it.
    [[nodiscard]] std::optional<DateAtom> month_alone(std::uint32_t token) const;

    /// "the summer of 2022", "last winter".
    [[nodiscard]] std::optional<DateAtom> season(std::uint32_t token) const;

    /// "in 2019", "the 1990s", "late 2019", "the 2019 war"; not "2019 people".
    [[nodiscard]] std::optional<DateAtom> year_atom(std::uint32_t token) const;

    const Document& doc_;
    std::optional<Day> anchor_;
    Calendar calendar_;
    const Lexicon& lexicon_;
    ClassMarks classes_;
    WordClass month_;
    WordClass weekday_;
    WordClass small_weekday_; ///< of languages that write weekdays without a capital
    WordClass not_;
    WordClass phrase_;
    WordClass previous_;
    WordClass next_;
    WordClass same_;
    WordClass unit_;
    WordClass back_;
    WordClass ago_;
    WordClass forward_;
    WordClass past_;
    WordClass daypart_;
    WordClass last_;
    WordClass coming_;
    WordClass third_;
    WordClass season_;
    WordClass from_;
    WordClass to_;
    WordClass since_;
    WordClass year_before_;
    WordClass night_;
    WordClass on_the_;
    WordClass cardinal_;
    WordClass ordinal_;
    WordClass vague_;
    WordClass counted_;
    WordClass the_;
    WordClass of_;
    WordClass on_;
    WordClass this_;
    WordClass and_;
    WordClass article_;
    WordClass exact_;
    WordClass last_week_;
    WordClass speech_;
    WordClass coming_cue_;
    WordClass cue_end_;
    WordClass after_;
    std::uint32_t begin_ = 0;
    std::uint32_t end_ = 0;
};

} // namespace placeline::text
