// SPDX-License-Identifier: Apache-2.0
#include "text/number_reader.hpp"

#include <charconv>
#include <cmath>

namespace placeline::text {

NumberReader::NumberReader(const Document& document, const Lexicon& lexicon)
    : doc_{document}, lexicon_{lexicon}, classes_{lexicon}, cardinal_{classes_.add("cardinal")},
      scale_{classes_.add("number.scale")}, and_{classes_.add("number.and")}, article_{classes_.add("number.article")},
      exact_{classes_.add("number.exact")}, none_{classes_.add("number.none")}, vague_{classes_.add("number.vague")},
      several_{classes_.add("number.several")}, ordinal_{classes_.add("ordinal")}, fraction_{classes_.add("fraction")},
      not_{classes_.add("number.not")}, between_{classes_.add("qualifier.between")},
      skipped_{classes_.add("qualifier.skip")}, range_to_{classes_.add("range.to")},
      range_from_{classes_.add("range.from")}, additional_before_{classes_.add("additional.before")},
      additional_after_{classes_.add("additional.after")}, of_{classes_.add("number.of")},
      part_{classes_.add("number.part_word")}, ratio_{classes_.add("ratio.in")},
      age_before_{classes_.add("age.before")}, age_after_{classes_.add("age.after")},
      age_person_{classes_.add("age.person")}, one_more_{classes_.add("additional.one")},
      went_{classes_.add("qualifier.not_behind")}, time_after_{classes_.add("time.after")},
      name_before_{classes_.add("name.before")}, force_{classes_.add("force.unit")},
      name_end_{classes_.add("name.end")}, unit_{classes_.add("unit")}, unit_before_{classes_.add("unit.before")},
      counted_{classes_.add("counted")}, month_{classes_.add("month")}
{
    for (std::size_t i = 0; i < before_names.size(); ++i) {
        before_[i] = classes_.add(before_names[i].first);
    }
    for (std::size_t i = 0; i < after_names.size(); ++i) {
        after_[i] = classes_.add(after_names[i].first);
    }
    classes_.mark(doc_);
}

const Term* NumberReader::term(std::uint32_t token, const WordClass& cls) const
{
    return token < end_ && (classes_.of(token) & cls.bit) != 0 ? doc_.term_at(token, cls.id) : nullptr;
}

bool NumberReader::follows(std::uint32_t token, const WordClass& cls) const
{
    for (auto first = token; first > begin_ && first + 5 > token; --first) {
        if (const Term* found = term(first - 1, cls); found != nullptr && first - 1 + found->n_tokens == token) {
            return true;
        }
    }
    return false;
}

bool NumberReader::is_number(std::uint32_t token) const
{
    return token < end_ && doc_.tokens[token].kind == TokenKind::number;
}

bool NumberReader::is_mark(std::uint32_t token, std::string_view mark) const
{
    return token < end_ && doc_.tokens[token].kind == TokenKind::punctuation && doc_.word(token) == mark;
}

bool NumberReader::is_tight_dash(std::uint32_t token) const
{
    return token < end_ && !doc_.tokens[token].space_before &&
           (is_mark(token, "-") || is_mark(token, "–") || is_mark(token, "‑") || is_mark(token, "‐"));
}

double NumberReader::value_of(const Term& found) const
{
    return static_cast<double>(lexicon_.integer(found.value));
}

bool NumberReader::read_digits(std::uint32_t token, double& value) const
{
    const auto fold = doc_.fold(token);
    const auto [rest, error] = std::from_chars(fold.data(), fold.data() + fold.size(), value);
    return error == std::errc{} && rest == fold.data() + fold.size();
}

bool NumberReader::is_group(std::uint32_t token, std::uint32_t first) const
{
    if (!is_number(token) || token == 0 || token >= date_begin_) {
        return false;
    }
    const auto word = doc_.word(token);
    const auto gap = doc_.tokens[token].span.begin - doc_.tokens[token - 1].span.end;
    const auto head = doc_.word(first);
    return word.size() == 3 && head.size() <= 3 && head[0] != '0' && gap >= 1 && gap <= 3 &&
           word.find_first_not_of("0123456789") == std::string_view::npos &&
           head.find_first_not_of("0123456789") == std::string_view::npos && term(token + 1, unit_) == nullptr;
}

std::optional<Number> NumberReader::number_in_digits(std::uint32_t token) const
{
    Number number;
    if (!is_number(token) || !read_digits(token, number.value)) {
        return std::nullopt;
    }
    number.last = token + 1;
    while (is_group(number.last, token)) {
        double group = 0.0;
        read_digits(number.last, group);
        number.value = number.value * 1000.0 + group;
        ++number.last;
    }
    if (const Term* scale = term(number.last, scale_)) {
        number.value *= value_of(*scale);
        number.last += scale->n_tokens;
    }
    number.whole = std::trunc(number.value) == number.value; // it may be too large for any integer
    return number;
}

std::optional<Number> NumberReader::number_in_words(std::uint32_t token) const
{
    Number number;
    double group = 0.0; // below the next thousand
    bool any = false;
    bool open = true; // the next word may add units: "twenty" does, "three" does not
    auto at = token;
    double last_small = 0.0;
    if (term(at, article_) != nullptr && term(at + 1, scale_) != nullptr) {
        group = 1.0;
        any = true;
        open = false;
        ++at;
    }
    while (at < end_ && at < date_begin_) {
        if (const Term* small = term(at, cardinal_)) {
            const auto value = value_of(*small);
            if (!open || (last_small > 0.0 && !(last_small >= 20.0 && last_small < 100.0 && value < 10.0))) {
                break;
            }
            group += value;
            last_small = value;
            open = value >= 20.0;
            any = true;
            at += small->n_tokens;
        } else if (const Term* scale = term(at, scale_); scale != nullptr && (any || value_of(*scale) >= 100.0)) {
            const auto value = value_of(*scale);
            group = any && group > 0.0 ? group : 1.0;
            if (value < 1000.0) {
                group *= value;
            } else {
                number.value += group * value;
                group = 0.0;
            }
            any = true;
            open = true;
            last_small = 0.0;
            at += scale->n_tokens;
        } else {
            break;
        }
        number.last = at;
        if (is_tight_dash(at) && term(at + 1, cardinal_) != nullptr && open) {
            ++at;
        } else if (const Term* joint = term(at, and_);
                   joint != nullptr && last_small == 0.0 && any && term(at + 1, cardinal_) != nullptr) {
            at += joint->n_tokens; // "one hundred and five"
        } else if (is_tight_dash(at) && term(at + 1, scale_) != nullptr) {
            ++at;
        }
    }
    if (!any) {
        return std::nullopt;
    }
    number.value += group;
    return number;
}

std::optional<Number> NumberReader::number_at(std::uint32_t token) const
{
    if (token >= end_ || token >= date_begin_) {
        return std::nullopt;
    }
    if (is_number(token)) {
        return number_in_digits(token);
    }
    const Term* vague = term(token, vague_);
    if (const Term* several = term(token, several_)) { // "several dozen", "a few hundred"
        const auto at = token + several->n_tokens;
        if (const Term* scale = term(at, scale_)) {
            Number number;
            number.value = 3.0 * value_of(*scale);
            number.vague = true;
            number.last = at + scale->n_tokens;
            return number;
        }
    }
    if (vague != nullptr) {
        Number number;
        number.value = value_of(*vague);
        number.vague = true;
        number.last = token + vague->n_tokens;
        return number;
    }
    if (const Term* exact = term(token, exact_)) {
        Number number;
        number.value = value_of(*exact);
        number.last = token + exact->n_tokens;
        return number;
    }
    if (auto number = number_in_words(token)) {
        return number;
    }
    if (const Term* none = term(token, none_)) {
        if (is_mark(token + 1, ".") && is_tight(token + 1) && is_number(token + 2)) {
            return std::nullopt; // "No. 5"
        }
        Number number;
        number.last = token + none->n_tokens;
        return number;
    }
    if (const Term* article = term(token, article_)) {
        Number number;
        number.value = 1.0;
        number.article = true;
        number.last = token + article->n_tokens;
        return number;
    }
    return std::nullopt;
}

} // namespace placeline::text
