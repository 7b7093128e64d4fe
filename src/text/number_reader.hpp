// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/claim.hpp"
#include "text/class_marks.hpp"
#include "text/date_expression.hpp"
#include "text/document.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace placeline::text {

/// A number as far as its own tokens say; qualifiers come later.
struct Number {
    std::uint32_t last = 0; ///< one past its last token
    double value = 0.0;
    bool article = false; ///< "a" alone
    bool vague = false;   ///< "dozens of"
    bool whole = true;    ///< no fraction left
    bool about = false;   ///< of itself no exact number: "several hundred"
};

/// Reads bare numbers from tokens, in digits and in words: what `find_quantities` tells the kinds of.
class NumberReader {
protected:
    NumberReader(const Document& document, const Lexicon& lexicon);

    static constexpr std::array<std::pair<std::string_view, Qualifier>, 5> before_names{
        {{"qualifier.more_than", Qualifier::more_than},
         {"qualifier.at_least", Qualifier::at_least},
         {"qualifier.up_to", Qualifier::up_to},
         {"qualifier.fewer_than", Qualifier::fewer_than},
         {"qualifier.about", Qualifier::about}}};
    static constexpr std::array<std::pair<std::string_view, Qualifier>, 4> after_names{
        {{"after.at_least", Qualifier::at_least},
         {"after.more_than", Qualifier::more_than},
         {"after.up_to", Qualifier::up_to},
         {"after.about", Qualifier::about}}};

    [[nodiscard]] const Term* term(std::uint32_t token, const WordClass& cls) const;

    /// Whether a term of the class ends just before the token.
    [[nodiscard]] bool follows(std::uint32_t token, const WordClass& cls) const;

    [[nodiscard]] bool is_number(std::uint32_t token) const;

    [[nodiscard]] bool is_mark(std::uint32_t token, std::string_view mark) const;

    /// A hyphen or dash without space before it, as in "F-16" and "8-10".
    [[nodiscard]] bool is_tight_dash(std::uint32_t token) const;

    [[nodiscard]] bool is_tight(std::uint32_t token) const { return token < end_ && !doc_.tokens[token].space_before; }

    [[nodiscard]] double value_of(const Term& found) const;

    /// The number that a token of digits states. False for ordinals, and for "1.2.3" and the like.
    bool read_digits(std::uint32_t token, double& value) const;

    /// "1 200": a group of three digits after a space that does not break, or after any space where nothing else is
    /// meant.
    [[nodiscard]] bool is_group(std::uint32_t token, std::uint32_t first) const;

    std::optional<Number> number_in_digits(std::uint32_t token) const;

    /// "twenty-three", "one hundred and five", "a hundred", "two dozen".
    std::optional<Number> number_in_words(std::uint32_t token) const;

    std::optional<Number> number_at(std::uint32_t token) const;

    const Document& doc_;
    const Lexicon& lexicon_;
    ClassMarks classes_;
    WordClass cardinal_;
    WordClass scale_;
    WordClass and_;
    WordClass article_;
    WordClass exact_;
    WordClass none_;
    WordClass vague_;
    WordClass several_;
    WordClass ordinal_;
    WordClass fraction_;
    WordClass not_;
    WordClass between_;
    WordClass skipped_;
    WordClass range_to_;
    WordClass range_from_;
    WordClass additional_before_;
    WordClass additional_after_;
    WordClass of_;
    WordClass part_;
    WordClass ratio_;
    WordClass age_before_;
    WordClass age_after_;
    WordClass age_person_;
    WordClass one_more_;
    WordClass went_;
    WordClass time_after_;
    WordClass name_before_;
    WordClass force_;
    WordClass name_end_;
    WordClass unit_;
    WordClass unit_before_;
    WordClass counted_;
    WordClass month_;
    std::array<WordClass, 5> before_{};
    std::array<WordClass, 4> after_{};
    std::uint32_t begin_ = 0;
    std::uint32_t end_ = 0;
    std::uint32_t date_begin_ = 0; ///< where the next date starts: no number reaches into it
    std::vector<DateExpression> dates_;
};

} // namespace placeline::text
