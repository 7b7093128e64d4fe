// SPDX-License-Identifier: Apache-2.0
#include "text/date_reader.hpp"

#include <algorithm>
#include <charconv>

namespace placeline::text {

using std::chrono::days;
using std::chrono::year;
using std::chrono::year_month_day;

DateReader::DateReader(const Document& document, std::optional<Day> anchor, const Lexicon& lexicon)
    : doc_{document}, anchor_{anchor}, calendar_{anchor}, lexicon_{lexicon}, classes_{lexicon},
      month_{classes_.add("month")}, weekday_{classes_.add("weekday")}, small_weekday_{classes_.add("weekday.small")},
      not_{classes_.add("date.not")}, phrase_{classes_.add("date.phrase")}, previous_{classes_.add("date.previous")},
      next_{classes_.add("date.next")}, same_{classes_.add("date.same")}, unit_{classes_.add("date.unit")},
      back_{classes_.add("date.back")}, ago_{classes_.add("date.ago")}, forward_{classes_.add("date.forward")},
      past_{classes_.add("date.past")}, daypart_{classes_.add("daypart")}, last_{classes_.add("date.last")},
      coming_{classes_.add("date.coming")}, third_{classes_.add("date.third")}, season_{classes_.add("season")},
      from_{classes_.add("date.from")}, to_{classes_.add("date.to")}, since_{classes_.add("date.since")},
      year_before_{classes_.add("year.before")}, night_{classes_.add("date.night")},
      on_the_{classes_.add("date.onthe")}, cardinal_{classes_.add("cardinal")}, ordinal_{classes_.add("ordinal")},
      vague_{classes_.add("number.vague")}, counted_{classes_.add("counted")}, the_{classes_.add("word.the")},
      of_{classes_.add("word.of")}, on_{classes_.add("word.on")}, this_{classes_.add("word.this")},
      and_{classes_.add("number.and")}, article_{classes_.add("number.article")}, exact_{classes_.add("number.exact")},
      last_week_{classes_.add("date.lastweek")}, speech_{classes_.add("date.speech")},
      coming_cue_{classes_.add("date.cue")}, cue_end_{classes_.add("date.cue_end")}, after_{classes_.add("date.after")}
{
    classes_.mark(doc_);
}

const Term* DateReader::term(std::uint32_t token, const WordClass& cls) const
{
    return token < end_ && (classes_.of(token) & cls.bit) != 0 ? doc_.term_at(token, cls.id) : nullptr;
}

std::uint32_t DateReader::skip(std::uint32_t token, const WordClass& cls) const
{
    const Term* found = term(token, cls);
    return found != nullptr ? token + found->n_tokens : token;
}

bool DateReader::is_mark(std::uint32_t token, std::string_view mark) const
{
    return token < end_ && doc_.tokens[token].kind == TokenKind::punctuation && doc_.word(token) == mark;
}

bool DateReader::is_dash(std::uint32_t token) const
{
    return is_mark(token, "-") || is_mark(token, "–") || is_mark(token, "‑") || is_mark(token, "—");
}

int DateReader::digits(std::uint32_t token) const
{
    if (token >= end_ || doc_.tokens[token].kind != TokenKind::number) {
        return -1;
    }
    const auto fold = doc_.fold(token);
    int number = 0;
    const auto [rest, error] = std::from_chars(fold.data(), fold.data() + fold.size(), number);
    return error == std::errc{} && (rest == fold.data() + fold.size() || *rest != '.') ? number : -1;
}

int DateReader::day_number(std::uint32_t token) const
{
    const auto number = digits(token);
    if (number >= 1 && number <= 31 && doc_.word(token).find(',') == std::string_view::npos &&
        !doc_.fold(token).ends_with("0s")) {
        return number;
    }
    if (const Term* ordinal = term(token, ordinal_); ordinal != nullptr && ordinal->n_tokens == 1) {
        const auto ordinal_value = value(*ordinal);
        return ordinal_value <= 31 ? ordinal_value : -1;
    }
    return -1;
}

int DateReader::year_number(std::uint32_t token) const
{
    const auto number = digits(token);
    return number >= 1700 && number < 2100 && doc_.word(token).size() == 4 ? number : -1;
}

int DateReader::month_at(std::uint32_t token, bool sure) const
{
    const Term* found = term(token, month_);
    return found != nullptr && (sure || doc_.tokens[token].capital) ? value(*found) : -1;
}

std::uint32_t DateReader::skip_stop(std::uint32_t token) const
{
    return is_mark(token, ".") && !doc_.tokens[token].space_before ? token + 1 : token;
}

std::uint32_t DateReader::take_year(std::uint32_t token, DateAtom& atom) const
{
    const auto at = is_mark(token, ",") || is_a(token, of_) ? token + 1 : token;
    if (const auto number = year_number(at); number > 0) {
        atom.year_number = number;
        return at + 1;
    }
    return token;
}

std::optional<DateAtom> DateReader::atom_at(std::uint32_t token) const
{
    if (const Term* last = term(token, last_); last != nullptr && is_a(token + last->n_tokens, month_)) {
        if (auto atom = month_day(token + last->n_tokens)) { // "last Oct. 7"
            return atom;
        }
    }
    for (const auto reader : {&DateReader::numeric, &DateReader::day_month, &DateReader::month_day,
                              &DateReader::weekday_atom, &DateReader::month_alone, &DateReader::season}) {
        if (auto atom = (this->*reader)(token)) {
            return atom;
        }
    }
    return std::nullopt;
}

std::optional<DateAtom> DateReader::numeric(std::uint32_t token) const
{
    if (token >= end_ || doc_.tokens[token].kind != TokenKind::number) {
        return std::nullopt;
    }
    int parts[3] = {0, 0, 0};
    bool year_first = false;
    std::uint32_t last = token + 1;
    const auto fold = doc_.fold(token);
    if (std::count(fold.begin(), fold.end(), '.') == 2) {
        const char* at = fold.data();
        const char* const stop = fold.data() + fold.size();
        for (int& part : parts) {
            const auto [rest, error] = std::from_chars(at, stop, part);
            if (error != std::errc{}) {
                return std::nullopt;
            }
            at = rest < stop ? rest + 1 : rest;
        }
        year_first = parts[0] > 31;
    } else {
        const bool joined = token + 4 < end_ + 0U && !doc_.tokens[token + 1].space_before;
        const bool dash = joined && is_dash(token + 1) && is_dash(token + 3);
        const bool slash = joined && is_mark(token + 1, "/") && is_mark(token + 3, "/");
        if (!dash && !slash) {
            return std::nullopt;
        }
        parts[0] = digits(token);
        parts[1] = digits(token + 2);
        parts[2] = digits(token + 4);
        if (parts[2] < 0 && doc_.fold(token + 4).size() >= 3 && doc_.fold(token + 4)[2] == 't') { // "28T10:00"
            const auto day_and_time = doc_.fold(token + 4);
            std::from_chars(day_and_time.data(), day_and_time.data() + 2, parts[2]);
        }
        year_first = parts[0] > 31;
        last = token + 5;
    }
    if (year_first) {
        std::swap(parts[0], parts[2]);
    }
    if (!year_first && (parts[1] > 12 || calendar_.month_is_first(parts[0], parts[1], parts[2]))) { // 01/28/2024
        std::swap(parts[0], parts[1]);
    }
    if (parts[2] < 1700 || parts[2] >= 2100 || !is_valid_date(parts[2], parts[1], parts[0])) {
        return std::nullopt;
    }
    DateAtom atom;
    atom.day = parts[0];
    atom.month_number = parts[1];
    atom.year_number = parts[2];
    atom.last = last;
    return atom;
}

int DateReader::second_day(std::uint32_t& token, int first) const
{
    auto at = token;
    if (is_dash(at) || is_mark(at, "/")) {
        ++at;
    } else if (const Term* to = term(at, to_)) {
        at += to->n_tokens;
    } else {
        return 0;
    }
    const auto number = day_number(at);
    if (number <= first) {
        return 0;
    }
    token = at + 1;
    return number;
}

std::optional<DateAtom> DateReader::day_month(std::uint32_t token) const
{
    DateAtom atom;
    atom.day = day_number(token);
    if (atom.day < 0) {
        return std::nullopt;
    }
    auto at = token + 1;
    atom.last_day = second_day(at, atom.day);
    if (is_a(at, of_)) {
        ++at;
    }
    const bool hyphen = is_dash(at) && !doc_.tokens[at].space_before; // 5-May-2024
    if (hyphen) {
        ++at;
    }
    atom.month_number = month_at(at, at + 1 < end_ && year_number(at + 1) > 0);
    if (atom.month_number < 0 || !is_valid_date(2024, atom.month_number, std::max(atom.day, atom.last_day))) {
        return std::nullopt;
    }
    at = skip_stop_before_year(at + 1);
    if (hyphen && is_dash(at)) {
        ++at;
    }
    atom.last = take_year(at, atom);
    return atom;
}

std::uint32_t DateReader::skip_stop_before_year(std::uint32_t token) const
{
    const auto next = skip_stop(token);
    return next < end_ ? next : token;
}

std::optional<DateAtom> DateReader::month_day(std::uint32_t token) const
{
    DateAtom atom;
    atom.month_number = month_at(token, false);
    if (atom.month_number < 0) {
        return std::nullopt;
    }
    auto at = skip_stop(token + 1);
    if (is_a(at, the_)) {
        ++at;
    }
    atom.day = day_number(at);
    if (atom.day < 0 || !is_valid_date(2024, atom.month_number, atom.day)) {
        return std::nullopt;
    }
    ++at;
    const auto before = at;
    atom.last_day = second_day(at, atom.day);
    if (atom.last_day > 0 && (!is_valid_date(2024, atom.month_number, atom.last_day) || term(at, counted_) != nullptr ||
                              month_at(at, false) > 0)) {
        at = before; // "on May 5 and 12 people", "May 5 to 7 June"
        atom.last_day = 0;
    }
    atom.last = take_year(at, atom);
    return atom;
}

std::optional<DateAtom> DateReader::weekday_atom(std::uint32_t token) const
{
    DateAtom atom;
    auto at = token;
    if (const Term* last = term(at, last_); last != nullptr) {
        atom.last_one = true;
        at += last->n_tokens;
    } else if (const Term* coming = term(at, coming_); coming != nullptr) {
        atom.next_one = true;
        at += coming->n_tokens;
    } else if (is_a(at, this_)) {
        ++at;
    }
    const Term* found = term(at, small_weekday_);
    if (found == nullptr && at < end_ && doc_.tokens[at].capital) {
        found = term(at, weekday_);
    }
    if (found == nullptr) {
        return std::nullopt;
    }
    atom.weekday_number = value(*found);
    ++at;
    atom.last = at;
    at = skip_stop_before_year(at);
    if (at > atom.last && !is_abbreviated(at - 2)) {
        at = atom.last;
    }
    at = skip(at, daypart_);
    atom.last = std::max(atom.last, at);
    const bool bracket = is_mark(at, "(");
    if (bracket || is_mark(at, ",")) {
        ++at;
    }
    if (is_a(at, the_) || is_a(at, on_)) {
        ++at;
    }
    auto date = day_month(at);
    if (!date) {
        date = month_day(at);
    }
    if (date && date->last_day == 0) {
        date->last += bracket && is_mark(date->last, ")") ? 1U : 0U;
        return date;
    }
    if (const Term* week = term(atom.last, last_week_)) {
        atom.week_before = true;
        atom.last += week->n_tokens;
    }
    return atom;
}

std::optional<DateAtom> DateReader::month_alone(std::uint32_t token) const
{
    DateAtom atom;
    auto at = token;
    if (const Term* third = term(at, third_)) {
        const auto which = lexicon_.value(third->value);
        atom.third = which == "early" ? 1 : which == "mid" ? 2 : 3;
        at += third->n_tokens;
        if (is_dash(at)) {
            ++at;
        }
    }
    const Term* last = term(at, last_);
    const bool last_one = last != nullptr && is_a(at + last->n_tokens, month_);
    const Term* coming = term(at, coming_);
    const bool next_one = coming != nullptr && is_a(at + coming->n_tokens, month_);
    at += last_one ? last->n_tokens : next_one ? coming->n_tokens : 0U;
    atom.month_number = month_at(at, false);
    if (atom.month_number < 0) {
        return std::nullopt;
    }
    atom.next_one = next_one;
    ++at;
    if (const auto stop = skip_stop(at); stop < end_ && is_abbreviated(at - 1)) {
        at = stop;
    }
    atom.last = take_year(at, atom);
    const bool led_up_to = token > begin_ && (term(token - 1, year_before_) != nullptr || is_a(token - 1, this_));
    if (atom.year_number == 0 && atom.third == 0 && !last_one && !next_one && !led_up_to) {
        return std::nullopt;
    }
    if (atom.last < end_ && atom.last == at && atom.year_number == 0 && doc_.tokens[atom.last].capital &&
        !doc_.tokens[at - 1].all_caps && doc_.tokens[atom.last].kind == TokenKind::word) {
        return std::nullopt; // a name such as "May Creek"
    }
    return atom;
}

std::optional<DateAtom> DateReader::season(std::uint32_t token) const
{
    auto at = token;
    DateAtom atom;
    const Term* last = term(at, last_);
    atom.last_one = last != nullptr;
    at += atom.last_one ? last->n_tokens : 0U;
    const Term* found = term(at, season_);
    if (found == nullptr) {
        return std::nullopt;
    }
    atom.month_number = value(*found);
    atom.n_months = 3;
    atom.last = take_year(at + 1, atom);
    if (atom.year_number == 0 && !atom.last_one) {
        return std::nullopt;
    }
    return atom;
}

std::optional<DateAtom> DateReader::year_atom(std::uint32_t token) const
{
    DateAtom atom;
    auto at = token;
    if (const Term* third = term(at, third_)) {
        at += third->n_tokens;
        at += is_dash(at) ? 1U : 0U;
        atom.third = lexicon_.value(third->value) == "early" ? 1 : lexicon_.value(third->value) == "mid" ? 2 : 3;
    }
    if (at >= end_) {
        return std::nullopt;
    }
    if (const auto fold = doc_.fold(at); fold.size() == 5 && fold.ends_with("0s") && digits(at) >= 1700) {
        atom.year_number = digits(at);
        atom.decade = true;
        atom.last = at + 1;
        return atom;
    }
    const auto number = year_number(at);
    const bool compound = is_dash(at + 1) && at + 2 < end_ && !doc_.tokens[at + 1].space_before &&
                          !doc_.tokens[at + 2].space_before && doc_.tokens[at + 2].kind == TokenKind::word;
    if (number < 0 || compound || term(at + 1, counted_) != nullptr) {
        return std::nullopt;
    }
    const bool led_up_to =
        atom.third > 0 ||
        (at > begin_ && (term(at - 1, year_before_) != nullptr || is_a(at - 1, the_) || is_mark(at - 1, "(")));
    if (!led_up_to) {
        return std::nullopt;
    }
    atom.year_number = number;
    atom.last = at + 1;
    return atom;
}

} // namespace placeline::text
